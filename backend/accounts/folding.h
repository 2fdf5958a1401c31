// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Folding: what a merchant's payments brought to a slot goes to the merchant's home account. Payments never wait for
// it, because it takes what is there and they only add. Any number of processes may fold. Event loop's thread.
#pragma once

#include "accounts/courier.h"
#include "async/timers.h"

namespace guitai::accounts {

/// Sends all of that slot's inflow home. Nothing when there is none, or somebody else sends it already.
Result<std::optional<Transfer>> foldInflow(storage::Transaction& tx, const AccountId& inflow, UtcTime at);

class FoldingWorker
{
public:
    FoldingWorker(storage::Storage& storage, Courier& courier, async::Timers& timers, const Clock& clock)
        : m_storage(storage), m_courier(courier), m_timers(timers), m_clock(clock)
    {
    }

    /// Folds and resumes transfers until the timers stop.
    async::Task<> run();
    /// One round; answers how many inflows were folded.
    async::Task<int> runOnce();
    /// All of one merchant's inflows, for somebody who needs the money now.
    async::Task<Result<Done>> foldMerchant(MerchantId merchantId);

private:
    async::Task<Result<Done>> fold(AccountId inflow);

    storage::Storage& m_storage;
    Courier& m_courier;
    async::Timers& m_timers;
    const Clock& m_clock;
};

} // namespace guitai::accounts
