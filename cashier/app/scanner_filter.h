// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ScannerFilter: hears every key of the program before its windows do and takes scans out of them, whatever has the
// focus. What is no scan, or nobody's, reaches its window as it was typed, at most a blink later. GUI thread.
#pragma once

#include "backend_client/alarm.h"
#include "models/scan_reader.h"

#include <QKeyEvent>
#include <QObject>
#include <QPointer>

namespace guitai::till {

class ScannerFilter final : public QObject
{
public:
    /// True when the digits were wanted; otherwise they are typed after all.
    using Take = std::function<bool(const QByteArray& digits)>;

    /// Installs itself on the application.
    ScannerFilter(async::Timers& timers, const Clock& clock, Take take);
    ~ScannerFilter() override;

    /// Keys are kept back that may yet be a scan's.
    bool isHolding() const { return !m_kept.empty(); }

private:
    using Act = models::ScanReader::Act;
    struct Kept
    {
        QPointer<QObject> receiver;
        std::unique_ptr<QKeyEvent> event;
    };

    bool eventFilter(QObject* receiver, QEvent* event) override;
    bool press(QObject* receiver, const QKeyEvent& event);
    /// True when the key that led to it is not to go on.
    bool follow(Act act);
    bool finishScan();
    void keep(QObject* receiver, const QKeyEvent& event);
    void replay();
    void pause(int turn);
    Duration timeOf(const QKeyEvent& event) const;

    const Clock& m_clock;
    const Take m_take;
    models::ScanReader m_reader;
    backend_client::Alarm m_pause;
    std::vector<Kept> m_kept;
    int m_turn = 0; ///< counts keys, so that a pause that was overtaken by one is none
    bool m_isReplaying = false;
};

} // namespace guitai::till
