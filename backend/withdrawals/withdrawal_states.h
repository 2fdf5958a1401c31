// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The state table of withdrawals: which step is allowed, one line each (withdrawal_states.cpp). Everything that is not
// in the table is refused. Pure.
#pragma once

#include <QByteArray>

#include <optional>

namespace guitai::withdrawals {

enum class WithdrawalStatus {
    Reviewing,  ///< held; waits for a second person; the bank was certainly never called
    Processing, ///< approved; the bank was or will be called, and only its word ends this
    Succeeded,  ///< paid and posted
    Failed,     ///< the bank's word that nothing was paid; the money is the owner's again
    Rejected,   ///< by the second person, or cancelled; the money is the owner's again
    Expired,    ///< nobody decided in time; the money is the owner's again
    Returned    ///< it was paid, and the payee's bank sent it back; it is on the account again
};

QByteArray textOf(WithdrawalStatus status); ///< "PROCESSING"
std::optional<WithdrawalStatus> parseWithdrawalStatus(QByteArrayView text);

bool mayMove(WithdrawalStatus from, WithdrawalStatus to);
/// Nothing moves it any more.
bool isFinal(WithdrawalStatus status);

/// What its hold is in that state: "HELD" "CAPTURED" "RELEASED", as the audit checks.
enum class HeldMoney { Held, PaidOut, GivenBack };
HeldMoney moneyIn(WithdrawalStatus status);

} // namespace guitai::withdrawals
