// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Money: an int64 count of minor units and its currency. Checked arithmetic; no floating point.
#pragma once

#include "money/currency.h"
#include "result/result.h"

#include <cstdint>

namespace guitai {

namespace errors {
inline constexpr ErrorCode kAmountInvalid{"AMOUNT_INVALID", 400};
inline constexpr ErrorCode kAmountOutOfRange{"AMOUNT_OUT_OF_RANGE", 400};
inline constexpr ErrorCode kCurrencyMismatch{"CURRENCY_MISMATCH", 400};
inline constexpr ErrorCode kCurrencyUnknown{"CURRENCY_UNKNOWN", 400};
} // namespace errors

/// What happens to a fraction of a minor unit; the amount is never negative.
enum class Rounding {
    Down,
    Up,
    HalfUp,
    HalfEven ///< a half goes to the even neighbour
};

class Money
{
public:
    /// Highest amount of one payment: 10^13 minor units (reliability I3).
    static constexpr std::int64_t kMostMinor = 10'000'000'000'000;

    constexpr Money(std::int64_t minor, Currency currency) : m_minor(minor), m_currency(currency) {}
    /// What a customer may be charged: 1 to kMostMinor; AMOUNT_OUT_OF_RANGE otherwise.
    static Result<Money> chargeable(std::int64_t minor, Currency currency);
    /// Strict decimal text in major units, "12.30" or "12" ("12.3", "1.", "１", "+1", "1e2" are refused).
    static Result<Money> fromDecimal(QByteArrayView text, Currency currency);

    std::int64_t minor() const { return m_minor; }
    Currency currency() const { return m_currency; }
    /// Major units with all minor digits and no grouping: "-12.30".
    QByteArray toDecimal() const;

    Result<Money> plus(const Money& other) const;
    Result<Money> minus(const Money& other) const;
    /// This times numerator / denominator, exact before it is rounded. This and the numerator are at least 0, the
    /// denominator at least 1; AMOUNT_INVALID otherwise.
    Result<Money> portion(std::int64_t numerator, std::int64_t denominator, Rounding rounding) const;

    friend bool operator==(const Money&, const Money&) = default;

private:
    std::int64_t m_minor;
    Currency m_currency;
};

QByteArray textOf(Rounding rounding); ///< "HALF_UP"
std::optional<Rounding> parseRounding(QByteArrayView text);

} // namespace guitai
