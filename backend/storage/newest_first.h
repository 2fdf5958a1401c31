// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists over all shards, newest first: each shard answers its newest rows, one more than a page holds, and the newest
// of them all are the page.
#pragma once

#include "storage/storage.h"

#include <algorithm>
#include <limits>

namespace guitai::storage {

/// Where a page ended: its last row's time and id. As a cursor "<ms>.<id>"; the first page begins after the end of
/// time.
struct PageEnd
{
    std::int64_t ms = std::numeric_limits<std::int64_t>::max();
    QByteArray id;

    /// INVALID_REQUEST with the field "cursor" for what no page ever said.
    static Result<PageEnd> parse(const QByteArray& cursor);
    QByteArray cursor() const;
};

/// The rows of all shards, or of the slot's only, in no order.
template <class Row>
async::Task<Result<std::vector<Row>>> readEveryShard(Storage& storage,
                                                     std::function<Result<std::vector<Row>>(Reader&)> work,
                                                     std::optional<Slot> only = std::nullopt)
{
    std::vector<Row> all;
    for (ShardIndex shard = 0; shard < storage.shardCount(); ++shard) {
        if (only && storage.shardOf(*only) != shard)
            continue;
        auto reading = storage.read<std::vector<Row>>(shard, work);
        Result<std::vector<Row>> part = co_await reading;
        if (!part)
            co_return part.error();
        std::move(part->begin(), part->end(), std::back_inserter(all));
    }
    co_return all;
}

/// Leaves the newest `limit` rows; answers the cursor of the next page, empty when there is none.
/// `endAt` says where a page ends whose last row this is.
template <class Row, class EndAt>
QByteArray cutToPage(std::vector<Row>& rows, int limit, EndAt endAt)
{
    std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
        const PageEnd endA = endAt(a);
        const PageEnd endB = endAt(b);
        return std::pair(endA.ms, endA.id) > std::pair(endB.ms, endB.id);
    });
    if (rows.size() <= static_cast<size_t>(limit))
        return {};
    rows.erase(rows.begin() + limit, rows.end());
    return endAt(rows.back()).cursor();
}

} // namespace guitai::storage
