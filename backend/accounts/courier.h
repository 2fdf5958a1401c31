// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Carries transfers to where they arrive and back to where they are settled, and resumes those that a crash or a
// failure left on their way. Any number of processes may run one. Event loop's thread.
#pragma once

#include "accounts/transfers.h"
#include "storage/storage.h"

namespace guitai::accounts {

class Courier
{
public:
    Courier(storage::Storage& storage, const Clock& clock) : m_storage(storage), m_clock(clock) {}

    /// A transfer that was sent: received, then settled. After an error it is resumed later.
    async::Task<Result<Done>> carry(Transfer transfer);
    /// Settles a transfer whose arrival is known.
    async::Task<Result<Done>> settle(Transfer transfer, Arrival arrival);
    /// What is due on every shard; answers how many transfers were taken.
    async::Task<int> resumeDue();

private:
    async::Task<Result<std::vector<Transfer>>> takeDue(storage::ShardIndex shard);
    async::Task<Result<Done>> resume(Transfer transfer);

    storage::Storage& m_storage;
    const Clock& m_clock;
};

} // namespace guitai::accounts
