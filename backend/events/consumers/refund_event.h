// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What consumers read of a refund that succeeded. Pure.
#pragma once

#include "consumers/consumer.h"

namespace guitai::consumers {

struct RefundEvent
{
    PaymentNo paymentNo;
    QByteArray refundNo;
    std::int64_t amountMinor = 0; ///< 1 or more
    bool ofDoubtfulMoney = false; ///< money that never paid for the payment
};

/// EVENT_UNREADABLE unless the data is a refund's document.
Result<RefundEvent> readRefundEvent(const events::PublishedEvent& event);

} // namespace guitai::consumers
