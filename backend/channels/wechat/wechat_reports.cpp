// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_reports.h"

#include "wechat/wechat_states.h"

namespace guitai::wechat {

namespace {

using channels::Notice;
using channels::PlaceOutcome;
using channels::PlaceState;
using channels::RefundNotice;
using channels::RefundOrder;
using channels::RefundReport;
using channels::RefundState;
using channels::Report;
using channels::ReportedState;

constexpr char kUnreadable[] = "WECHAT_ANSWER_UNREADABLE";
constexpr char kMismatch[] = "WECHAT_ANSWER_MISMATCH";

Report reportOf(const Transaction& transaction, const Account& account)
{
    Report report;
    report.attemptNo = transaction.attemptNo;
    report.foreignIdentity = transaction.mchid != account.mchid || transaction.appid != account.appid;
    report.state = reportedState(transaction.tradeState);
    if (report.state == ReportedState::Unknown || report.state == ReportedState::Failed)
        report.errorCode = transaction.tradeState;
    if (report.state != ReportedState::Paid)
        return report;
    if (transaction.tradeNo.isEmpty() || !transaction.amount) {
        // Paid, but with money that cannot be told: nothing may be booked on it.
        report.state = ReportedState::Unknown;
        report.errorCode = kUnreadable;
        return report;
    }
    report.money = channels::ReceivedMoney{transaction.tradeNo, *transaction.amount, transaction.paidAt};
    return report;
}

RefundReport reportOf(const Refund& refund)
{
    RefundReport report;
    report.refundNo = refund.refundNo;
    report.attemptNo = refund.attemptNo;
    report.channelRefundNo = refund.channelRefundNo;
    report.state = refundState(refund.status);
    report.amount = refund.amount;
    if (report.state != RefundState::Succeeded && report.state != RefundState::Processing)
        report.errorCode = refund.status;
    if (report.state == RefundState::Succeeded) {
        report.finishedAt = refund.finishedAt;
        if (!refund.amount) { // given back, but nobody can tell what
            report.state = RefundState::Unknown;
            report.errorCode = kUnreadable;
        }
    }
    return report;
}

/// The event and the plain text must say the same.
bool eventTells(const NoticeEnvelope& envelope, const Refund& refund)
{
    return envelope.resource.originalType == "refund" && envelope.eventType == "REFUND." + refund.status;
}

} // namespace

PlaceOutcome notPlaced(const Answer& answer)
{
    PlaceOutcome outcome;
    outcome.errorCode = answer.errorCode;
    if (answer.isTrusted && answer.status == 200)
        outcome.errorCode = kUnreadable;
    else if (answer.isTrusted)
        outcome.state = placeState(answer.status, answer.errorCode);
    outcome.isTechnical = outcome.state == channels::PlaceState::Refused && isTechnicalRefusal(answer.errorCode);
    return outcome;
}

PlaceOutcome readCodePaid(const Answer& answer, const Account& account, const channels::Order& order)
{
    PlaceOutcome outcome;
    outcome.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return outcome;
    if (answer.status != 200) {
        outcome.state = codePayState(answer.status, answer.errorCode);
        const bool goesOn = outcome.state == PlaceState::Placed;
        outcome.errorCode = goesOn ? QByteArray() : codePayError(answer.errorCode);
        return outcome;
    }
    const Report report = readQueried(answer, account, order.attemptNo);
    outcome.errorCode = report.errorCode;
    // Money of another merchant, application or amount is for the query that follows, which makes an exception of it.
    const bool isOurs = !report.foreignIdentity && (!report.money || report.money->amount == order.amount);
    if (!isOurs) {
        outcome.errorCode = kMismatch;
        return outcome;
    }
    switch (report.state) {
    case ReportedState::Paid:
        outcome.state = PlaceState::Paid;
        outcome.money = report.money;
        break;
    case ReportedState::NotPaid:
    case ReportedState::Paying: outcome.state = PlaceState::Placed; break;
    case ReportedState::Failed: outcome.state = PlaceState::Refused; break;
    // Nobody has reversed it yet: what that means is for the query to say.
    case ReportedState::Closed:
    case ReportedState::Reversed: outcome.errorCode = kMismatch; break;
    case ReportedState::NotFound:
    case ReportedState::Unknown: break;
    }
    return outcome;
}

channels::ReverseOutcome readReversed(const Answer& answer, const Account& account, const AttemptNo& attemptNo)
{
    channels::ReverseOutcome outcome;
    outcome.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return outcome;
    if (answer.status != 200)
        outcome.state = reverseState(answer.status, answer.errorCode);
    else if (isReversal(answer.body, account, attemptNo))
        outcome.state = channels::ReverseState::Reversed;
    else
        outcome.errorCode = kMismatch;
    return outcome;
}

Report readQueried(const Answer& answer, const Account& account, const AttemptNo& attemptNo)
{
    Report report;
    report.attemptNo = attemptNo;
    report.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return report;
    if (answer.status != 200) {
        report.state = queryState(answer.status, answer.errorCode);
        return report;
    }
    const auto transaction = readTransaction(answer.body);
    if (!transaction || transaction->attemptNo != attemptNo) {
        report.errorCode = transaction ? kMismatch : kUnreadable;
        return report;
    }
    return reportOf(*transaction, account);
}

Notice readVerified(const NoticeEnvelope& envelope, QByteArrayView plain, const Account& account)
{
    Notice notice;
    notice.noticeId = envelope.noticeId;
    const auto transaction = readTransaction(plain);
    if (!transaction) {
        notice.report.errorCode = kUnreadable;
        return notice;
    }
    notice.report = reportOf(*transaction, account);
    if (envelope.eventType == "TRANSACTION.SUCCESS" && envelope.resource.originalType == "transaction")
        return notice;
    notice.report.state = ReportedState::Unknown;
    notice.report.money.reset();
    notice.report.errorCode = envelope.eventType;
    return notice;
}

RefundReport readRefunded(const Answer& answer, const RefundOrder& order, RefundState (*ofError)(int, QByteArrayView))
{
    RefundReport report;
    report.refundNo = order.refundNo;
    report.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return report;
    if (answer.status != 200) {
        report.state = ofError(answer.status, answer.errorCode);
        return report;
    }
    const auto refund = readRefund(answer.body);
    if (!refund || refund->refundNo != order.refundNo) {
        report.errorCode = refund ? kMismatch : kUnreadable;
        return report;
    }
    return reportOf(*refund);
}

RefundNotice readVerifiedRefund(const NoticeEnvelope& envelope, QByteArrayView plain, const Account& account)
{
    RefundNotice notice;
    notice.noticeId = envelope.noticeId;
    const auto refund = readRefundNotice(plain);
    if (!refund) {
        notice.report.errorCode = kUnreadable;
        return notice;
    }
    notice.report = reportOf(*refund);
    notice.report.foreignIdentity = refund->mchid != account.mchid;
    if (!eventTells(envelope, *refund)) {
        notice.report.state = RefundState::Unknown;
        notice.report.errorCode = envelope.eventType;
    }
    return notice;
}

} // namespace guitai::wechat
