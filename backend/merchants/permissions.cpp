// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/permissions.h"

#include <array>

namespace guitai::merchants {

namespace {

struct RoleRow
{
    Role role;
    const char* text;
    bool createPayment, readPayments, closePayment, readTotals, followStream, readApprovals, approve, refund,
        resolveMoney, dispatch, readWebhooks, setWebhooks, readAccounts, openAccounts, holdMoney;
};

// clang-format off
// The table. Finance and admin look but do not take money: who configures keys or books does not sell. A till's
// money goes back by a supervisor's hand; doubtful money is also for who keeps the books.
constexpr std::array<RoleRow, 5> kRoles{{
    //  role             text         create read   close  totals stream see a. approve refund resolve dispatch webhooks set w. accounts open   hold
    {Role::Integrator, "integrator",  true,  true,  true,  true,  false, false, false,  true,  false,  true,    true,    false, true,    false, true},
    {Role::Cashier,    "cashier",     true,  true,  true,  true,  true,  true,  false,  false, false,  true,    false,   false, false,   false, false},
    {Role::Supervisor, "supervisor",  true,  true,  true,  true,  true,  true,  true,   true,  true,   true,    true,    false, true,    false, false},
    {Role::Finance,    "finance",     false, true,  false, true,  true,  true,  true,   false, true,   false,   true,    false, true,    true,  true},
    {Role::Admin,      "admin",       false, true,  false, true,  true,  true,  true,   true,  true,   false,   true,    true,  true,    true,  false},
}};
// clang-format on

const RoleRow* rowOf(Role role)
{
    for (const RoleRow& row : kRoles) {
        if (row.role == role)
            return &row;
    }
    return nullptr;
}

} // namespace

bool isAllowed(Role role, Permission permission)
{
    const RoleRow* row = rowOf(role);
    if (!row)
        return false;
    switch (permission) {
    case Permission::CreatePayment: return row->createPayment;
    case Permission::ReadPayments: return row->readPayments;
    case Permission::ClosePayment: return row->closePayment;
    case Permission::ReadTotals: return row->readTotals;
    case Permission::FollowStream: return row->followStream;
    case Permission::ReadApprovals: return row->readApprovals;
    case Permission::Approve: return row->approve;
    case Permission::Refund: return row->refund;
    case Permission::ResolveMoney: return row->resolveMoney;
    case Permission::Dispatch: return row->dispatch;
    case Permission::ReadWebhooks: return row->readWebhooks;
    case Permission::SetWebhooks: return row->setWebhooks;
    case Permission::ReadAccounts: return row->readAccounts;
    case Permission::OpenAccounts: return row->openAccounts;
    case Permission::HoldMoney: return row->holdMoney;
    }
    return false;
}

QByteArray roleText(Role role)
{
    const RoleRow* row = rowOf(role);
    return row ? QByteArray(row->text) : QByteArray();
}

std::optional<Role> parseRole(QByteArrayView text)
{
    for (const RoleRow& row : kRoles) {
        if (text == QByteArrayView(row.text))
            return row.role;
    }
    return std::nullopt;
}

} // namespace guitai::merchants
