// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "money/money.h"

#include <algorithm>
#include <limits>

namespace guitai {

namespace {

Error overflow()
{
    return {errors::kAmountOutOfRange, QStringLiteral("amount"), QStringLiteral("The sum does not fit.")};
}

/// Two amounts multiplied fit.
__extension__ using Wide = unsigned __int128;

bool roundsUp(Wide quotient, Wide remainder, Wide parts, Rounding rounding)
{
    const Wide rest = parts - remainder;
    switch (rounding) {
    case Rounding::Down: return false;
    case Rounding::Up: return remainder > 0;
    case Rounding::HalfUp: return remainder >= rest;
    case Rounding::HalfEven: return remainder > rest || (remainder == rest && quotient % 2 == 1);
    }
    return false;
}

bool allDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Result<Money> Money::chargeable(std::int64_t minor, Currency currency)
{
    if (minor < 1 || minor > kMostMinor)
        return Error{errors::kAmountOutOfRange, QStringLiteral("amount"),
                     QStringLiteral("The amount is a whole number of minor units from 1 to %1.").arg(kMostMinor)};
    return Money(minor, currency);
}

Result<Money> Money::fromDecimal(QByteArrayView text, Currency currency)
{
    const Error invalid{errors::kAmountInvalid, QStringLiteral("amount"), QStringLiteral("Not a decimal amount.")};
    constexpr qsizetype kLongest = 16; // 10^13 minor units have 14 digits
    const bool negative = text.startsWith('-');
    if (negative)
        text = text.sliced(1);
    const qsizetype dot = text.indexOf('.');
    const QByteArrayView whole = dot < 0 ? text : text.first(dot);
    const QByteArrayView fraction = dot < 0 ? QByteArrayView() : text.sliced(dot + 1);
    const bool fractionFits = dot < 0 || (allDigits(fraction) && fraction.size() == currency.minorDigits());
    if (text.size() > kLongest || !allDigits(whole) || !fractionFits)
        return invalid;
    std::int64_t minor = 0;
    const auto append = [&minor](char digit) { minor = minor * 10 + (digit - '0'); };
    std::for_each(whole.begin(), whole.end(), append);
    for (int i = 0; i < currency.minorDigits(); ++i)
        append(dot < 0 ? '0' : fraction[i]);
    return Money(negative ? -minor : minor, currency);
}

QByteArray Money::toDecimal() const
{
    const int digits = m_currency.minorDigits();
    const std::uint64_t magnitude =
        m_minor < 0 ? 0 - static_cast<std::uint64_t>(m_minor) : static_cast<std::uint64_t>(m_minor);
    QByteArray text = QByteArray::number(static_cast<qulonglong>(magnitude)).rightJustified(digits + 1, '0');
    if (digits > 0)
        text.insert(text.size() - digits, '.');
    return m_minor < 0 ? '-' + text : text;
}

Result<Money> Money::plus(const Money& other) const
{
    if (m_currency != other.m_currency)
        return Error{errors::kCurrencyMismatch, QStringLiteral("currency"), QStringLiteral("The currencies differ.")};
    std::int64_t sum = 0;
    if (__builtin_add_overflow(m_minor, other.m_minor, &sum))
        return overflow();
    return Money(sum, m_currency);
}

Result<Money> Money::minus(const Money& other) const
{
    if (m_currency != other.m_currency)
        return Error{errors::kCurrencyMismatch, QStringLiteral("currency"), QStringLiteral("The currencies differ.")};
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(m_minor, other.m_minor, &difference))
        return overflow();
    return Money(difference, m_currency);
}

Result<Money> Money::portion(std::int64_t numerator, std::int64_t denominator, Rounding rounding) const
{
    if (m_minor < 0 || numerator < 0 || denominator < 1)
        return Error{errors::kAmountInvalid, QStringLiteral("amount"), QStringLiteral("A portion is not negative.")};
    const Wide product = static_cast<Wide>(m_minor) * static_cast<Wide>(numerator);
    const auto parts = static_cast<Wide>(denominator);
    Wide quotient = product / parts;
    if (roundsUp(quotient, product % parts, parts, rounding))
        ++quotient;
    if (quotient > static_cast<Wide>(std::numeric_limits<std::int64_t>::max()))
        return overflow();
    return Money(static_cast<std::int64_t>(quotient), m_currency);
}

QByteArray textOf(Rounding rounding)
{
    switch (rounding) {
    case Rounding::Down: return "DOWN";
    case Rounding::Up: return "UP";
    case Rounding::HalfUp: return "HALF_UP";
    case Rounding::HalfEven: return "HALF_EVEN";
    }
    return {};
}

std::optional<Rounding> parseRounding(QByteArrayView text)
{
    for (const Rounding rounding : {Rounding::Down, Rounding::Up, Rounding::HalfUp, Rounding::HalfEven}) {
        if (text == textOf(rounding))
            return rounding;
    }
    return std::nullopt;
}

} // namespace guitai
