// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Recharges: payments through a channel whose money goes to a user's account instead of the merchant's.
#pragma once

#include "ids/account_no.h"
#include "payments/payment_service.h"

namespace guitai::recharges {

namespace errors {
/// Money is paid into users' accounts only.
inline constexpr ErrorCode kAccountNotRechargeable{"ACCOUNT_NOT_RECHARGEABLE", 409};
/// A balance is not filled from a balance.
inline constexpr ErrorCode kPayWayNotForRecharge{"PAY_WAY_NOT_FOR_RECHARGE", 422};
} // namespace errors

class RechargeService
{
public:
    virtual ~RechargeService() = default;

    /// The payment that recharges the account; from then on it is a payment as any other. ACCOUNT_NOT_FOUND for the
    /// account of another merchant's user.
    virtual async::Task<Result<payments::CreateAnswer>> create(AccountNo accountNo,
                                                               payments::CreateCommand command) = 0;
};

} // namespace guitai::recharges
