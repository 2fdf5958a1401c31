// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat_v2/wechat_v2_reports.h"

#include "crypto/hash.h"
#include "wechat_v2/wechat_v2_states.h"

namespace guitai::wechat_v2 {

namespace {

using channels::CloseOutcome;
using channels::Notice;
using channels::PlaceOutcome;
using channels::PlaceState;
using channels::RefundNotice;
using channels::RefundOrder;
using channels::RefundReport;
using channels::RefundState;
using channels::Report;
using channels::ReportedState;
using channels::ReverseOutcome;
using channels::ReverseState;

constexpr char kUnreadable[] = "WECHAT_ANSWER_UNREADABLE";
constexpr char kMismatch[] = "WECHAT_ANSWER_MISMATCH";
constexpr char kCallAgain[] = "WECHAT_RECALL";

void setMoney(Report& report, const Transaction& transaction)
{
    if (report.state != ReportedState::Paid)
        return;
    if (transaction.tradeNo.isEmpty() || !transaction.amount) {
        // Paid, but with money that cannot be told: nothing may be booked on it.
        report.state = ReportedState::Unknown;
        report.errorCode = kUnreadable;
        return;
    }
    report.money = channels::ReceivedMoney{transaction.tradeNo, *transaction.amount, transaction.paidAt};
}

Report reportOf(const Transaction& transaction, const Fields& fields, const Account& account)
{
    Report report;
    report.attemptNo = transaction.attemptNo;
    report.foreignIdentity = !isOurs(fields, account);
    report.state = reportedState(transaction.tradeState);
    if (report.state == ReportedState::Unknown || report.state == ReportedState::Failed)
        report.errorCode = codeText(transaction.tradeState);
    setMoney(report, transaction);
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
        report.errorCode = codeText(refund.status);
    if (report.state == RefundState::Succeeded) {
        report.finishedAt = refund.finishedAt;
        if (!refund.amount) { // given back, but nobody can tell what
            report.state = RefundState::Unknown;
            report.errorCode = kUnreadable;
        }
    }
    return report;
}

/// The same for a repetition, which has a nonce and so a signature of its own.
QByteArray contentId(Fields fields)
{
    fields.erase("nonce_str");
    fields.erase("sign");
    return crypto::sha256(xml::writeFlat(fields)).toHex().first(40);
}

/// Another refund's or order's answer is none.
bool isOf(const Refund& refund, const RefundOrder& order)
{
    return refund.refundNo == order.refundNo && refund.attemptNo == order.attemptNo;
}

} // namespace

QString readPlaced(const Answer& answer, const Account& account, const TradeType& type)
{
    const bool isPlaced =
        answer.succeeded && isOurs(answer.fields, account) && field(answer.fields, "trade_type") == type.name;
    return isPlaced ? QString::fromLatin1(token(answer.fields, type.answered, type.longest)) : QString();
}

PlaceOutcome notPlaced(const Answer& answer)
{
    PlaceOutcome outcome;
    outcome.errorCode = answer.succeeded ? QByteArray(kMismatch) : answer.errorCode;
    if (answer.isTrusted && !answer.succeeded) {
        outcome.state = placeState(answer.errorCode);
        outcome.isTechnical = outcome.state == PlaceState::Refused && isTechnicalRefusal(answer.errorCode);
    }
    return outcome;
}

PlaceOutcome readCodePaid(const Answer& answer, const Account& account, const channels::Order& order)
{
    PlaceOutcome outcome;
    outcome.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return outcome;
    if (!answer.succeeded) {
        outcome.state = codePayState(answer.errorCode);
        outcome.isTechnical = outcome.state == PlaceState::Refused && isTechnicalRefusal(answer.errorCode);
        outcome.errorCode = outcome.state == PlaceState::Placed ? QByteArray() : codePayError(answer.errorCode);
        return outcome;
    }
    const auto transaction = readTransaction(answer.fields);
    // Money of another merchant, order or amount is for the query that follows, which makes an exception of it.
    const bool isOrders = transaction && isOurs(answer.fields, account) && transaction->attemptNo == order.attemptNo &&
                          transaction->amount == order.amount && !transaction->tradeNo.isEmpty();
    if (!isOrders) {
        outcome.errorCode = kMismatch;
        return outcome;
    }
    outcome.state = PlaceState::Paid;
    outcome.money = channels::ReceivedMoney{transaction->tradeNo, *transaction->amount, transaction->paidAt};
    return outcome;
}

Report readQueried(const Answer& answer, const Account& account, const AttemptNo& attemptNo)
{
    Report report;
    report.attemptNo = attemptNo;
    report.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return report;
    if (!answer.succeeded) {
        report.state = queryState(answer.errorCode);
        return report;
    }
    const auto transaction = readTransaction(answer.fields);
    if (!transaction || transaction->attemptNo != attemptNo) {
        report.errorCode = transaction ? kMismatch : kUnreadable;
        return report;
    }
    return reportOf(*transaction, answer.fields, account);
}

CloseOutcome readClosed(const Answer& answer, const Account& account)
{
    CloseOutcome outcome;
    outcome.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return outcome;
    if (!answer.succeeded)
        outcome.state = closeState(answer.errorCode);
    else if (isOurs(answer.fields, account))
        outcome.state = channels::CloseState::Closed;
    else
        outcome.errorCode = kMismatch;
    return outcome;
}

ReverseOutcome readReversed(const Answer& answer, const Account& account)
{
    ReverseOutcome outcome;
    outcome.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return outcome;
    const QByteArray recall = field(answer.fields, "recall");
    if (!isOurs(answer.fields, account))
        outcome.errorCode = kMismatch;
    else if (recall == "Y")
        outcome.errorCode = answer.succeeded ? QByteArray(kCallAgain) : answer.errorCode;
    else if (!answer.succeeded)
        outcome.state = reverseState(answer.errorCode);
    else if (recall == "N")
        outcome.state = ReverseState::Reversed;
    else
        outcome.errorCode = kUnreadable;
    return outcome;
}

RefundReport readRefunded(const Answer& answer, const Account& account, const RefundOrder& order)
{
    RefundReport report;
    report.refundNo = order.refundNo;
    report.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return report;
    if (!answer.succeeded) {
        report.state = refundCallState(answer.errorCode);
        return report;
    }
    const auto refund = readRefund(answer.fields);
    if (!refund || !isOurs(answer.fields, account) || !isOf(*refund, order) || refund->amount != order.amount) {
        report.errorCode = refund ? kMismatch : kUnreadable;
        return report;
    }
    report = reportOf(*refund);
    // Taken on, and nothing more: the result comes by notice or query.
    report.state = RefundState::Processing;
    report.errorCode.clear();
    return report;
}

RefundReport readRefundQueried(const Answer& answer, const Account& account, const RefundOrder& order)
{
    RefundReport report;
    report.refundNo = order.refundNo;
    report.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return report;
    if (!answer.succeeded) {
        report.state = refundQueryState(answer.errorCode);
        return report;
    }
    const auto refund = readRefundOf(answer.fields, order.refundNo);
    if (!refund || !isOurs(answer.fields, account) || !isOf(*refund, order)) {
        report.errorCode = refund ? kMismatch : kUnreadable;
        return report;
    }
    return reportOf(*refund);
}

Notice readNotice(const Fields& fields, const Account& account)
{
    Notice notice;
    notice.noticeId = contentId(fields);
    const auto transaction = readTransaction(fields);
    if (!transaction) {
        notice.report.errorCode = kUnreadable;
        return notice;
    }
    notice.report.attemptNo = transaction->attemptNo;
    notice.report.foreignIdentity = !isOurs(fields, account);
    if (field(fields, "result_code") != "SUCCESS") {
        notice.report.errorCode = codeText(field(fields, "err_code"));
        return notice;
    }
    // Only successes are told; a state that contradicts that is none of ours to judge.
    notice.report.state = transaction->tradeState.isEmpty() ? ReportedState::Paid : ReportedState::Unknown;
    setMoney(notice.report, *transaction);
    return notice;
}

RefundNotice readRefundNotice(const Fields& fields, const Fields& opened, const Account& account)
{
    RefundNotice notice;
    notice.noticeId = contentId(opened);
    const auto refund = readRefund(opened);
    if (!refund) {
        notice.report.errorCode = kUnreadable;
        return notice;
    }
    notice.report = reportOf(*refund);
    notice.report.foreignIdentity = !isOurs(fields, account);
    return notice;
}

} // namespace guitai::wechat_v2
