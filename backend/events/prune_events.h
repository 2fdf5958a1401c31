// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Forgetting events that nobody can ask for any more. Lives on the event loop's thread.
#pragma once

#include "storage/storage.h"

namespace guitai::events {

/// How long a client may stay away and still resume by its cursor.
inline constexpr Duration kEventsKeptFor = std::chrono::hours(7 * 24);

/// Deletes one shard's events made before `before`, oldest first and never past one that a webhook still
/// has to deliver or a consumer has not followed yet, so that what is kept has no holes. Works in small writes; answers
/// how many were deleted. `storage` must outlive the task.
async::Task<Result<int>> pruneEvents(storage::Storage& storage, storage::ShardIndex shard, UtcTime before);

} // namespace guitai::events
