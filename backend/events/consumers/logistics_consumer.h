// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Logistics: a paid payment that carries goods asks for one shipment, on the payment's shard; a payment that was given
// back whole cancels it unless it was dispatched.
#pragma once

#include "consumers/consumer.h"
#include "ids/payment_no.h"

namespace guitai::consumers {

class LogisticsConsumer final : public Consumer
{
public:
    /// `random` is called on storage threads.
    explicit LogisticsConsumer(RandomBytes random) : m_random(std::move(random)) {}

    const char* name() const override { return "logistics"; }
    Result<Done> follow(storage::Transaction& tx, const events::PublishedEvent& event) const override;

private:
    Result<Done> request(storage::Transaction& tx, const events::PublishedEvent& event) const;

    RandomBytes m_random;
};

} // namespace guitai::consumers
