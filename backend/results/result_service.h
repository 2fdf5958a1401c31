// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Applies what channels report in a durable transaction, then wakes who must hear of it.
// Lives on the event loop's thread.
#pragma once

#include "accounts/courier.h"
#include "channels/registry.h"
#include "events/event_pump.h"
#include "results/apply_channel_result.h"

namespace guitai::results {

class ResultService
{
public:
    /// `courier` brings recharges to their users at once; without one they come with its next round.
    ResultService(storage::Storage& storage, events::EventPump& pump, accounts::Courier* courier = nullptr)
        : m_storage(storage), m_pump(pump), m_courier(courier)
    {
    }

    /// When it answers ok, the effect is durable.
    async::Task<Result<Applied>> apply(Reported reported);

    storage::Storage& storage() const { return m_storage; }
    /// After a commit that applied a report: logs it and wakes the shard's pump.
    void announce(storage::ShardIndex shard, const Applied& applied, Source source);

private:
    async::Task<> bringHome(PaymentNo paymentNo, storage::ShardIndex shard);

    storage::Storage& m_storage;
    events::EventPump& m_pump;
    accounts::Courier* m_courier;
};

/// The shard an attempt lives on, read from its number.
std::optional<storage::Slot> slotOfAttempt(const AttemptNo& attemptNo);

} // namespace guitai::results
