// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A penny that is paid through a wallet and given back: POST /v1/channels/{code}/test and how far it has come.
#pragma once

#include "wire/payment_wire.h"
#include "wire/refund_wire.h"

namespace guitai::wire {

namespace channel_test_states {
inline constexpr char kWaiting[] = "WAITING";     ///< for the customer, that is whoever tests
inline constexpr char kRefunding[] = "REFUNDING"; ///< paid, and on its way back
inline constexpr char kPassed[] = "PASSED";       ///< given back
inline constexpr char kFailed[] = "FAILED";       ///< paid, and the refund did not go through
inline constexpr char kUnpaid[] = "UNPAID";       ///< closed before anybody paid
} // namespace channel_test_states

struct ChannelTest
{
    ChannelCode channel;
    QByteArray status; ///< channel_test_states
    Payment payment;
    std::optional<Refund> refund; ///< once it was paid

    static Result<ChannelTest> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// True while it may still become something else.
bool goesOn(const ChannelTest& test);

} // namespace guitai::wire
