// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Till: the program without its command line: every part made once and joined. The only place of the
// cashier where concrete parts meet. GUI thread.
#pragma once

#include "backend_client/http_backend.h"
#include "backend_client/http_books.h"
#include "backend_client/http_reconciliation.h"
#include "backend_client/link_watch.h"
#include "backend_client/stream_client.h"
#include "models/refund_flow.h"
#include "models/till_desk.h"
#include "models/till_settings.h"
#include "till/till_window.h"
#include "widgets/theme.h"

class QApplication;

namespace guitai::sound {
class Player;
}

namespace guitai::till {

struct TillOptions
{
    QUrl backend;
    TillNo tillNo;
    QString settingsPath;
    QString language; ///< empty: as remembered
    QString theme;    ///< "light" or "dark"; empty: as remembered
    models::FlowTimes flowTimes = {};
    backend_client::CallLimits callLimits = {};
    backend_client::StreamTimes streamTimes = {};
    Duration linkEvery = std::chrono::seconds(1);
    bool silent = false;
    const Clock* clock = nullptr; ///< outlives the till; null: the system's
};

class Till
{
public:
    Till(QApplication& application, const TillOptions& options);
    ~Till();
    Till(const Till&) = delete;
    Till& operator=(const Till&) = delete;

    TillWindow& window() { return *m_window; }
    models::TillDesk& desk() { return m_desk; }
    models::RefundFlow& refund() { return m_refund; }
    models::TillSettings& settings() { return m_settings; }

private:
    SystemClock m_systemClock;
    const Clock& m_clock;
    models::TillSettings m_settings;
    Language m_language;
    async::QtTimers m_timers;
    std::unique_ptr<http::Client> m_http;
    backend_client::HttpBackend m_backend;
    backend_client::StreamClient m_stream;
    backend_client::LinkWatch m_link;
    models::TillDesk m_desk;
    backend_client::HttpBooks m_books;
    backend_client::HttpReconciliation m_reconciliation;
    models::RefundFlow m_refund;
    widgets::Theme m_theme;
    std::unique_ptr<sound::Player> m_player;
    std::unique_ptr<TillWindow> m_window;
};

} // namespace guitai::till
