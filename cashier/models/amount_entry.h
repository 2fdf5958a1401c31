// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// AmountEntry: the adding machine behind the keypad. Holds text such as "12.00+0.3" and its exact total in
// minor units; a key that would make it no amount, or a total above the limit, changes nothing.
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace guitai::models {

class AmountEntry
{
public:
    static constexpr std::int64_t kMostMinor = 9'999'999'99; ///< what one sale at a till may come to

    /// key: '0'…'9', '.' or '+'. False when it was not taken.
    bool type(char key);
    bool typeDoubleZero();
    bool backspace();
    void clear();
    /// Shows one amount, as if it had been typed.
    void set(std::int64_t minor);

    const QByteArray& text() const { return m_text; }
    std::int64_t totalMinor() const;
    bool isSum() const { return m_text.contains('+'); }
    bool isEmpty() const { return m_text.isEmpty(); }

    /// Sum of "12.00+0.3"; nothing when it is no such text or above the limit.
    static std::optional<std::int64_t> totalOf(QByteArrayView text);

private:
    bool adopt(const QByteArray& text);
    QByteArray lastTerm() const;
    bool finishTerm();

    QByteArray m_text;
};

} // namespace guitai::models
