// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Shows that a wallet works: a penny is paid through it and given back, by the payment and refund services as they are.
// Lives on the event loop's thread; outlives the loop.
#pragma once

#include "async/timers.h"
#include "channels/registry.h"
#include "merchants/permissions.h"
#include "payments/payment_service.h"
#include "refunds/refund_service.h"
#include "wire/channel_test_wire.h"

#include <functional>

namespace guitai::penny {

namespace errors {
/// It shows no code that a person could pay.
inline constexpr ErrorCode kChannelNotTestable{"CHANNEL_NOT_TESTABLE", 422};
inline constexpr ErrorCode kChannelTestNotFound{"CHANNEL_TEST_NOT_FOUND", 404};
} // namespace errors

/// What its payments carry as `attach`, so that reports can leave them out.
inline constexpr char kMark[] = "guitai:channel-test";

struct Tester
{
    MerchantId merchantId;
    QByteArray actor; ///< Caller::actor()
    OperatorId operatorId;
    merchants::Role role = merchants::Role::Supervisor;
};

class PennyTest
{
public:
    using RandomBytes = std::function<QByteArray(qsizetype)>;

    /// All outlive the loop.
    struct Parts
    {
        payments::PaymentService& payments;
        refunds::RefundService& refunds;
        const channels::Registry& registry;
        async::Timers& timers;
        RandomBytes random;
    };

    explicit PennyTest(Parts parts) : m_parts(std::move(parts)) {}

    /// Also through a wallet that is paused. The same key is the same test. What creating a payment answers, or
    /// CHANNEL_NOT_TESTABLE.
    async::Task<Result<wire::ChannelTest>> start(Tester tester, ChannelCode channel, IdempotencyKey key);
    /// How far it has come; gives the penny back when it was paid. CHANNEL_TEST_NOT_FOUND.
    async::Task<Result<wire::ChannelTest>> look(Tester tester, ChannelCode channel, PaymentNo paymentNo);

private:
    async::Task<> follow(Tester tester, ChannelCode channel, PaymentNo paymentNo);

    Parts m_parts;
};

} // namespace guitai::penny
