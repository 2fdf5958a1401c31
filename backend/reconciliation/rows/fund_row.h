// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One row of a fund flow: money that came into or left the account at a provider.
#pragma once

#include "time/utc_time.h"

#include <QByteArray>

#include <cstdint>

namespace guitai::rows {

enum class Direction : std::uint8_t {
    In,
    Out,
    Unreadable ///< a row that could not be read: it has a line and a note, nothing else
};

struct FundRow
{
    Direction direction = Direction::In;
    UtcTime at;
    QByteArray flowNo;        ///< the provider's number of the movement
    QByteArray business;      ///< the provider's number of what was done: a payment's or refund's transaction
    QByteArray number;        ///< our attempt or refund number; empty where the provider names none
    QByteArray kind;          ///< the provider's word for what it was, UTF-8
    std::int64_t amount = 0;  ///< minor units, >= 0
    std::int64_t balance = 0; ///< on the account afterwards
    QByteArray currency;      ///< ISO 4217
    QByteArray remark;        ///< UTF-8
    std::int64_t line = 0;    ///< 1-based line of the source
    QByteArray note;          ///< why it is unreadable; else empty

    friend bool operator==(const FundRow&, const FundRow&) = default;
};

} // namespace guitai::rows
