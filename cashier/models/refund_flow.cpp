// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/refund_flow.h"

#include "log/log.h"
#include "models/payment_look.h"

namespace guitai::models {

namespace {

const log::Category lc{"models"};

using backend_client::Answer;
using backend_client::Failure;
using backend_client::Reply;

bool waitsForSecond(const wire::Refund& refund)
{
    return refund.status == "CREATED" && refund.approval && refund.approval->status == "PENDING";
}

RefundState stateOf(const wire::Refund& refund)
{
    if (waitsForSecond(refund))
        return RefundState::NeedsApproval;
    if (refund.status == "SUCCEEDED")
        return RefundState::Done;
    if (refund.status == "FAILED")
        return RefundState::Failed;
    return refund.status == "ABNORMAL" ? RefundState::Abnormal : RefundState::InProgress;
}

} // namespace

RefundFlow::RefundFlow(RefundParts parts)
    : m_parts(std::move(parts)), m_file(m_parts.pendingPath), m_poll(m_parts.timers)
{
}

bool RefundFlow::begin()
{
    const auto pending = m_file.load();
    if (!pending || isOpen())
        return isOpen();
    log::info(lc, "refund_resumed").with("key", pending->key.bytes());
    m_pending = *pending;
    m_resumed = true;
    refreshPayment();
    move(RefundState::Checking);
    find();
    return true;
}

bool RefundFlow::mayLeave() const
{
    return m_state == RefundState::Editing || lookOf(m_state).settled;
}

bool RefundFlow::open(const wire::Payment& payment)
{
    if (isOpen() && !mayLeave())
        return m_pending.paymentNo == payment.paymentNo;
    close();
    m_payment = payment;
    m_pending.paymentNo = payment.paymentNo;
    m_pending.amount = refundableOf(payment);
    refreshPayment();
    Q_EMIT stateChanged(m_state);
    return true;
}

void RefundFlow::close()
{
    ++m_turn;
    m_poll.stop();
    m_pending = {};
    m_payment.reset();
    m_refund.reset();
    m_failure = {};
    m_who = {};
    m_resumed = false;
    m_state = RefundState::Editing;
}

void RefundFlow::commit(const Money& amount, const QString& reason, const wire::SecondPerson& who)
{
    if (m_state != RefundState::Editing || !isOpen())
        return;
    // The same wish sent again is the same refund; another amount or reason is another.
    if (m_pending.key.isEmpty() || m_pending.amount != amount || m_pending.reason != reason)
        m_pending.key = MerchantRefundNo::trusted(m_parts.mintKey().bytes());
    m_pending.amount = amount;
    m_pending.reason = reason;
    m_who = who;
    if (!m_file.save(m_pending)) {
        Failure failure;
        failure.code = "TILL_DISK_WRITE_FAILED";
        refuse(failure);
        return;
    }
    m_resumed = false;
    send();
}

void RefundFlow::send()
{
    wire::CreateRefund refund;
    refund.merchantRefundNo = m_pending.key;
    refund.amount = m_pending.amount;
    refund.reason = m_pending.reason;
    if (m_state != RefundState::Checking)
        move(RefundState::Sending);
    m_parts.books.createRefund(m_pending.paymentNo, refund,
                               forThis<wire::Refund>([this](const auto& answer) { takeCreated(answer); }));
}

void RefundFlow::takeCreated(const Answer<wire::Refund>& answer)
{
    if (answer.ok()) {
        m_failure = {};
        take(answer.value());
        return;
    }
    const Failure& failure = answer.failure();
    // A request under this key that is still running may yet succeed: that is not known, not refused.
    if (failure.effectUnknown() || failure.code == "IDEMPOTENCY_REQUEST_RUNNING") {
        m_failure = failure;
        move(RefundState::Checking);
        return;
    }
    // While it is being checked, a refusal of the line says nothing about what was sent before.
    const bool ofTheLine = failure.kind == Failure::Kind::NotSent || failure.status == 503 || failure.status == 429 ||
                           failure.sessionEnded();
    if (m_state == RefundState::Checking && ofTheLine) {
        move(RefundState::Checking);
        return;
    }
    if (!ofTheLine)
        m_pending.key = {};
    refuse(failure);
}

void RefundFlow::refuse(const Failure& failure)
{
    m_failure = failure;
    m_file.remove();
    m_who = {};
    move(RefundState::Editing);
    refreshPayment();
}

bool RefundFlow::take(const wire::Refund& refund)
{
    const bool ours = isOpen() && !m_pending.key.isEmpty() && refund.merchantRefundNo == m_pending.key;
    if (!ours)
        return false;
    m_refund = refund;
    const RefundState next = stateOf(refund);
    if (next == RefundState::NeedsApproval && m_who.isThere()) {
        sendApproval();
        return true;
    }
    // A decision on its way is not overtaken by news from before it.
    if (next == RefundState::NeedsApproval && m_state == RefundState::Approving)
        return true;
    if (lookOf(next).settled)
        m_file.remove();
    refreshPayment();
    move(next);
    return true;
}

void RefundFlow::approve(const wire::SecondPerson& who)
{
    if (m_state != RefundState::NeedsApproval || !m_refund || !m_refund->approval)
        return;
    m_who = who;
    sendApproval();
}

void RefundFlow::sendApproval()
{
    move(RefundState::Approving);
    m_parts.books.approve(m_refund->approval->approvalNo, std::exchange(m_who, {}),
                          forThis<wire::Approval>([this](const auto& answer) { takeDecision(answer); }));
}

void RefundFlow::takeDecision(const Answer<wire::Approval>& answer)
{
    m_failure = answer.ok() ? Failure{} : answer.failure();
    if (answer.ok() || m_failure.effectUnknown() || m_failure.code == "APPROVAL_ENDED") {
        // Decided, or perhaps: the refund itself says what became of it.
        move(RefundState::Checking);
        ask();
        return;
    }
    move(RefundState::NeedsApproval);
}

void RefundFlow::cancel()
{
    if (m_state != RefundState::NeedsApproval || !m_refund || !m_refund->approval)
        return;
    move(RefundState::Approving);
    m_parts.books.cancelApproval(m_refund->approval->approvalNo,
                                 forThis<wire::Approval>([this](const auto& answer) { takeDecision(answer); }));
}

void RefundFlow::recheck()
{
    if (!isOpen() || !lookOf(m_state).watched)
        return;
    if (m_refund)
        ask();
    else
        find();
}

void RefundFlow::ask()
{
    m_parts.books.getRefund(m_refund->refundNo, forThis<wire::Refund>([this](const Answer<wire::Refund>& answer) {
                                if (answer.ok())
                                    take(answer.value());
                                else
                                    move(m_state);
                            }));
}

/// Whether the backend has it, by its key.
void RefundFlow::find()
{
    m_parts.books.listRefunds(
        m_pending.paymentNo, forThis<wire::RefundPage>([this](const Answer<wire::RefundPage>& answer) {
            if (!answer.ok()) {
                move(m_state);
                return;
            }
            for (const wire::Refund& refund : answer.value().refunds) {
                if (take(refund))
                    return;
            }
            if (!m_resumed) {
                send(); // the same key again: whether the first request is on its way or lost, one refund results
                return;
            }
            Failure failure;
            failure.code = "REFUND_NOT_SENT_BEFORE";
            refuse(failure);
        }));
}

void RefundFlow::refreshPayment()
{
    m_parts.books.getDetail(m_pending.paymentNo,
                            forThis<wire::PaymentDetail>([this](const Answer<wire::PaymentDetail>& answer) {
                                if (!answer.ok())
                                    return;
                                m_payment = answer.value().payment;
                                Q_EMIT changed();
                            }));
}

void RefundFlow::move(RefundState state)
{
    const bool isNew = m_state != state;
    m_state = state;
    if (lookOf(state).watched)
        m_poll.start(m_parts.poll, [this] { recheck(); });
    else
        m_poll.stop();
    if (isNew)
        Q_EMIT stateChanged(state);
    Q_EMIT changed();
}

template <class T>
Reply<T> RefundFlow::forThis(std::function<void(const Answer<T>&)> then)
{
    return Reply<T>(this, [this, turn = m_turn, then = std::move(then)](const Answer<T>& answer) {
        if (turn == m_turn)
            then(answer);
    });
}

} // namespace guitai::models
