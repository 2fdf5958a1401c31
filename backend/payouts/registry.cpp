// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payouts/registry.h"

namespace guitai::payouts {

Result<std::unique_ptr<PayoutBank>> openBank(const BankAccount& account, http::Client& client,
                                             const std::vector<MakePayoutBank>& known)
{
    for (const MakePayoutBank make : known) {
        auto bank = make(account, client);
        if (!bank || *bank)
            return bank;
    }
    return Error{guitai::errors::kInvalidRequest, QStringLiteral("bank"),
                 QStringLiteral("There is no such bank here.")};
}

} // namespace guitai::payouts
