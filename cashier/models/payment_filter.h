// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which payments the list shows: days, states and tills, or one number, which overrides them all.
#pragma once

#include "backend_client/books.h"

#include <QDate>

#include <array>

namespace guitai::models {

enum class Days { Today, Yesterday, Range };
enum class StateGroup { All, Paid, Refunded, Waiting, Closed };
inline constexpr std::array kStateGroups = {StateGroup::All, StateGroup::Paid, StateGroup::Refunded,
                                            StateGroup::Waiting, StateGroup::Closed};

struct PaymentFilter
{
    static constexpr qsizetype kShortestNumber = 4; ///< of what is typed to search; less is not asked for
    static constexpr int kMostDays = 31;            ///< of a range, both ends counted

    Days days = Days::Today;
    QDate first; ///< of a range
    QDate last;  ///< of a range, itself too
    StateGroup group = StateGroup::All;
    bool wholeShop = false;
    QString number; ///< as typed

    bool seeksNumber() const { return number.trimmed().size() >= kShortestNumber; }
};

struct Span
{
    UtcTime from;
    UtcTime to;
};

/// In the shop's days. A range that is turned round or too long is cut to what can be asked for.
Span spanOf(const PaymentFilter& filter, UtcTime now);
/// Empty: all.
QByteArrayList statusesOf(StateGroup group);
backend_client::PaymentQuery queryOf(const PaymentFilter& filter, const TillNo& tillNo, UtcTime now);

} // namespace guitai::models
