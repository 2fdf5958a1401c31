// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pump numbers each shard's new events in commit order and hands them to subscribers in this process.
// Lives on the event loop's thread.
#pragma once

#include "events/outbox.h"

#include <functional>
#include <memory>
#include <vector>

namespace guitai::events {

/// A position per shard; the opaque cursor of the stream is its text.
class Cursor
{
public:
    explicit Cursor(std::vector<std::int64_t> positions) : m_positions(std::move(positions)) {}
    /// Nothing when malformed or made for another number of shards.
    static std::optional<Cursor> parse(QByteArrayView text, int shardCount);
    QByteArray text() const;

    std::int64_t position(storage::ShardIndex shard) const { return m_positions.at(static_cast<size_t>(shard)); }
    void advance(const PublishedEvent& event);
    const std::vector<std::int64_t>& positions() const { return m_positions; }

private:
    std::vector<std::int64_t> m_positions;
};

class EventPump
{
public:
    using Subscriber = std::function<void(const PublishedEvent&)>;

    EventPump(storage::Storage& storage, const Clock& clock);
    ~EventPump();

    /// Numbers and publishes what earlier runs left behind, and publishes again what they published last (a
    /// crash may have overtaken a subscriber). Call once, after subscribing and before the doors open.
    async::Task<Result<Done>> start();
    /// Something was committed on that shard: look soon. Called after every write that inserts an event.
    /// After a failed look the next wake looks again.
    void wake(storage::ShardIndex shard);

    /// Called for each event in order of position, until the returned id is removed.
    int subscribe(Subscriber subscriber);
    void unsubscribe(int id);

    /// Where every shard stands now.
    Cursor now() const;
    /// Up to `limit` events of `merchantId` on one shard behind `position`, in order.
    async::Task<Result<std::vector<PublishedEvent>>> after(storage::ShardIndex shard, std::int64_t position,
                                                           MerchantId merchantId, int limit);
    /// True when events behind the cursor are no longer kept, or were never there: the client must resync.
    async::Task<Result<bool>> isTooOld(Cursor cursor);

private:
    class Private;
    std::shared_ptr<Private> d; // shared with the looks under way
};

} // namespace guitai::events
