// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What can become of a row: README.md is the specification.
#pragma once

#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <optional>

namespace guitai::matching {

enum class Class : std::uint8_t {
    Matched,
    CurrencyDiffers,
    AmountDiffers,
    StateDiffers,
    FeeDiffers,
    Duplicate,
    Unreadable,
    Unpaid,
    NotDue,
    OursOnly,
    TheirsOnly
};
inline constexpr size_t kClasses = 11;

enum class Side : std::uint8_t { Ours, Theirs };

/// What differs between the two rows of a pair.
inline constexpr unsigned kCurrencyBit = 1;
inline constexpr unsigned kAmountBit = 2;
inline constexpr unsigned kStateBit = 4;
inline constexpr unsigned kFeeBit = 8;
inline constexpr unsigned kKindBit = 16;

inline constexpr std::array<QByteArrayView, kClasses> kClassNames{
    "MATCHED",    "CURRENCY_DIFFERS", "AMOUNT_DIFFERS", "STATE_DIFFERS", "FEE_DIFFERS", "DUPLICATE",
    "UNREADABLE", "UNPAID",           "NOT_DUE",        "OURS_ONLY",     "THEIRS_ONLY"};

inline QByteArrayView nameOf(Class which)
{
    return kClassNames[static_cast<size_t>(which)];
}

inline QByteArrayView nameOf(Side side)
{
    return side == Side::Ours ? "OURS" : "THEIRS";
}

inline std::optional<Class> classNamed(QByteArrayView name)
{
    for (size_t i = 0; i < kClasses; ++i) {
        if (kClassNames[i] == name)
            return static_cast<Class>(i);
    }
    return std::nullopt;
}

/// The primary class of a pair: the first that holds.
constexpr Class classOf(unsigned bits)
{
    if (bits & kCurrencyBit)
        return Class::CurrencyDiffers;
    if (bits & kAmountBit)
        return Class::AmountDiffers;
    if (bits & (kStateBit | kKindBit))
        return Class::StateDiffers;
    return bits & kFeeBit ? Class::FeeDiffers : Class::Matched;
}

} // namespace guitai::matching
