// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The banks that were built in.
#pragma once

#include "payouts/payout_bank.h"

namespace guitai::payouts {

/// Null when the account is at another bank; an error names what is wrong in settings or secrets.
using MakePayoutBank = Result<std::unique_ptr<PayoutBank>> (*)(const BankAccount& account, http::Client& client);

/// Written by CMake from the folders it finds: one line per bank folder.
std::vector<MakePayoutBank> builtInPayoutBanks();

/// The bank that the account names; an error when it is not built in or its settings are wrong.
Result<std::unique_ptr<PayoutBank>> openBank(const BankAccount& account, http::Client& client,
                                             const std::vector<MakePayoutBank>& known);

} // namespace guitai::payouts
