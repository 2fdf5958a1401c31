// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One step of a consumer on one shard: a batch of events followed and the position moved, both or neither. Inside a
// transaction on that shard.
#pragma once

#include "consumers/consumer.h"

namespace guitai::consumers {

/// True when numbered events lie behind the consumer's position.
Result<bool> hasEventsBehind(storage::Reader& reader, const Consumer& consumer);
/// Follows up to `limit` events; answers how many. An Error of any of them rolls all of them back.
Result<int> followBatch(storage::Transaction& tx, const Consumer& consumer, storage::ShardIndex shard, int limit);
/// Puts the next event aside, unfollowed; answers its id, empty when there is none.
Result<EventId> parkNext(storage::Transaction& tx, const Consumer& consumer, const Error& because, UtcTime now);

} // namespace guitai::consumers
