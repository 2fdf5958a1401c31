// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_states.h"

#include <algorithm>

namespace guitai::wechat {

namespace {

using channels::CloseState;
using channels::PlaceState;
using channels::ReportedState;

template <class State>
struct Word
{
    const char* code; ///< without '_'
    State state;
};

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

constexpr Word<ReportedState> kQueryErrors[] = {
    {"ORDERNOTEXIST", ReportedState::NotFound},
};

constexpr Word<CloseState> kCloseErrors[] = {
    {"ORDERCLOSED", CloseState::Closed},
    {"ORDERPAID", CloseState::TooLate},
    {"USERPAYING", CloseState::TooLate},
    {"ORDERNOTEXIST", CloseState::NotFound},
};

template <class State, size_t count>
State stateOf(const Word<State> (&words)[count], QByteArrayView code)
{
    QByteArray plain = code.toByteArray();
    plain.replace("_", "");
    const auto found =
        std::find_if(std::begin(words), std::end(words), [&](const Word<State>& word) { return plain == word.code; });
    return found == std::end(words) ? State::Unknown : found->state;
}

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

ReportedState queryState(int status, QByteArrayView code)
{
    return isRefusal(status) ? stateOf(kQueryErrors, code) : ReportedState::Unknown;
}

CloseState closeState(int status, QByteArrayView code)
{
    if (status == 204)
        return CloseState::Closed;
    // "The customer is paying" comes as 202.
    return isRefusal(status) || status == 202 ? stateOf(kCloseErrors, code) : CloseState::Unknown;
}

} // namespace guitai::wechat
