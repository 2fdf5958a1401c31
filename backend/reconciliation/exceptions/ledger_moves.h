// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/ledger.h"

namespace guitai::exceptions {

/// Two lines: `money` is debited to one account and credited to the other; below 0 the other way, 0 not at all.
inline void addMove(std::vector<accounts::Line>& lines, const accounts::AccountId& from, const accounts::AccountId& to,
                    const Money& money)
{
    if (money.minor() == 0)
        return;
    const bool isForth = money.minor() > 0;
    const Money amount(isForth ? money.minor() : -money.minor(), money.currency());
    lines.push_back({isForth ? from : to, accounts::Side::Debit, amount});
    lines.push_back({isForth ? to : from, accounts::Side::Credit, amount});
}

} // namespace guitai::exceptions
