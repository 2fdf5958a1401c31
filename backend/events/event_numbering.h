// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbering: one write gives the next positions to the events that wait, in the order of their commits.
#pragma once

#include "events/outbox.h"

namespace guitai::events {

/// How many events one write numbers, and one read hands out, at most.
inline constexpr int kEventBatch = 500;

struct Numbered
{
    std::int64_t before = 0;            ///< the last position that was taken already
    std::vector<PublishedEvent> events; ///< in order, from the one that follows
};
/// Numbers up to kEventBatch waiting events. Remembers that everything up to `published` needs no second publishing.
async::Task<Result<Numbered>> numberEvents(storage::Storage& storage, storage::ShardIndex shard,
                                           std::int64_t published);

/// Where a shard stands on the disk.
struct EventMark
{
    std::int64_t numbered = 0;
    std::int64_t published = 0;
};
async::Task<Result<EventMark>> findEventMark(storage::Storage& storage, storage::ShardIndex shard);

} // namespace guitai::events
