// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/permissions.h"

#include <algorithm>
#include <array>

namespace guitai::merchants {

namespace {

struct RoleText
{
    Role role;
    const char* text;
};

constexpr std::array kRoleTexts{
    RoleText{Role::Integrator, "integrator"}, RoleText{Role::Cashier, "cashier"},
    RoleText{Role::Supervisor, "supervisor"}, RoleText{Role::Finance, "finance"},
    RoleText{Role::Admin, "admin"},
};

struct Rule
{
    Permission permission;
    bool integrator, cashier, supervisor, finance, admin;
};

constexpr bool yes = true;
constexpr bool no = false;

// clang-format off
// The table, one line a permission; what has no line is denied. Finance and admin look but do not take money: who
// configures keys or books does not sell. What a cashier gives back needs a second person; doubtful money is also for
// who keeps the books. Consents of users pass through the merchant's own system only.
constexpr std::array kRules{
    //                             integrator  cashier  supervisor  finance  admin
    Rule{Permission::CreatePayment, yes,       yes,     yes,        no,      no},
    Rule{Permission::ReadPayments,  yes,       yes,     yes,        yes,     yes},
    Rule{Permission::ClosePayment,  yes,       yes,     yes,        no,      no},
    Rule{Permission::ReadTotals,    yes,       yes,     yes,        yes,     yes},
    Rule{Permission::FollowStream,  no,        yes,     yes,        yes,     yes},
    Rule{Permission::ReadApprovals, no,        yes,     yes,        yes,     yes},
    Rule{Permission::Approve,       no,        no,      yes,        yes,     yes},
    Rule{Permission::AskApproval,   yes,       yes,     yes,        yes,     yes}, // and withdraw what one asked for
    Rule{Permission::BringDecision, no,        yes,     yes,        yes,     yes}, // one's own, or a colleague's by PIN
    Rule{Permission::SetPin,        no,        no,      yes,        yes,     yes}, // who may approve
    Rule{Permission::Refund,        yes,       yes,     yes,        no,      yes}, // a cashier's waits for somebody else
    Rule{Permission::ResolveMoney,  no,        no,      yes,        yes,     yes},
    Rule{Permission::Dispatch,      yes,       yes,     yes,        no,      no},
    Rule{Permission::ReadWebhooks,  yes,       no,      yes,        yes,     yes},
    Rule{Permission::SetWebhooks,   no,        no,      no,         no,      yes},
    Rule{Permission::ReadAccounts,  yes,       no,      yes,        yes,     yes},
    Rule{Permission::OpenAccounts,  no,        no,      no,         yes,     yes},
    Rule{Permission::HoldMoney,     yes,       no,      no,         yes,     no},
    Rule{Permission::Withdraw,      yes,       no,      no,         yes,     no},
    Rule{Permission::ManageUsers,   yes,       no,      no,         no,      no},
    Rule{Permission::ReadTerms,     yes,       no,      yes,        yes,     yes},
    Rule{Permission::SetFees,       no,        no,      no,         yes,     yes},
    Rule{Permission::SetChannels,   no,        no,      no,         no,      yes},
    Rule{Permission::ReadWallets,   yes,       yes,     yes,        yes,     yes},
    Rule{Permission::PauseWallets,  no,        no,      yes,        no,      yes}, // what the shop sells by
    Rule{Permission::TestWallets,   no,        no,      yes,        no,      yes}, // a penny, paid and given back
    Rule{Permission::ReadReconciliation, no,   no,      yes,        yes,     yes},
    Rule{Permission::Reconcile,     no,        no,      no,         yes,     yes},
    Rule{Permission::ReopenDays,    no,        no,      no,         yes,     yes}, // entries that were posted go back
};
// clang-format on

} // namespace

bool isAllowed(Role role, Permission permission)
{
    const auto* const rule = std::ranges::find(kRules, permission, &Rule::permission);
    if (rule == kRules.end())
        return false;
    switch (role) {
    case Role::Integrator: return rule->integrator;
    case Role::Cashier: return rule->cashier;
    case Role::Supervisor: return rule->supervisor;
    case Role::Finance: return rule->finance;
    case Role::Admin: return rule->admin;
    }
    return false;
}

QByteArray roleText(Role role)
{
    const auto* const line = std::ranges::find(kRoleTexts, role, &RoleText::role);
    return line == kRoleTexts.end() ? QByteArray() : QByteArray(line->text);
}

std::optional<Role> parseRole(QByteArrayView text)
{
    for (const RoleText& line : kRoleTexts) {
        if (text == QByteArrayView(line.text))
            return line.role;
    }
    return std::nullopt;
}

} // namespace guitai::merchants
