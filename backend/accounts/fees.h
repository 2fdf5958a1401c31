// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a merchant is charged for a payment, and what of it goes back with a refund. Pure.
#pragma once

#include "ids/ids.h"
#include "money/money.h"
#include "time/utc_time.h"

namespace guitai::accounts {

struct FeeRule
{
    MerchantId merchantId;
    ChannelCode channel;
    UtcTime validFrom;       ///< for payments created from then on
    int partsPerMillion = 0; ///< 0 to kWhole; 6,000 is 0.6 %
    Rounding rounding = Rounding::HalfUp;
    std::int64_t minimum = 0; ///< minor units of the payment's currency, from 0

    static constexpr int kWhole = 1'000'000;
};

/// Never more than the payment itself.
Result<Money> feeOf(const FeeRule& rule, const Money& gross);

/// A payment's fee and what went back of it.
struct FeeBook
{
    std::int64_t gross = 0;
    std::int64_t fee = 0;      ///< 0 to gross
    std::int64_t refunded = 0; ///< 0 to gross
    std::int64_t givenBack = 0;
};

/// The share of the fee that goes back when `refund` more is refunded: in proportion to all that is refunded then,
/// so that many small refunds give back as much as one. At most `refund`, and never more than is left.
std::int64_t feeShare(const FeeBook& book, std::int64_t refund);

} // namespace guitai::accounts
