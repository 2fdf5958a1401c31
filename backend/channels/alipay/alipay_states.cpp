// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipay/alipay_states.h"

#include <algorithm>

namespace guitai::alipay {

namespace {

using channels::CloseState;
using channels::PlaceState;
using channels::RefundState;
using channels::ReportedState;
using channels::ReverseState;

template <class State>
struct Word
{
    const char* text;
    State state;
};

// Of isv.* faults: the request was malformed, unsigned or not allowed. 20000 and 40005 are absent on purpose: there the
// same call is made again.
constexpr const char* kTurnedDown[] = {"40001", "40002", "40006"};

constexpr const char* kOfTheAccount[] = {"ACQ.ACCESS_FORBIDDEN", "ACQ.PARTNER_ERROR", "ACQ.SELLER_BEEN_BLOCKED"};

// ACQ.SYSTEM_ERROR, ACQ.CONTEXT_INCONSISTENT and ACQ.TRADE_HAS_SUCCESS are absent on purpose: there, a trade under this
// number may exist.
constexpr Word<PlaceState> kPlaceErrors[] = {
    {"ACQ.INVALID_PARAMETER", PlaceState::Refused},
    {"ACQ.ACCESS_FORBIDDEN", PlaceState::Refused},
    {"ACQ.EXIST_FORBIDDEN_WORD", PlaceState::Refused},
    {"ACQ.PARTNER_ERROR", PlaceState::Refused},
    {"ACQ.TOTAL_FEE_EXCEED", PlaceState::Refused},
    {"ACQ.TRADE_HAS_CLOSE", PlaceState::Refused},
    {"ACQ.BEYOND_PAY_RESTRICTION", PlaceState::Refused},
    {"ACQ.BEYOND_PER_RECEIPT_RESTRICTION", PlaceState::Refused},
    {"ACQ.SELLER_BEEN_BLOCKED", PlaceState::Refused},
    {"ACQ.PAYMENT_AUTH_CODE_INVALID", PlaceState::Refused},
    {"ACQ.BUYER_BALANCE_NOT_ENOUGH", PlaceState::Refused},
    {"ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH", PlaceState::Refused},
    {"ACQ.ERROR_BALANCE_PAYMENT_DISABLE", PlaceState::Refused},
    {"ACQ.BUYER_SELLER_EQUAL", PlaceState::Refused},
    {"ACQ.TRADE_BUYER_NOT_MATCH", PlaceState::Refused},
    {"ACQ.BUYER_ENABLE_STATUS_FORBID", PlaceState::Refused},
    {"ACQ.PULL_MOBILE_CASHIER_FAIL", PlaceState::Refused},
    {"ACQ.MOBILE_PAYMENT_SWITCH_OFF", PlaceState::Refused},
    {"ACQ.PAYMENT_FAIL", PlaceState::Refused},
    {"ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR", PlaceState::Refused},
    {"ACQ.BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR", PlaceState::Refused},
    {"ACQ.PAYMENT_REQUEST_HAS_RISK", PlaceState::Refused},
    {"ACQ.NO_PAYMENT_INSTRUMENTS_AVAILABLE", PlaceState::Refused},
};

constexpr Word<const char*> kCodePayWords[] = {
    {"ACQ.PAYMENT_AUTH_CODE_INVALID", "PAYER_CODE_REFUSED"}, // of an expired one too
    {"ACQ.BUYER_BALANCE_NOT_ENOUGH", "NOT_ENOUGH"},
    {"ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH", "NOT_ENOUGH"},
};

constexpr Word<ReverseState> kCancelErrors[] = {
    {"ACQ.TRADE_NOT_EXIST", ReverseState::NotFound},
    {"ACQ.TRADE_CANCEL_TIME_OUT", ReverseState::TooLate},
    {"ACQ.CANCEL_NOT_ALLOWED", ReverseState::TooLate},
};

constexpr Word<ReportedState> kQueryErrors[] = {
    {"ACQ.TRADE_NOT_EXIST", ReportedState::NotFound},
};

constexpr Word<CloseState> kCloseErrors[] = {
    {"ACQ.TRADE_NOT_EXIST", CloseState::NotFound},
    {"ACQ.TRADE_STATUS_ERROR", CloseState::TooLate},
    {"ACQ.REASON_TRADE_STATUS_INVALID", CloseState::TooLate},
    {"ACQ.REASON_ILLEGAL_STATUS", CloseState::TooLate},
};

// ACQ.SYSTEM_ERROR is absent on purpose, and ACQ.DISCORDANT_REPEAT_REQUEST: there, a refund under this number exists.
constexpr Word<RefundState> kRefundErrors[] = {
    {"ACQ.INVALID_PARAMETER", RefundState::Refused},
    {"ACQ.SELLER_BALANCE_NOT_ENOUGH", RefundState::Refused},
    {"ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", RefundState::Refused},
    {"ACQ.REASON_TRADE_REFUND_FEE_ERR", RefundState::Refused},
    {"ACQ.REFUND_FEE_ERROR", RefundState::Refused},
    {"ACQ.TRADE_HAS_FINISHED", RefundState::Refused},
    {"ACQ.TRADE_NOT_ALLOW_REFUND", RefundState::Refused},
    {"ACQ.NOT_ALLOW_PARTIAL_REFUND", RefundState::Refused},
    {"ACQ.TRADE_NOT_EXIST", RefundState::Refused},
    {"ACQ.TRADE_STATUS_ERROR", RefundState::Refused},
    {"ACQ.REASON_TRADE_BEEN_FREEZEN", RefundState::Refused},
};

template <class State, size_t count>
State stateOf(const Word<State> (&words)[count], QByteArrayView text)
{
    const auto found =
        std::find_if(std::begin(words), std::end(words), [&](const Word<State>& word) { return text == word.text; });
    return found == std::end(words) ? State::Unknown : found->state;
}

} // namespace

ReportedState reportedState(QByteArrayView tradeStatus, bool wasPaid)
{
    if (tradeStatus == "TRADE_SUCCESS" || tradeStatus == "TRADE_FINISHED")
        return ReportedState::Paid;
    // The trade comes to be when the customer scans the code: from then on they are at it.
    if (tradeStatus == "WAIT_BUYER_PAY")
        return ReportedState::Paying;
    if (tradeStatus == "TRADE_CLOSED")
        return wasPaid ? ReportedState::Reversed : ReportedState::Closed;
    return ReportedState::Unknown;
}

bool isTurnedDown(QByteArrayView code)
{
    return std::any_of(std::begin(kTurnedDown), std::end(kTurnedDown), [&](const char* one) { return code == one; });
}

PlaceState placeState(QByteArrayView subCode)
{
    return stateOf(kPlaceErrors, subCode);
}

bool isTechnicalRefusal(QByteArrayView subCode)
{
    return std::any_of(std::begin(kOfTheAccount), std::end(kOfTheAccount),
                       [&](const char* one) { return subCode == one; });
}

QByteArray codePayError(QByteArrayView subCode)
{
    const auto found = std::find_if(std::begin(kCodePayWords), std::end(kCodePayWords),
                                    [&](const auto& word) { return subCode == word.text; });
    return found == std::end(kCodePayWords) ? subCode.toByteArray() : QByteArray(found->state);
}

ReverseState reverseState(QByteArrayView subCode)
{
    return stateOf(kCancelErrors, subCode);
}

ReportedState queryState(QByteArrayView subCode)
{
    return stateOf(kQueryErrors, subCode);
}

CloseState closeState(QByteArrayView subCode)
{
    return stateOf(kCloseErrors, subCode);
}

RefundState refundCallState(QByteArrayView subCode)
{
    return stateOf(kRefundErrors, subCode);
}

} // namespace guitai::alipay
