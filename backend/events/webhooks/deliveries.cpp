// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/deliveries.h"

#include "events/consumer_position.h"
#include "events/stored_event.h"

namespace guitai::webhooks {

namespace {

using storage::Reader;
using storage::Rows;
using storage::ShardIndex;
using storage::Storage;
using storage::Transaction;

constexpr char kConsumer[] = "webhooks";
constexpr storage::Statement kListUnderived{"webhooks/list_underived_events"};
constexpr storage::Statement kInsert{"webhooks/insert_delivery"};
constexpr storage::Statement kHasDue{"webhooks/has_due_deliveries"};
constexpr storage::Statement kListDue{"webhooks/list_due_deliveries"};
constexpr storage::Statement kClaim{"webhooks/claim_delivery"};
constexpr storage::Statement kFindClaimed{"webhooks/find_claimed_delivery"};
constexpr storage::Statement kFinish{"webhooks/finish_delivery"};

Result<UnderivedEvents> readUnderived(Reader& reader)
{
    const auto rows = reader.rows(kListUnderived, {kDeriveBatch});
    if (!rows)
        return rows.error();
    UnderivedEvents found;
    for (const storage::Row& row : *rows) {
        found.last = row.number(0);
        found.mark = row.number(4);
        found.events.push_back({row.id<EventId>(1), row.id<MerchantId>(2), row.text(3)});
    }
    return found;
}

Result<bool> insertAll(Transaction& tx, std::int64_t mark, std::int64_t last,
                       const std::vector<NewDelivery>& deliveries, UtcTime now)
{
    const auto moved = events::moveConsumerPosition(tx, kConsumer, mark, last);
    if (!moved || !*moved)
        return moved;
    for (const NewDelivery& delivery : deliveries) {
        const auto inserted = tx.run(kInsert, {delivery.eventId, delivery.merchantId, delivery.url, now, now});
        if (!inserted && !(inserted.error().code == storage::errors::kUniqueViolation))
            return inserted.error();
    }
    return true;
}

ClaimedDelivery claimedDelivery(ShardIndex shard, const storage::Row& row)
{
    ClaimedDelivery claimed;
    claimed.shard = shard;
    claimed.token = row.number(0);
    claimed.merchantId = row.id<MerchantId>(3);
    claimed.url = row.text(7);
    claimed.attempts = static_cast<int>(row.number(8));
    claimed.hasEvent = !row.isNull(2);
    claimed.event = events::storedEvent(shard, 0, row).event;
    return claimed;
}

struct Lease
{
    QByteArray owner;
    UtcTime now;
    UtcTime until;
};

Result<std::vector<ClaimedDelivery>> claimAll(Transaction& tx, ShardIndex shard,
                                              const std::vector<DueDelivery>& candidates, const Lease& lease)
{
    std::vector<ClaimedDelivery> claimed;
    for (const DueDelivery& candidate : candidates) {
        const auto taken = tx.run(kClaim, {lease.owner, lease.until, candidate.eventId, lease.now, lease.now});
        if (!taken)
            return taken.error();
        if (*taken == 0)
            continue;
        const auto rows = tx.rows(kFindClaimed, {candidate.eventId, lease.owner});
        if (!rows)
            return rows.error();
        for (const storage::Row& row : *rows)
            claimed.push_back(claimedDelivery(shard, row));
    }
    return claimed;
}

} // namespace

async::Task<Result<UnderivedEvents>> findUnderived(Storage& storage, ShardIndex shard)
{
    return storage.read<UnderivedEvents>(shard, &readUnderived);
}

async::Task<Result<bool>> insertDeliveries(Storage& storage, ShardIndex shard, std::int64_t mark, std::int64_t last,
                                           std::vector<NewDelivery> deliveries, UtcTime now)
{
    return storage.write<bool>(shard, [mark, last, deliveries = std::move(deliveries), now](Transaction& tx) {
        return insertAll(tx, mark, last, deliveries, now);
    });
}

async::Task<Result<std::vector<DueDelivery>>> findDue(Storage& storage, ShardIndex shard, UtcTime now, int perMerchant,
                                                      int limit)
{
    using Found = std::vector<DueDelivery>;
    return storage.read<Found>(shard, [now, perMerchant, limit](Reader& reader) -> Result<Found> {
        // Mostly there is none, and sharing places among merchants has its price.
        const auto due = reader.rows(kHasDue, {now});
        if (!due)
            return due.error();
        if (due->empty())
            return Found{};
        const auto rows = reader.rows(kListDue, {now, now, perMerchant, limit});
        if (!rows)
            return rows.error();
        Found found;
        for (const storage::Row& row : *rows)
            found.push_back({row.id<EventId>(0), row.id<MerchantId>(1)});
        return found;
    });
}

async::Task<Result<std::vector<ClaimedDelivery>>> claim(Storage& storage, ShardIndex shard,
                                                        std::vector<DueDelivery> candidates, QByteArray owner,
                                                        UtcTime now, UtcTime leaseUntil)
{
    const Lease lease{std::move(owner), now, leaseUntil};
    return storage.write<std::vector<ClaimedDelivery>>(
        shard, [shard, candidates = std::move(candidates), lease](Transaction& tx) {
            return claimAll(tx, shard, candidates, lease);
        });
}

async::Task<Result<bool>> finish(Storage& storage, ClaimedDelivery delivery, QByteArray owner, Finish finish)
{
    return storage.write<bool>(delivery.shard, [delivery, owner, finish](Transaction& tx) -> Result<bool> {
        const auto finished = tx.run(kFinish, {finish.status, delivery.attempts + 1, finish.nextAt, finish.answer,
                                               delivery.event.id, owner, delivery.token});
        if (!finished)
            return finished.error();
        return *finished == 1;
    });
}

} // namespace guitai::webhooks
