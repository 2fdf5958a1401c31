// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Roles and what they may do: one table (permissions.cpp), deny by default.
#pragma once

#include <QByteArray>

#include <optional>

namespace guitai::merchants {

enum class Role { Integrator, Cashier, Supervisor, Finance, Admin };

enum class Permission {
    CreatePayment,
    ReadPayments,
    ClosePayment,
    ReadTotals,
    FollowStream,
    ReadApprovals,
    Approve,
    AskApproval,
    BringDecision,
    SetPin,
    Refund,
    ResolveMoney,
    Dispatch,
    ReadWebhooks,
    SetWebhooks,
    ReadAccounts,
    OpenAccounts,
    HoldMoney,
    Withdraw,
    ManageUsers,
    ReadTerms,
    SetFees,
    SetChannels,
    ReadWallets,
    PauseWallets,
    TestWallets,
    ReadReconciliation,
    Reconcile,
    ReopenDays
};

bool isAllowed(Role role, Permission permission);
/// "cashier"; the text stored and sent.
QByteArray roleText(Role role);
std::optional<Role> parseRole(QByteArrayView text);

} // namespace guitai::merchants
