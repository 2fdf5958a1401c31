// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a filtered list adds up to, and how many payments each group of states holds. In the shop's currency.
#pragma once

#include "models/payment_filter.h"

#include <span>

namespace guitai::models {

struct FilterTotals
{
    std::int64_t rows = 0;
    Money paid{0, Currency::cny()};     ///< of those that were paid, refunded since or not
    Money refunded{0, Currency::cny()}; ///< what customers have back of it

    Money net() const { return Money(paid.minor() - refunded.minor(), paid.currency()); }
};

FilterTotals totalsOf(const wire::PaymentTotals& totals, StateGroup group);
FilterTotals totalsOf(std::span<const wire::Payment> payments);

} // namespace guitai::models
