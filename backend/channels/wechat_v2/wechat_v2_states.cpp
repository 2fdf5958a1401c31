// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat_v2/wechat_v2_states.h"

#include "channels/word_table.h"

namespace guitai::wechat_v2 {

namespace {

using channels::BillState;
using channels::CloseState;
using channels::PlaceState;
using channels::RefundState;
using channels::ReportedState;
using channels::ReverseState;
using channels::stateOf;
using channels::Word;

// clang-format off
constexpr Word<ReportedState> kTradeStates[] = {
    {"SUCCESS", ReportedState::Paid},
    {"REFUND", ReportedState::Paid}, // paid, and something was given back since
    {"NOTPAY", ReportedState::NotPaid},
    {"USERPAYING", ReportedState::Paying},
    {"ACCEPT", ReportedState::Paying},
    {"CLOSED", ReportedState::Closed},
    {"REVOKED", ReportedState::Closed},
    {"PAYERROR", ReportedState::Failed},
};

constexpr Word<RefundState> kRefundStates[] = {
    {"SUCCESS", RefundState::Succeeded},
    {"PROCESSING", RefundState::Processing},
    {"REFUNDCLOSE", RefundState::Failed},
    {"CHANGE", RefundState::Abnormal},
};
// clang-format on

constexpr Word<PlaceState> kAccountErrors[] = {
    {"SIGNERROR", PlaceState::Refused},     {"NOAUTH", PlaceState::Refused},
    {"APPIDNOTEXIST", PlaceState::Refused}, {"APPIDMCHIDNOTMATCH", PlaceState::Refused},
    {"MCHIDNOTEXIST", PlaceState::Refused},
};

// OUT_TRADE_NO_USED and ORDERPAID are absent on purpose: there, an order under this number exists.
constexpr Word<PlaceState> kPlaceErrors[] = {
    {"SIGNERROR", PlaceState::Refused},         {"NOAUTH", PlaceState::Refused},
    {"APPIDNOTEXIST", PlaceState::Refused},     {"APPIDMCHIDNOTMATCH", PlaceState::Refused},
    {"MCHIDNOTEXIST", PlaceState::Refused},     {"LACKPARAMS", PlaceState::Refused},
    {"PARAMERROR", PlaceState::Refused},        {"INVALIDREQUEST", PlaceState::Refused},
    {"XMLFORMATERROR", PlaceState::Refused},    {"NOTUTF8", PlaceState::Refused},
    {"REQUIREPOSTMETHOD", PlaceState::Refused}, {"POSTDATAEMPTY", PlaceState::Refused},
    {"ORDERCLOSED", PlaceState::Refused},       {"NOTENOUGH", PlaceState::Refused},
};

// BANKERROR, SYSTEMERROR and TRADE_ERROR are absent on purpose: the money may have been taken.
constexpr Word<PlaceState> kCodePayErrors[] = {
    {"USERPAYING", PlaceState::Placed},     {"AUTHCODEEXPIRE", PlaceState::Refused},
    {"AUTHCODEERROR", PlaceState::Refused}, {"AUTHCODEINVALID", PlaceState::Refused},
    {"NOTSUPORTCARD", PlaceState::Refused}, {"NOTSUPPORTCARD", PlaceState::Refused},
    {"ORDERREVERSED", PlaceState::Refused}, {"BUYERMISMATCH", PlaceState::Refused},
};

struct PayerCodeWord
{
    const char* code;
    const char* ours;
};
constexpr PayerCodeWord kPayerCodeWords[] = {
    {"AUTHCODEEXPIRE", "PAYER_CODE_EXPIRED"},
    {"AUTH_CODE_ERROR", "PAYER_CODE_REFUSED"},
    {"AUTH_CODE_INVALID", "PAYER_CODE_REFUSED"},
};

constexpr Word<ReportedState> kQueryErrors[] = {
    {"ORDERNOTEXIST", ReportedState::NotFound},
};

constexpr Word<CloseState> kCloseErrors[] = {
    {"ORDERCLOSED", CloseState::Closed},
    {"ORDERPAID", CloseState::TooLate},
    {"USERPAYING", CloseState::TooLate},
    {"ORDERNOTEXIST", CloseState::NotFound},
};

constexpr Word<ReverseState> kReverseErrors[] = {
    {"ORDERREVERSED", ReverseState::Reversed},
    {"ORDERCLOSED", ReverseState::Reversed},
    {"ORDERNOTEXIST", ReverseState::NotFound},
    {"REVERSEEXPIRE", ReverseState::TooLate},
};

// SYSTEMERROR, BIZERR_NEED_RETRY, INVALID_REQ_TOO_MUCH, FREQUENCY_LIMITED and ERROR, which says anything, are absent on
// purpose: the same number is sent again.
constexpr Word<RefundState> kRefundErrors[] = {
    {"SIGNERROR", RefundState::Refused},           {"NOAUTH", RefundState::Refused},
    {"MCHIDNOTEXIST", RefundState::Refused},       {"PARAMERROR", RefundState::Refused},
    {"TRADEOVERDUE", RefundState::Refused},        {"NOTENOUGH", RefundState::Refused},
    {"USERACCOUNTABNORMAL", RefundState::Refused}, {"INVALIDTRANSACTIONID", RefundState::Refused},
    {"ORDERNOTEXIST", RefundState::Refused},
};

constexpr Word<RefundState> kRefundQueryErrors[] = {
    {"REFUNDNOTEXIST", RefundState::NotFound},
};

constexpr Word<BillState> kBillErrors[] = {
    {"NOBILLEXIST", BillState::Empty},        {"BILLCREATING", BillState::NotReady},
    {"MISSINGPARAMETER", BillState::Refused}, {"INVALIDBILLTYPE", BillState::Refused},
    {"SIGNERROR", BillState::Refused},        {"NOAUTH", BillState::Refused},
    {"PARAMERROR", BillState::Refused},       {"LACKPARAMS", BillState::Refused},
};

} // namespace

ReportedState reportedState(QByteArrayView tradeState)
{
    return stateOf(kTradeStates, tradeState);
}

RefundState refundState(QByteArrayView status)
{
    return stateOf(kRefundStates, status);
}

PlaceState placeState(QByteArrayView code)
{
    return stateOf(kPlaceErrors, code);
}

PlaceState codePayState(QByteArrayView code)
{
    const PlaceState own = stateOf(kCodePayErrors, code);
    return own == PlaceState::Unknown ? placeState(code) : own;
}

QByteArray codePayError(QByteArrayView code)
{
    const auto found = std::find_if(std::begin(kPayerCodeWords), std::end(kPayerCodeWords),
                                    [&](const PayerCodeWord& word) { return code == word.code; });
    return found == std::end(kPayerCodeWords) ? code.toByteArray() : QByteArray(found->ours);
}

bool isTechnicalRefusal(QByteArrayView code)
{
    return stateOf(kAccountErrors, code) == PlaceState::Refused;
}

ReportedState queryState(QByteArrayView code)
{
    return stateOf(kQueryErrors, code);
}

CloseState closeState(QByteArrayView code)
{
    return stateOf(kCloseErrors, code);
}

ReverseState reverseState(QByteArrayView code)
{
    return stateOf(kReverseErrors, code);
}

RefundState refundCallState(QByteArrayView code)
{
    return stateOf(kRefundErrors, code);
}

RefundState refundQueryState(QByteArrayView code)
{
    return stateOf(kRefundQueryErrors, code);
}

BillState billState(QByteArrayView word)
{
    return stateOf(kBillErrors, word);
}

} // namespace guitai::wechat_v2
