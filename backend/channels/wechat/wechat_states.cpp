// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_states.h"

#include "channels/word_table.h"

namespace guitai::wechat {

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
    {"CLOSED", ReportedState::Closed},
    {"REVOKED", ReportedState::Closed},
    {"PAYERROR", ReportedState::Failed},
};
// clang-format on

// OUT_TRADE_NO_USED and ORDERPAID are absent on purpose: there, an order under this number exists.
constexpr Word<PlaceState> kPlaceErrors[] = {
    {"PARAMERROR", PlaceState::Refused},         {"INVALIDREQUEST", PlaceState::Refused},
    {"SIGNERROR", PlaceState::Refused},          {"NOAUTH", PlaceState::Refused},
    {"APPIDMCHIDNOTMATCH", PlaceState::Refused}, {"APPIDNOTEXIST", PlaceState::Refused},
    {"MCHNOTEXISTS", PlaceState::Refused},       {"MCHIDNOTEXIST", PlaceState::Refused},
    {"ACCOUNTERROR", PlaceState::Refused},       {"RULELIMIT", PlaceState::Refused},
    {"ORDERCLOSED", PlaceState::Refused},
};

// BANK_ERROR, SYSTEM_ERROR and TRADE_ERROR are absent on purpose: the money may have been taken.
constexpr Word<PlaceState> kCodePayErrors[] = {
    {"USERPAYING", PlaceState::Placed},       {"AUTHCODEEXPIRE", PlaceState::Refused},
    {"AUTHCODEEXPIRED", PlaceState::Refused}, {"AUTHCODEERROR", PlaceState::Refused},
    {"AUTHCODEINVALID", PlaceState::Refused}, {"NOTENOUGH", PlaceState::Refused},
    {"NOTSUPORTCARD", PlaceState::Refused},   {"NOTSUPPORTCARD", PlaceState::Refused},
    {"ORDERREVERSED", PlaceState::Refused},   {"BUYERMISMATCH", PlaceState::Refused},
};

struct PayerCodeWord
{
    const char* code; ///< without '_'
    const char* ours;
};
constexpr PayerCodeWord kPayerCodeWords[] = {
    {"AUTHCODEEXPIRE", "PAYER_CODE_EXPIRED"},
    {"AUTHCODEEXPIRED", "PAYER_CODE_EXPIRED"},
    {"AUTHCODEERROR", "PAYER_CODE_REFUSED"},
    {"AUTHCODEINVALID", "PAYER_CODE_REFUSED"},
};

constexpr Word<ReverseState> kReverseErrors[] = {
    {"ORDERREVERSED", ReverseState::Reversed}, {"ORDERCLOSED", ReverseState::Reversed},
    {"ORDERNOTEXIST", ReverseState::NotFound}, {"REVERSEEXPIRE", ReverseState::TooLate},
    {"REVERSEEXPIRED", ReverseState::TooLate},
};

constexpr Word<PlaceState> kAccountErrors[] = {
    {"SIGNERROR", PlaceState::Refused},          {"NOAUTH", PlaceState::Refused},
    {"APPIDMCHIDNOTMATCH", PlaceState::Refused}, {"APPIDNOTEXIST", PlaceState::Refused},
    {"MCHNOTEXISTS", PlaceState::Refused},       {"MCHIDNOTEXIST", PlaceState::Refused},
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

constexpr Word<BillState> kBillErrors[] = {
    {"NOSTATEMENTEXIST", BillState::Empty}, {"STATEMENTCREATING", BillState::NotReady},
    {"PARAMERROR", BillState::Refused},     {"INVALIDREQUEST", BillState::Refused},
    {"NOAUTH", BillState::Refused},
};

constexpr Word<RefundState> kRefundStates[] = {
    {"SUCCESS", RefundState::Succeeded},
    {"PROCESSING", RefundState::Processing},
    {"CLOSED", RefundState::Failed},
    {"ABNORMAL", RefundState::Abnormal},
};

// SYSTEM_ERROR and FREQUENCY_LIMITED are absent on purpose: the same number is sent again.
constexpr Word<RefundState> kRefundErrors[] = {
    {"PARAMERROR", RefundState::Refused},
    {"INVALIDREQUEST", RefundState::Refused},
    {"SIGNERROR", RefundState::Refused},
    {"NOAUTH", RefundState::Refused},
    {"MCHNOTEXISTS", RefundState::Refused},
    {"NOTENOUGH", RefundState::Refused},
    {"USERACCOUNTABNORMAL", RefundState::Refused},
    {"RESOURCENOTEXISTS", RefundState::Refused},
    {"INVALIDTRANSACTIONID", RefundState::Refused},
};

constexpr Word<RefundState> kRefundQueryErrors[] = {
    {"RESOURCENOTEXISTS", RefundState::NotFound},
    {"REFUNDNOTEXIST", RefundState::NotFound},
};

/// A 5xx may come from an edge or from half-done work, whatever its body says.
bool isRefusal(int status)
{
    return status >= 400 && status < 500;
}

} // namespace

ReportedState reportedState(QByteArrayView tradeState)
{
    return stateOf(kTradeStates, tradeState);
}

PlaceState placeState(int status, QByteArrayView code)
{
    return isRefusal(status) ? stateOf(kPlaceErrors, code) : PlaceState::Unknown;
}

PlaceState codePayState(int status, QByteArrayView code)
{
    // "The customer is paying" comes as 202.
    const PlaceState own = isRefusal(status) || status == 202 ? stateOf(kCodePayErrors, code) : PlaceState::Unknown;
    return own == PlaceState::Unknown ? placeState(status, code) : own;
}

QByteArray codePayError(QByteArrayView code)
{
    QByteArray plain = code.toByteArray();
    plain.replace("_", "");
    const auto found = std::find_if(std::begin(kPayerCodeWords), std::end(kPayerCodeWords),
                                    [&](const PayerCodeWord& word) { return plain == word.code; });
    return found == std::end(kPayerCodeWords) ? code.toByteArray() : QByteArray(found->ours);
}

ReverseState reverseState(int status, QByteArrayView code)
{
    return isRefusal(status) ? stateOf(kReverseErrors, code) : ReverseState::Unknown;
}

bool isTechnicalRefusal(QByteArrayView code)
{
    return stateOf(kAccountErrors, code) == PlaceState::Refused;
}

ReportedState queryState(int status, QByteArrayView code)
{
    return isRefusal(status) ? stateOf(kQueryErrors, code) : ReportedState::Unknown;
}

RefundState refundState(QByteArrayView status)
{
    return stateOf(kRefundStates, status);
}

RefundState refundCallState(int status, QByteArrayView code)
{
    return isRefusal(status) ? stateOf(kRefundErrors, code) : RefundState::Unknown;
}

RefundState refundQueryState(int status, QByteArrayView code)
{
    return isRefusal(status) ? stateOf(kRefundQueryErrors, code) : RefundState::Unknown;
}

BillState billState(int status, QByteArrayView code)
{
    return isRefusal(status) ? stateOf(kBillErrors, code) : BillState::Unknown;
}

CloseState closeState(int status, QByteArrayView code)
{
    if (status == 204)
        return CloseState::Closed;
    // "The customer is paying" comes as 202.
    return isRefusal(status) || status == 202 ? stateOf(kCloseErrors, code) : CloseState::Unknown;
}

} // namespace guitai::wechat
