// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/amount_entry.h"

namespace guitai::models {

namespace {

constexpr int kMinorDigits = 2;
constexpr int kMostWholeDigits = 10; // far above the limit, far below overflow

std::optional<std::int64_t> minorOf(QByteArrayView term)
{
    const qsizetype dot = term.indexOf('.');
    const QByteArrayView whole = dot < 0 ? term : term.first(dot);
    const QByteArrayView fraction = dot < 0 ? QByteArrayView() : term.sliced(dot + 1);
    if (whole.isEmpty() || whole.size() > kMostWholeDigits || fraction.size() > kMinorDigits)
        return std::nullopt;
    std::int64_t minor = 0;
    for (const char digit : whole) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        minor = minor * 10 + (digit - '0');
    }
    for (qsizetype place = 0; place < kMinorDigits; ++place) {
        const char digit = place < fraction.size() ? fraction[place] : '0';
        if (digit < '0' || digit > '9')
            return std::nullopt;
        minor = minor * 10 + (digit - '0');
    }
    return minor;
}

} // namespace

bool AmountEntry::type(char key)
{
    if (key == '+')
        return finishTerm();
    const QByteArray term = lastTerm();
    if (key == '.') {
        if (term.contains('.'))
            return false;
        return adopt(m_text + (term.isEmpty() ? QByteArray("0.") : QByteArray(".")));
    }
    if (key < '0' || key > '9')
        return false;
    // "05" is how nobody writes an amount: the zero gives way.
    if (term == "0")
        return adopt(m_text.chopped(1) + key);
    return adopt(m_text + key);
}

bool AmountEntry::typeDoubleZero()
{
    const QByteArray before = m_text;
    if (!type('0'))
        return false;
    // One zero is still something where two do not fit ("1.2" takes one).
    if (before != m_text)
        type('0');
    return true;
}

bool AmountEntry::backspace()
{
    if (m_text.isEmpty())
        return false;
    m_text.chop(1);
    return true;
}

void AmountEntry::clear()
{
    m_text.clear();
}

void AmountEntry::set(std::int64_t minor)
{
    m_text = QByteArray::number(static_cast<qint64>(minor / 100)) + '.' +
             QByteArray::number(static_cast<qint64>(minor % 100)).rightJustified(kMinorDigits, '0');
}

std::int64_t AmountEntry::totalMinor() const
{
    return totalOf(m_text).value_or(0);
}

std::optional<std::int64_t> AmountEntry::totalOf(QByteArrayView text)
{
    if (text.isEmpty())
        return 0;
    // A sum that ends with "+" waits for its next term.
    if (text.endsWith('+'))
        text.chop(1);
    std::int64_t total = 0;
    for (qsizetype begin = 0; begin <= text.size();) {
        qsizetype end = text.indexOf('+', begin);
        if (end < 0)
            end = text.size();
        const auto minor = minorOf(text.sliced(begin, end - begin));
        if (!minor)
            return std::nullopt;
        total += *minor;
        if (total > kMostMinor)
            return std::nullopt;
        begin = end + 1;
    }
    return total;
}

bool AmountEntry::adopt(const QByteArray& text)
{
    constexpr qsizetype kLongest = 60;
    if (text.size() > kLongest || !totalOf(text))
        return false;
    m_text = text;
    return true;
}

QByteArray AmountEntry::lastTerm() const
{
    return m_text.sliced(m_text.lastIndexOf('+') + 1);
}

bool AmountEntry::finishTerm()
{
    const QByteArray term = lastTerm();
    const auto minor = minorOf(term);
    if (!minor)
        return false;
    const QByteArray whole = term.contains('.') ? term.first(term.indexOf('.')) : term;
    const QByteArray fraction = QByteArray::number(static_cast<qint64>(*minor % 100)).rightJustified(kMinorDigits, '0');
    return adopt(m_text.chopped(term.size()) + whole + '.' + fraction + '+');
}

} // namespace guitai::models
