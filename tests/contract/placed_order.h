// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of an order once it was placed, before its provider said anything.
#pragma once

#include "channels/channel.h"

namespace guitai::test {

inline channels::PlacedOrder placedOf(const channels::Order& order)
{
    return {order.attemptNo, order.payWay, order.amount, order.placedAt, order.expiresAt, {}};
}

} // namespace guitai::test
