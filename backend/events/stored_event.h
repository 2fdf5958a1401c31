// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the outbox as events. Pure; any thread.
#pragma once

#include "events/outbox.h"

namespace guitai::events {

/// A row of event_id, type, merchant_id, subject, data, created_at from column 1 on; column 0 is the
/// caller's.
PublishedEvent storedEvent(storage::ShardIndex shard, std::int64_t position, const storage::Row& row);
/// Rows whose column 0 is the position.
std::vector<PublishedEvent> storedEvents(storage::ShardIndex shard, const storage::Rows& rows);

} // namespace guitai::events
