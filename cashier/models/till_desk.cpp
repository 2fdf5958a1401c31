// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/till_desk.h"

#include "log/log.h"
#include "models/payment_reading.h"
#include "wire/withdrawal_wire.h"

#include <QJsonDocument>

#include <algorithm>

namespace guitai::models {

namespace {

const log::Category lc{"models"};
constexpr Duration kRefreshDelay = std::chrono::milliseconds(250);

using backend_client::Answer;
using backend_client::LinkWatch;
using backend_client::Reply;
using backend_client::StreamClient;

} // namespace

TillDesk::TillDesk(DeskParts parts)
    : m_parts(std::move(parts)), m_flow(m_parts.flow), m_leftBehind(m_parts.backend, m_parts.timers),
      m_refresh(m_parts.timers)
{
    connect(&m_parts.stream, &StreamClient::eventReceived, this, &TillDesk::takeEvent);
    connect(&m_parts.stream, &StreamClient::liveChanged, this, &TillDesk::liveChanged);
    connect(&m_parts.stream, &StreamClient::tokenRefused, this, [this] { endSession(true); });
    connect(&m_parts.stream, &StreamClient::resyncNeeded, this, [this] {
        m_flow.recheck();
        refreshSoon();
        Q_EMIT walletsWanted();
    });
    connect(&m_parts.link, &LinkWatch::changed, this, &TillDesk::linkChanged);
    connect(&m_parts.link, &LinkWatch::restored, this, [this] {
        m_parts.stream.hurry();
        m_flow.recheck();
        refreshSoon();
    });
    connect(&m_flow, &PaymentFlow::sessionEnded, this, [this] { endSession(true); });
    connect(&m_flow, &PaymentFlow::leftBehind, &m_leftBehind, &LeftBehind::add);
    connect(&m_flow, &PaymentFlow::saleChanged, this, [this] {
        if (m_flow.sale().payment)
            m_recent.take(*m_flow.sale().payment);
    });
    connect(&m_flow, &PaymentFlow::stateChanged, this, [this] {
        if (m_flow.sale().payment)
            m_recent.take(*m_flow.sale().payment);
        refreshSoon();
    });
    connect(&m_leftBehind, &LeftBehind::moneyCame, this, &TillDesk::tellLate);
}

void TillDesk::signIn(const OperatorId& operatorId, const Secret& password)
{
    if (std::exchange(m_signingIn, true))
        return;
    wire::CreateSession request;
    request.operatorId = operatorId;
    request.password = password;
    request.tillNo = m_parts.tillNo;
    m_parts.backend.signIn(request, Reply<wire::Session>(this, [this](const Answer<wire::Session>& answer) {
                               m_signingIn = false;
                               if (answer.ok())
                                   enter(answer.value());
                               else
                                   Q_EMIT signInRefused(answer.failure());
                           }));
}

void TillDesk::enter(const wire::Session& session)
{
    log::info(lc, "signed_in").with("operator", session.operatorId.bytes());
    m_session = session;
    m_parts.stream.open(session.token);
    SaleTerms terms;
    terms.tillNo = m_parts.tillNo;
    terms.subject = session.merchantName.isEmpty() ? session.merchantId.text() : session.merchantName;
    Q_EMIT signedIn();
    m_flow.begin(terms);
    refresh();
    Q_EMIT walletsWanted();
}

void TillDesk::signOut()
{
    if (!m_session)
        return;
    m_parts.backend.signOut(Reply<Done>(this, [](const Answer<Done>&) {}));
    endSession(false);
}

void TillDesk::endSession(bool byBackend)
{
    if (!m_session)
        return;
    log::info(lc, "signed_out").with("by_backend", byBackend ? 1 : 0);
    m_session.reset();
    m_parts.stream.close();
    m_refresh.stop();
    m_wallets.clear();
    Q_EMIT signedOut(byBackend);
}

void TillDesk::takeEvent(const wire::Event& event, std::chrono::nanoseconds receivedAt)
{
    if (wire::tellsOfRefund(event.type)) { // its payment is told by an event of its own
        if (const Result<wire::Refund> refund = wire::Refund::read(event.data))
            Q_EMIT refundNews(*refund);
        return;
    }
    if (wire::tellsOfReconciliation(event.type)) {
        const QByteArray data = QJsonDocument(event.data).toJson(QJsonDocument::Compact);
        if (const auto run = wire::ReconciliationRun::read(QByteArrayView(data)))
            Q_EMIT runNews(*run);
        return;
    }
    if (wire::tellsOfWithdrawal(event.type)) // nothing of a till's
        return;
    if (wire::tellsOfChannel(event.type)) {
        if (const Result<wire::ChannelState> wallet = wire::ChannelState::read(event.data))
            m_wallets.take(*wallet);
        return;
    }
    const Result<wire::Payment> payment = wire::Payment::read(event.data);
    if (!payment) {
        log::warning(lc, "event_unreadable").with("type", event.type).with("code", payment.error().code.name);
        return;
    }
    Q_EMIT paymentNews(*payment);
    // The stream is the merchant's; other tills' payments are not ours to sell on.
    if (payment->tillNo != m_parts.tillNo)
        return;
    if (event.type == wire::event_types::kPaymentSucceeded) {
        log::info(lc, "push_received")
            .with("payment_no", payment->paymentNo.bytes())
            .with("monotonic_ns", static_cast<qint64>(receivedAt.count()));
    }
    take(*payment);
}

void TillDesk::take(const wire::Payment& payment)
{
    const PaymentState before = m_flow.state();
    const bool shown = m_flow.takePayment(payment);
    m_recent.take(payment);
    refreshSoon();
    if (m_leftBehind.take(payment) || !payment.doubtfulMoney)
        return;
    // The big panel tells it where it can; a paid payment that was paid twice, and one that is gone from
    // the screen, are told by the banner.
    if (!shown || (m_flow.state() == before && before != PaymentState::PaidLate))
        tellLate(payment);
}

void TillDesk::tellLate(const wire::Payment& payment)
{
    const auto same = std::find_if(m_late.begin(), m_late.end(), [&payment](const wire::Payment& known) {
        return known.paymentNo == payment.paymentNo;
    });
    m_recent.take(payment);
    refreshSoon();
    if (same != m_late.end()) {
        *same = payment;
        Q_EMIT lateMoneyChanged(false);
        return;
    }
    m_late.push_back(payment);
    Q_EMIT lateMoneyChanged(true);
}

void TillDesk::dismissLateMoney()
{
    if (m_late.empty())
        return;
    m_late.erase(m_late.begin());
    Q_EMIT lateMoneyChanged(false);
}

void TillDesk::refreshSoon()
{
    // Several pieces of news at once are one question.
    if (m_session && !m_refresh.isRunning())
        m_refresh.start(kRefreshDelay, [this] { refresh(); });
}

void TillDesk::refresh()
{
    if (!m_session)
        return;
    m_parts.backend.totals(m_parts.tillNo, Reply<wire::Totals>(this, [this](const Answer<wire::Totals>& answer) {
                               if (!answer.ok())
                                   return;
                               m_totals = answer.value();
                               Q_EMIT totalsChanged();
                           }));
    m_parts.backend.listPayments(m_parts.tillNo, RecentResults::kShown,
                                 Reply<wire::PaymentPage>(this, [this](const Answer<wire::PaymentPage>& answer) {
                                     if (answer.ok())
                                         m_recent.replace(answer.value().payments);
                                 }));
}

} // namespace guitai::models
