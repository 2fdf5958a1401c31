// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acp/acp_reports.h"

#include "acp/acp_states.h"

namespace guitai::acp {

namespace {

using namespace std::chrono_literals;
using channels::CloseOutcome;
using channels::CloseState;
using channels::PlacedOrder;
using channels::PlaceOutcome;
using channels::PlaceState;
using channels::RefundOrder;
using channels::RefundReport;
using channels::RefundState;
using channels::Report;
using channels::ReportedState;

constexpr char kUnreadable[] = "ACP_ANSWER_UNREADABLE";
constexpr char kNoRefund[] = "ACP_NO_REFUND";
constexpr char kNoPayment[] = "ACP_NO_PAYMENT";
constexpr qsizetype kLongestCode = 512;

/// Clocks differ, and a customer who confirmed in the last second may be told of later.
constexpr Duration kTimeoutMargin = 1min;

/// Nothing when there is no amount we could hold; what has none is never taken as paid.
std::optional<Money> amountOf(const Fields& fields)
{
    const QByteArray text = field(fields, "txnAmt");
    const QByteArray currency = field(fields, "currencyCode");
    bool isNumber = false;
    const qlonglong minor = text.toLongLong(&isNumber);
    const bool isPlain = isNumber && text == QByteArray::number(minor) && text.size() <= 12 && minor >= 1;
    if (!isPlain || (!currency.isEmpty() && currency != "156"))
        return std::nullopt;
    return Money(minor, Currency::cny());
}

std::optional<UtcTime> finishedAt(const Fields& fields, UtcTime since)
{
    return traceTime(field(fields, "traceTime"), since);
}

/// What arrived; the report becomes Unknown when it cannot be told.
void tellMoney(Report& report, const Fields& fields, UtcTime since)
{
    const auto tradeNo = ChannelTradeNo::parse(field(fields, "queryId"));
    const auto amount = amountOf(fields);
    if (tradeNo && amount) {
        report.money = channels::ReceivedMoney{*tradeNo, *amount, finishedAt(fields, since)};
        report.errorCode.clear();
        return;
    }
    report.state = ReportedState::Unknown;
    report.errorCode = kUnreadable;
}

/// What was given back, likewise.
void tellMoney(RefundReport& report, const Fields& fields, UtcTime since)
{
    const auto refundNo = ChannelRefundNo::parse(field(fields, "queryId"));
    report.amount = amountOf(fields);
    report.channelRefundNo = refundNo.value_or(ChannelRefundNo());
    if (report.state != RefundState::Succeeded)
        return;
    report.finishedAt = finishedAt(fields, since);
    report.errorCode.clear();
    if (refundNo && report.amount)
        return;
    report.state = RefundState::Unknown;
    report.errorCode = kUnreadable;
}

bool isOurs(const Fields& fields, const Account& account)
{
    return field(fields, "merId") == account.merId;
}

bool isRefund(const Fields& fields)
{
    const QByteArray type = field(fields, "txnType");
    return type == "04" || type == "31";
}

/// Its repetitions have the same.
QByteArray noticeId(const Fields& fields)
{
    const QByteArray query = field(fields, "queryId");
    return field(fields, "txnType") + '-' + (query.isEmpty() ? field(fields, "orderId") : query).left(60);
}

UtcTime sinceOf(const Fields& fields)
{
    return readBeijingTime(field(fields, "txnTime")).value_or(UtcTime());
}

} // namespace

PlaceOutcome readPlaced(const Answer& answer, const Product& product)
{
    PlaceOutcome outcome;
    outcome.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return outcome;
    if (!isSuccess(answer.respCode)) {
        outcome.state = placeState(answer.respCode);
        outcome.isTechnical = outcome.state == PlaceState::Refused && isTechnicalRefusal(answer.respCode);
        if (product.kind == Kind::Payer && outcome.state == PlaceState::Refused)
            outcome.errorCode = payerCodeWord(answer.respCode);
        return outcome;
    }
    if (product.kind == Kind::Payer) {
        outcome.state = PlaceState::Placed; // accepted and no more: a query tells
        return outcome;
    }
    const QByteArray code = field(answer.fields, "qrCode");
    if (code.isEmpty() || code.size() > kLongestCode) {
        outcome.errorCode = kUnreadable;
        return outcome;
    }
    outcome.state = PlaceState::Placed;
    outcome.credential = channels::Credential{"qr", QString::fromUtf8(code), {}};
    return outcome;
}

Report readQueried(const Answer& answer, const Account& account, const Product& product, const PlacedOrder& order)
{
    Report report;
    report.attemptNo = order.attemptNo;
    report.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return report;
    report.foreignIdentity = !isOurs(answer.fields, account);
    if (!isSuccess(answer.respCode)) {
        report.state = queryState(answer.respCode);
        return report;
    }
    report.errorCode = field(answer.fields, "origRespCode");
    report.state = reportedState(product.kind, report.errorCode);
    if (report.state == ReportedState::Paid)
        tellMoney(report, answer.fields, order.placedAt);
    else if (report.state == ReportedState::Failed)
        report.errorCode = payerCodeWord(report.errorCode);
    else if (report.errorCode.isEmpty())
        report.errorCode = kUnreadable;
    return report;
}

CloseOutcome readClosed(const Answer& answer, const Product& product, const PlacedOrder& order, UtcTime now)
{
    CloseOutcome outcome;
    outcome.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return outcome;
    const bool isOver = product.kind != Kind::Payer && now >= order.expiresAt + kTimeoutMargin;
    if (!isSuccess(answer.respCode)) {
        if (isOver && queryState(answer.respCode) == ReportedState::NotFound)
            outcome.state = CloseState::NotFound;
        return outcome;
    }
    outcome.errorCode = field(answer.fields, "origRespCode");
    switch (reportedState(product.kind, outcome.errorCode)) {
    case ReportedState::Paid: outcome.state = CloseState::TooLate; break;
    case ReportedState::Failed: outcome.state = CloseState::Closed; break;
    case ReportedState::NotPaid: outcome.state = isOver ? CloseState::Closed : CloseState::Unknown; break;
    default: break;
    }
    return outcome;
}

channels::ReverseOutcome readReversed(const Answer& answer, const Account& account)
{
    channels::ReverseOutcome outcome;
    outcome.errorCode = answer.errorCode;
    if (answer.isTrusted && (answer.respCode == "00" || account.reversedCodes.contains(answer.respCode)))
        outcome.state = channels::ReverseState::Reversed;
    else if (answer.isTrusted && queryState(answer.respCode) == ReportedState::NotFound)
        outcome.state = channels::ReverseState::NotFound;
    return outcome;
}

RefundReport readRefunded(const Answer& answer, const RefundOrder& order)
{
    RefundReport report;
    report.refundNo = order.refundNo;
    report.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return report;
    report.attemptNo = order.attemptNo;
    report.state = refundCallState(answer.respCode);
    report.channelRefundNo = ChannelRefundNo::parse(field(answer.fields, "queryId")).value_or(ChannelRefundNo());
    return report;
}

RefundReport readRefundQueried(const Answer& answer, const Account& account, const RefundOrder& order)
{
    RefundReport report;
    report.refundNo = order.refundNo;
    report.errorCode = answer.errorCode;
    if (!answer.isTrusted)
        return report;
    report.foreignIdentity = !isOurs(answer.fields, account);
    report.attemptNo = order.attemptNo;
    if (!isSuccess(answer.respCode)) {
        report.state = refundQueryState(answer.respCode);
        return report;
    }
    report.errorCode = field(answer.fields, "origRespCode");
    report.state = refundState(report.errorCode);
    if (report.errorCode.isEmpty())
        report.errorCode = kUnreadable;
    tellMoney(report, answer.fields, order.createdAt);
    return report;
}

channels::Notice readNotice(const Fields& fields, const Account& account)
{
    channels::Notice notice;
    notice.noticeId = noticeId(fields);
    Report& report = notice.report;
    report.attemptNo = AttemptNo::parse(field(fields, "orderId")).value_or(AttemptNo());
    report.foreignIdentity = !isOurs(fields, account);
    report.errorCode = field(fields, "txnType") == "01" ? field(fields, "respCode") : QByteArray(kNoPayment);
    if (!isSuccess(report.errorCode))
        return notice; // only successes are told: whatever this is, a query settles it
    report.state = ReportedState::Paid;
    tellMoney(report, fields, sinceOf(fields));
    return notice;
}

channels::RefundNotice readRefundNotice(const Fields& fields, const Account& account)
{
    channels::RefundNotice notice;
    notice.noticeId = noticeId(fields);
    RefundReport& report = notice.report;
    report.refundNo = RefundNo::parse(field(fields, "orderId")).value_or(RefundNo());
    report.foreignIdentity = !isOurs(fields, account);
    report.errorCode = isRefund(fields) ? field(fields, "respCode") : QByteArray(kNoRefund);
    if (!isSuccess(report.errorCode))
        return notice;
    report.state = RefundState::Succeeded;
    tellMoney(report, fields, sinceOf(fields));
    return notice;
}

} // namespace guitai::acp
