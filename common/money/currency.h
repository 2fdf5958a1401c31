// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ISO 4217 currency: three capital letters and the number of minor digits.
#pragma once

#include <QByteArray>

#include <optional>

namespace guitai {

class Currency
{
public:
    /// Known currencies only; nothing for every other text.
    static std::optional<Currency> parse(QByteArrayView code);
    static Currency cny();

    QByteArray code() const { return QByteArray(m_code, 3); }
    int minorDigits() const { return m_minorDigits; }

    friend bool operator==(const Currency&, const Currency&) = default;

private:
    constexpr Currency(const char (&code)[4], int minorDigits)
        : m_code{code[0], code[1], code[2]}, m_minorDigits(minorDigits)
    {
    }
    static const Currency kKnown[];
    char m_code[3];
    int m_minorDigits;
};

} // namespace guitai
