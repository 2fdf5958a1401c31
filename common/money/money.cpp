// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "money/money.h"

#include <algorithm>

namespace guitai {

namespace {

Error overflow()
{
    return {errors::kAmountOutOfRange, QStringLiteral("amount"), QStringLiteral("The sum does not fit.")};
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

} // namespace guitai
