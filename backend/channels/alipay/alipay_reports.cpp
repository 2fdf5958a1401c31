// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipay/alipay_reports.h"

#include "alipay/alipay_states.h"

namespace guitai::alipay {

namespace {

using channels::CloseOutcome;
using channels::CloseState;
using channels::Notice;
using channels::PlaceOutcome;
using channels::PlaceState;
using channels::RefundOrder;
using channels::RefundReport;
using channels::RefundState;
using channels::Report;
using channels::ReportedState;

constexpr char kUnreadable[] = "ALIPAY_ANSWER_UNREADABLE";
constexpr char kInProcess[] = "10003";
constexpr char kMismatch[] = "ALIPAY_ANSWER_MISMATCH";

Report reportOf(const Trade& trade)
{
    Report report;
    report.attemptNo = trade.attemptNo;
    report.state = reportedState(trade.status, trade.paidAt.has_value());
    if (report.state == ReportedState::Unknown)
        report.errorCode = trade.status;
    if (report.state != ReportedState::Paid)
        return report;
    if (trade.tradeNo.isEmpty() || !trade.amount) {
        // Paid, but with money that cannot be told: nothing may be booked on it.
        report.state = ReportedState::Unknown;
        report.errorCode = kUnreadable;
        return report;
    }
    report.money = channels::ReceivedMoney{trade.tradeNo, *trade.amount, trade.paidAt};
    return report;
}

/// Whatever answer did not place the order.
PlaceOutcome notPlaced(const Answer& answer)
{
    PlaceOutcome outcome;
    outcome.errorCode = answer.errorCode;
    if (answer.isTurnedDown)
        outcome.state = PlaceState::Refused;
    else if (answer.isRefusal())
        outcome.state = placeState(answer.verdict.subCode);
    outcome.isTechnical =
        outcome.state == PlaceState::Refused && (answer.isTurnedDown || isTechnicalRefusal(answer.verdict.subCode));
    return outcome;
}

bool isOthers(const Refund& refund, const RefundOrder& order)
{
    return (!refund.attemptNo.isEmpty() && refund.attemptNo != order.attemptNo) ||
           (!refund.refundNo.isEmpty() && refund.refundNo != order.refundNo);
}

/// What a call and a query have in common: the refund they are about, and what an error says.
RefundReport begun(const Answer& answer, const RefundOrder& order)
{
    RefundReport report;
    report.refundNo = order.refundNo;
    report.attemptNo = order.attemptNo;
    report.errorCode = answer.errorCode;
    return report;
}

} // namespace

PlaceOutcome readPlaced(const Answer& answer, const AttemptNo& attemptNo)
{
    PlaceOutcome outcome = notPlaced(answer);
    if (!answer.succeeded())
        return outcome;
    const auto code = readQrCode(answer.content, attemptNo);
    if (!code) {
        outcome.errorCode = kUnreadable;
        return outcome;
    }
    outcome.state = PlaceState::Placed;
    outcome.credential = channels::Credential{"qr", *code};
    return outcome;
}

PlaceOutcome readCodePaid(const Answer& answer, const channels::Order& order)
{
    PlaceOutcome outcome = notPlaced(answer);
    outcome.errorCode = codePayError(outcome.errorCode);
    if (answer.isVerified && answer.verdict.code == kInProcess) { // the payer has to confirm
        outcome.state = PlaceState::Placed;
        outcome.errorCode.clear();
    }
    if (!answer.succeeded())
        return outcome;
    const auto trade = readPaidTrade(answer.content);
    const bool isOurs = trade && trade->attemptNo == order.attemptNo && trade->amount == order.amount;
    if (!isOurs || trade->tradeNo.isEmpty()) {
        // What does not fit is for the query that follows, which makes an exception of it.
        outcome.errorCode = trade ? kMismatch : kUnreadable;
        return outcome;
    }
    outcome.state = PlaceState::Paid;
    outcome.money = channels::ReceivedMoney{trade->tradeNo, *trade->amount, trade->paidAt};
    return outcome;
}

channels::ReverseOutcome readReversed(const Answer& answer, const AttemptNo& attemptNo)
{
    channels::ReverseOutcome outcome;
    outcome.errorCode = answer.errorCode;
    if (answer.isRefusal())
        outcome.state = reverseState(answer.verdict.subCode);
    if (!answer.succeeded())
        return outcome;
    const auto cancel = readCancel(answer.content);
    if (!cancel || cancel->attemptNo != attemptNo)
        outcome.errorCode = cancel ? kMismatch : kUnreadable;
    else if (cancel->retryFlag == "N")
        outcome.state = channels::ReverseState::Reversed;
    else
        outcome.errorCode = "ALIPAY_CANCEL_AGAIN";
    return outcome;
}

Report readQueried(const Answer& answer, const AttemptNo& attemptNo)
{
    Report report;
    report.attemptNo = attemptNo;
    report.errorCode = answer.errorCode;
    if (answer.isRefusal())
        report.state = queryState(answer.verdict.subCode);
    if (!answer.succeeded())
        return report;
    const auto trade = readTrade(answer.content);
    if (!trade || trade->attemptNo != attemptNo) {
        report.errorCode = trade ? kMismatch : kUnreadable;
        return report;
    }
    return reportOf(*trade);
}

CloseOutcome readClosed(const Answer& answer)
{
    CloseOutcome outcome;
    outcome.errorCode = answer.errorCode;
    if (answer.succeeded())
        outcome.state = CloseState::Closed;
    else if (answer.isRefusal())
        outcome.state = closeState(answer.verdict.subCode);
    return outcome;
}

RefundReport readRefunded(const Answer& answer, const RefundOrder& order)
{
    RefundReport report = begun(answer, order);
    if (answer.isTurnedDown)
        report.state = RefundState::Refused;
    else if (answer.isRefusal())
        report.state = refundCallState(answer.verdict.subCode);
    if (!answer.succeeded())
        return report;
    const auto refund = readRefundCalled(answer.content);
    // The sum is of all that went back of this trade, so it can only be more than this one.
    const bool isPossible = refund && refund->amount && refund->amount->minor() >= order.amount.minor() &&
                            refund->amount->minor() <= order.total.minor();
    if (!isPossible || isOthers(*refund, order)) {
        report.errorCode = refund ? kMismatch : kUnreadable;
        return report;
    }
    // Without a change of funds this call did nothing: an earlier one may have. The query knows.
    report.state = refund->fundChange == "Y" ? RefundState::Succeeded : RefundState::Processing;
    if (report.state == RefundState::Succeeded)
        report.amount = order.amount;
    return report;
}

RefundReport readRefundStatus(const Answer& answer, const RefundOrder& order)
{
    RefundReport report = begun(answer, order);
    if (!answer.succeeded())
        return report;
    const auto refund = readRefundQueried(answer.content);
    if (!refund || isOthers(*refund, order)) {
        report.errorCode = refund ? kMismatch : kUnreadable;
        return report;
    }
    if (refund->status.isEmpty()) { // understood, and nothing was given back under this number
        report.state = RefundState::NotFound;
        report.errorCode = "ALIPAY_NOT_REFUNDED";
        return report;
    }
    report.errorCode = refund->status;
    if (refund->status != "REFUND_SUCCESS")
        return report;
    report.errorCode = refund->amount ? QByteArray() : QByteArray(kUnreadable);
    if (!refund->amount) // given back, but nobody can tell what
        return report;
    report.state = RefundState::Succeeded;
    report.amount = refund->amount;
    report.finishedAt = refund->finishedAt;
    return report;
}

Notice readNoticed(const TradeNotice& notice, const Account& account)
{
    Notice read;
    read.noticeId = notice.noticeId;
    read.report = reportOf(notice.trade);
    const bool isOtherSeller =
        !account.sellerId.isEmpty() && !notice.sellerId.isEmpty() && notice.sellerId != account.sellerId;
    read.report.foreignIdentity = notice.appId != account.appId || isOtherSeller;
    // A refund's notice comes to the payment's address and names the trade's state, not the refund's: it says nothing
    // about the payment that a query does not say better.
    const bool isPaidAndClosed = read.report.state == ReportedState::Reversed;
    if (!notice.isAboutRefund && !isPaidAndClosed)
        return read;
    read.report.state = ReportedState::Unknown;
    read.report.money.reset();
    read.report.errorCode = "ALIPAY_REFUND_NOTICE";
    return read;
}

} // namespace guitai::alipay
