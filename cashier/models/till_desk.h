// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// TillDesk: everything a till does between signing in and signing out, without a window: the session, the
// sale, the stream that brings news, the last results and today's totals. GUI thread.
#pragma once

#include "backend_client/link_watch.h"
#include "backend_client/stream_client.h"
#include "models/left_behind.h"
#include "models/payment_flow.h"
#include "models/recent_results.h"
#include "models/wallets.h"
#include "wire/reconciliation_wire.h"
#include "wire/refund_wire.h"

namespace guitai::models {

struct DeskParts
{
    backend_client::Backend& backend;
    backend_client::StreamClient& stream;
    backend_client::LinkWatch& link;
    async::Timers& timers;
    FlowParts flow;
    TillNo tillNo;
};

class TillDesk final : public QObject
{
    Q_OBJECT

public:
    explicit TillDesk(DeskParts parts);

    void signIn(const OperatorId& operatorId, const Secret& password);
    void signOut();
    /// Another part was told that the session is over.
    void endedByBackend() { endSession(true); }
    bool isSignedIn() const { return m_session.has_value(); }
    const std::optional<wire::Session>& session() const { return m_session; }
    const TillNo& tillNo() const { return m_parts.tillNo; }

    PaymentFlow& flow() { return m_flow; }
    RecentResults& recent() { return m_recent; }
    Wallets& wallets() { return m_wallets; }
    const std::optional<wire::Totals>& totals() const { return m_totals; }
    const backend_client::LinkWatch& link() const { return m_parts.link; }
    bool isLive() const { return m_parts.stream.isLive(); }
    /// Money that came for payments the till no longer shows, oldest first, until somebody has seen it.
    const std::vector<wire::Payment>& lateMoney() const { return m_late; }
    void dismissLateMoney();

Q_SIGNALS:
    void signedIn();
    /// Signed out by the cashier, or by the backend.
    void signedOut(bool byBackend);
    void signInRefused(const guitai::backend_client::Failure& failure);
    void totalsChanged();
    /// The stream told of a payment, of this till or another of the shop.
    void paymentNews(const guitai::wire::Payment& payment);
    void refundNews(const guitai::wire::Refund& refund);
    void runNews(const guitai::wire::ReconciliationRun& run);
    void lateMoneyChanged(bool more);
    /// The wallets should be asked for: signed in, or events of theirs may have been missed.
    void walletsWanted();
    void liveChanged();
    void linkChanged();

private:
    void enter(const wire::Session& session);
    void takeEvent(const wire::Event& event, std::chrono::nanoseconds receivedAt);
    void take(const wire::Payment& payment);
    void tellLate(const wire::Payment& payment);
    void endSession(bool byBackend);
    void refreshSoon();
    void refresh();

    DeskParts m_parts;
    PaymentFlow m_flow;
    LeftBehind m_leftBehind;
    RecentResults m_recent;
    Wallets m_wallets;
    backend_client::Alarm m_refresh;
    std::optional<wire::Session> m_session;
    std::optional<wire::Totals> m_totals;
    std::vector<wire::Payment> m_late;
    bool m_signingIn = false;
};

} // namespace guitai::models
