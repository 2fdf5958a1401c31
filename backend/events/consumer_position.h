// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How far a durable consumer has followed a shard's events: one row each, moved in the transaction that stores what
// the consumer did about them, so that nothing is done twice or forgotten. Any thread, inside a work function.
#pragma once

#include "storage/transaction.h"

namespace guitai::events {

/// Position of the last event `consumer` has followed. A consumer has a row from its migration on.
Result<std::int64_t> consumerPosition(storage::Reader& reader, const char* consumer);
/// False when somebody else has moved it from `from`: nothing changed, and what was done must be rolled back.
Result<bool> moveConsumerPosition(storage::Transaction& tx, const char* consumer, std::int64_t from, std::int64_t to);
/// The position that every consumer has reached.
Result<std::int64_t> slowestConsumerPosition(storage::Reader& reader);

} // namespace guitai::events
