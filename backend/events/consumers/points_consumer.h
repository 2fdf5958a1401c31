// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Points: one for every whole yuan of a paid payment whose user is known, on the payment's shard. A refund takes them
// back in proportion to what was given back so far, rounded for the user, all of them with the last one, never more
// than were given. Payments in other currencies earn none.
#pragma once

#include "consumers/consumer.h"

namespace guitai::consumers {

class PointsConsumer final : public Consumer
{
public:
    const char* name() const override { return "points"; }
    Result<Done> follow(storage::Transaction& tx, const events::PublishedEvent& event) const override;
};

/// Points for a paid amount: 1500 minor units of CNY are 15.
std::int64_t pointsFor(const Money& paid);
/// How many of `given` are taken back in all, once `refunded` of `paid` (minor units, at least 1) went back.
Result<std::int64_t> pointsTakenBack(std::int64_t given, std::int64_t refunded, std::int64_t paid);

} // namespace guitai::consumers
