// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payment_flow.h"

#include "log/log.h"
#include "models/payment_reading.h"

#include <algorithm>

namespace guitai::models {

namespace {

const log::Category lc{"models"};

using backend_client::Answer;
using backend_client::Backend;
using backend_client::Failure;
using backend_client::Reply;

/// The backend says that this very order exists or is being worked on: finding it brings the rest.
bool meansOrderExists(const Failure& failure)
{
    return failure.code == "IDEMPOTENCY_REQUEST_RUNNING" || failure.code == "IDEMPOTENCY_KEY_REUSED" ||
           failure.code == "MERCHANT_ORDER_NO_USED";
}

/// Nothing began, and the same request may be sent again.
bool meansLaterPlease(const Failure& failure)
{
    return failure.kind == Failure::Kind::NotSent || failure.sessionEnded() || failure.status == 429 ||
           failure.status == 503;
}

} // namespace

PaymentFlow::PaymentFlow(FlowParts parts)
    : m_parts(std::move(parts)), m_file(m_parts.pendingPath), m_poll(m_parts.timers), m_timeUp(m_parts.timers),
      m_stateOver(m_parts.timers)
{
}

void PaymentFlow::begin(SaleTerms terms)
{
    m_terms = std::move(terms);
    if (std::exchange(m_begun, true)) {
        recheck();
        return;
    }
    const auto pending = m_file.load();
    if (!pending)
        return;
    m_sale = Sale{pending->key, pending->amount, {}, {}, false};
    m_resumed = true;
    move(PaymentInput::Resume);
    recheck();
}

Keys PaymentFlow::keys() const
{
    Keys keys = lookOf(m_state).keys;
    if (keys.testFlag(Key::StopLater) && !m_sale.stopAsked && inStateFor() >= m_parts.times.stopAfter)
        keys |= Key::Stop;
    return keys;
}

Duration PaymentFlow::codeLeft() const
{
    const auto left = m_codeEndsAt - m_parts.clock.monotonic();
    return std::max(Duration(0), std::chrono::duration_cast<Duration>(left));
}

void PaymentFlow::commit(const Money& amount)
{
    if (m_state != PaymentState::Entering || !m_begun || inStateFor() < m_parts.times.primaryGuard)
        return;
    start(amount);
}

bool PaymentFlow::takesCode() const
{
    const bool isNew = m_state == PaymentState::Entering || after(m_state, PaymentInput::NewCode) != m_state;
    return m_begun && isNew && inStateFor() >= m_parts.times.primaryGuard;
}

void PaymentFlow::commitCode(const Money& amount, Secret code)
{
    if (takesCode())
        start(m_state == PaymentState::Entering ? amount : m_sale.amount, std::move(code));
}

void PaymentFlow::pressPrimary()
{
    if (!keys().testFlag(Key::Primary) || inStateFor() < m_parts.times.primaryGuard)
        return;
    if (after(m_state, PaymentInput::NewCode) != m_state)
        start(m_sale.amount);
    else
        next();
}

void PaymentFlow::pressStop()
{
    if (!keys().testFlag(Key::Stop))
        return;
    if (m_state == PaymentState::Sending) {
        m_sale.stopAsked = true;
        Q_EMIT saleChanged();
    } else if (after(m_state, PaymentInput::StopAsked) != m_state) {
        move(PaymentInput::StopAsked);
    } else {
        next();
    }
}

void PaymentFlow::pressQuery()
{
    if (!keys().testFlag(Key::Query) || m_asking)
        return;
    if (m_sale.payment)
        ask(&Backend::queryPayment);
    else
        poll();
    Q_EMIT saleChanged();
}

void PaymentFlow::recheck()
{
    if (lookOf(m_state).watched && !m_asking)
        poll();
}

bool PaymentFlow::takePayment(const wire::Payment& payment)
{
    if (m_sale.key.isEmpty() || payment.merchantOrderNo != m_sale.key)
        return false;
    // Answers may overtake each other: what is final is not unsaid by an older document.
    if (m_sale.payment && isFinal(*m_sale.payment) && !isFinal(payment))
        return true;
    m_sale.payment = payment;
    m_code = {}; // the backend has it
    const PaymentInput input = readingOf(payment);
    if (input == PaymentInput::Placed && m_codeLife.count() == 0)
        startCountdown(payment);
    move(input);
    if (m_sale.stopAsked && !isFinal(payment))
        move(PaymentInput::StopAsked);
    if (lookOf(m_state).watched)
        schedulePoll();
    return true;
}

/// The one place where a key is minted. A sale that came back unsent keeps its key while its amount stays.
void PaymentFlow::start(const Money& amount, Secret code)
{
    // With a customer's code it would be another request under the same key.
    const bool isSame = m_sale.amount == amount && !m_sale.isScanned() && code.isEmpty();
    const bool keepsKey = m_state == PaymentState::Entering && !m_sale.key.isEmpty() && isSame;
    if (m_sale.payment && !isFinal(*m_sale.payment) && m_state != PaymentState::Entering)
        Q_EMIT leftBehind(*m_sale.payment);
    const PaymentInput input = m_state == PaymentState::Entering ? PaymentInput::Commit : PaymentInput::NewCode;
    m_sale = Sale{keepsKey ? m_sale.key : m_parts.mintKey(), amount, {}, {}, false};
    m_code = std::move(code);
    if (!m_code.isEmpty()) {
        const auto wallet = wire::PayerCodes::usual().walletOf(m_code.reveal());
        m_sale.wallet = wallet ? wallet->payWay : QByteArray();
        m_sale.shortCode = wire::shortPayerCode(m_code.reveal());
    }
    m_resumed = false;
    m_asking = false;
    m_codeLife = Duration(0);
    if (!m_file.save(PendingSale{m_sale.key, amount})) {
        Q_EMIT couldNotSave();
        return;
    }
    move(input);
    send();
}

void PaymentFlow::send()
{
    wire::CreatePayment payment;
    payment.merchantOrderNo = m_sale.key;
    payment.amount = m_sale.amount;
    payment.subject = m_terms.subject;
    payment.payWay = m_sale.isScanned() ? QByteArray("AUTO_CODE") : m_terms.payWay;
    payment.authCode = m_code;
    payment.expiresIn = m_terms.expiresIn;
    payment.tillNo = m_terms.tillNo;
    m_parts.backend.createPayment(payment, IdempotencyKey::trusted(m_sale.key.bytes()),
                                  forThisSale<wire::Payment>([this](const PaymentAnswer& answer) {
                                      if (answer.ok())
                                          takePayment(answer.value());
                                      else
                                          takeCreateFailure(answer.failure());
                                  }));
}

void PaymentFlow::takeCreateFailure(const Failure& failure)
{
    if (failure.sessionEnded())
        Q_EMIT sessionEnded();
    if (meansLaterPlease(failure)) {
        if (m_state == PaymentState::Sending) {
            m_code = {};
            move(PaymentInput::NotSent);
            Q_EMIT amountReturned(m_sale.amount, failure);
        }
    } else if (failure.effectUnknown() || meansOrderExists(failure)) {
        move(PaymentInput::Unclear);
    } else {
        m_code = {};
        m_sale.failure = failure;
        move(PaymentInput::Refused);
    }
    if (lookOf(m_state).watched)
        schedulePoll();
}

void PaymentFlow::move(PaymentInput input)
{
    const PaymentState to = after(m_state, input);
    if (to == m_state) {
        Q_EMIT saleChanged();
        return;
    }
    log::info(lc, "payment_state")
        .with("from", lookOf(m_state).name)
        .with("to", lookOf(to).name)
        .with("merchant_order_no", m_sale.key.bytes())
        .with("payment_no", m_sale.payment ? m_sale.payment->paymentNo.bytes() : QByteArray());
    m_state = to;
    m_changedAt = m_parts.clock.monotonic();
    arrive();
    Q_EMIT stateChanged(m_state);
}

void PaymentFlow::arrive()
{
    const StateLook& look = lookOf(m_state);
    m_stateOver.stop();
    m_poll.stop();
    if (look.settled)
        m_file.remove();
    if (m_state != PaymentState::ShowingQr)
        m_timeUp.stop();
    if (look.watched)
        watch();
    if (m_state == PaymentState::Sending)
        m_stateOver.start(m_parts.times.stopAfter, [this] { Q_EMIT saleChanged(); });
    if (m_state == PaymentState::Paid)
        m_stateOver.start(m_parts.times.paidShown, [this] { next(); });
    if (m_state == PaymentState::ShowingQr)
        m_timeUp.start(codeLeft(), [this] { move(PaymentInput::TimeUp); });
    if (m_state == PaymentState::Reversing)
        close();
    // No code of a failed try may stay payable while the customer is given another.
    if (m_state == PaymentState::Failed && m_sale.payment && !isFinal(*m_sale.payment))
        close();
}

void PaymentFlow::next()
{
    const bool unsettled = m_sale.payment && !isFinal(*m_sale.payment);
    if (after(m_state, PaymentInput::Next) == m_state)
        return;
    if (unsettled)
        Q_EMIT leftBehind(*m_sale.payment);
    m_file.remove();
    m_sale = Sale{};
    m_code = {};
    m_codeLife = Duration(0);
    m_asking = false;
    m_resumed = false;
    move(PaymentInput::Next);
    Q_EMIT saleEnded();
}

void PaymentFlow::startCountdown(const wire::Payment& payment)
{
    // The length comes from the backend's two instants and runs on our monotonic clock, so a till whose
    // wall clock is wrong counts right. Only after a restart the wall clock has to say what is left.
    m_codeLife = std::max(Duration(1000), payment.expiresAt - payment.createdAt);
    const Duration left =
        m_resumed ? std::clamp(payment.expiresAt - m_parts.clock.now(), Duration(0), m_codeLife) : m_codeLife;
    m_codeEndsAt = m_parts.clock.monotonic() + left;
}

} // namespace guitai::models
