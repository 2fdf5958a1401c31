// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/consumer_position.h"

namespace guitai::events {

namespace {

constexpr storage::Statement kFind{"events/find_consumer_position"};
constexpr storage::Statement kMove{"events/move_consumer_position"};
constexpr storage::Statement kSlowest{"events/slowest_consumer"};

Result<std::int64_t> numberIn(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    if (rows->size() != 1)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("The consumer has no position.")};
    return rows->front().number(0);
}

} // namespace

Result<std::int64_t> consumerPosition(storage::Reader& reader, const char* consumer)
{
    return numberIn(reader.rows(kFind, {consumer}));
}

Result<bool> moveConsumerPosition(storage::Transaction& tx, const char* consumer, std::int64_t from, std::int64_t to)
{
    const auto moved = tx.run(kMove, {to, consumer, from});
    if (!moved)
        return moved.error();
    return *moved == 1;
}

Result<std::int64_t> slowestConsumerPosition(storage::Reader& reader)
{
    return numberIn(reader.rows(kSlowest, {}));
}

} // namespace guitai::events
