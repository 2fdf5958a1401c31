// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "withdrawals/withdrawal_states.h"

#include <algorithm>
#include <array>
#include <utility>

namespace guitai::withdrawals {

namespace {

using W = WithdrawalStatus;

struct StateLine
{
    W status;
    const char* text;
    HeldMoney money;
    bool isFinal;
};

// clang-format off
constexpr std::array kStates{
    StateLine{W::Reviewing,  "REVIEWING",  HeldMoney::Held,      false},
    StateLine{W::Processing, "PROCESSING", HeldMoney::Held,      false},
    StateLine{W::Succeeded,  "SUCCEEDED",  HeldMoney::PaidOut,   false}, // it may still come back
    StateLine{W::Failed,     "FAILED",     HeldMoney::GivenBack, true},
    StateLine{W::Rejected,   "REJECTED",   HeldMoney::GivenBack, true},
    StateLine{W::Expired,    "EXPIRED",    HeldMoney::GivenBack, true},
    StateLine{W::Returned,   "RETURNED",   HeldMoney::PaidOut,   true},
};

constexpr std::array kSteps{
    std::pair{W::Reviewing, W::Processing}, std::pair{W::Reviewing, W::Rejected}, std::pair{W::Reviewing, W::Expired},
    std::pair{W::Processing, W::Succeeded}, std::pair{W::Processing, W::Failed},
    std::pair{W::Succeeded, W::Returned},
};
// clang-format on

const StateLine& lineOf(W status)
{
    return *std::ranges::find(kStates, status, &StateLine::status);
}

} // namespace

QByteArray textOf(WithdrawalStatus status)
{
    return lineOf(status).text;
}

std::optional<WithdrawalStatus> parseWithdrawalStatus(QByteArrayView text)
{
    const auto line = std::ranges::find_if(kStates, [&](const StateLine& one) { return text == one.text; });
    return line == kStates.end() ? std::nullopt : std::optional(line->status);
}

bool mayMove(WithdrawalStatus from, WithdrawalStatus to)
{
    return std::ranges::find(kSteps, std::pair(from, to)) != kSteps.end();
}

bool isFinal(WithdrawalStatus status)
{
    return lineOf(status).isFinal;
}

HeldMoney moneyIn(WithdrawalStatus status)
{
    return lineOf(status).money;
}

} // namespace guitai::withdrawals
