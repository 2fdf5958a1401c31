// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One row of a bill, a channel's or our own: the same type on both sides, so that they can be compared.
#pragma once

#include "time/utc_time.h"

#include <QByteArray>

#include <cstdint>

namespace guitai::rows {

enum class Kind : std::uint8_t {
    Payment,
    Refund,
    Unreadable ///< a row of a provider's file that could not be read: it has a line and a note, nothing else
};

enum class State : std::uint8_t { Succeeded, Processing, Failed, Reversed };

struct BillRow
{
    Kind kind = Kind::Payment;
    QByteArray number;       ///< our attempt or refund number as the channel names it; may be empty on their side
    QByteArray transaction;  ///< the channel's own number of this row, unique per kind; empty where there is none
    std::int64_t amount = 0; ///< minor units, >= 0
    std::int64_t fee = 0;    ///< minor units, >= 0: charged on a payment, given back on a refund
    QByteArray currency;     ///< ISO 4217
    State state = State::Succeeded;
    UtcTime at;
    std::int64_t line = 0; ///< 1-based line of the source
    int carried = 0;       ///< days it was carried over
    QByteArray note;       ///< why it is unreadable; else empty

    friend bool operator==(const BillRow&, const BillRow&) = default;
};

} // namespace guitai::rows
