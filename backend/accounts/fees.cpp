// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/fees.h"

#include <algorithm>

namespace guitai::accounts {

Result<Money> feeOf(const FeeRule& rule, const Money& gross)
{
    const auto portion = gross.portion(rule.partsPerMillion, FeeRule::kWhole, rule.rounding);
    if (!portion)
        return portion.error();
    return Money(std::min(std::max(portion->minor(), rule.minimum), gross.minor()), gross.currency());
}

std::int64_t feeShare(const FeeBook& book, std::int64_t refund)
{
    if (book.gross < 1 || refund < 1)
        return 0;
    const std::int64_t refunded = std::min(book.refunded + refund, book.gross);
    // The currency plays no part in a proportion.
    const auto due = Money(book.fee, Currency::cny()).portion(refunded, book.gross, Rounding::Down);
    const std::int64_t share = due ? due->minor() - book.givenBack : 0;
    const std::int64_t left = std::max<std::int64_t>(0, book.fee - book.givenBack);
    return std::clamp<std::int64_t>(share, 0, std::min(refund, left));
}

} // namespace guitai::accounts
