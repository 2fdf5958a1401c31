// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of deliveries: rows derived from numbered events, claimed by lease, finished under a fencing
// token. Every change is one conditional write. Called from the event loop.
#pragma once

#include "events/outbox.h"

namespace guitai::webhooks {

/// Numbered events nobody has looked at for webhooks yet.
struct UnderivedEvents
{
    struct One
    {
        EventId eventId;
        MerchantId merchantId;
        QString notifyUrl; ///< the payment's own; empty without one
    };

    std::int64_t mark = 0; ///< where the consumer stands
    std::int64_t last = 0; ///< position of the last one below
    std::vector<One> events;
};

struct NewDelivery
{
    EventId eventId;
    MerchantId merchantId;
    QString url;
};

inline constexpr int kDeriveBatch = 500;

async::Task<Result<UnderivedEvents>> findUnderived(storage::Storage& storage, storage::ShardIndex shard);

/// Inserts the deliveries and moves the mark from `mark` to `last`, both or neither. False when somebody else
/// has moved it: nothing was done, and nothing has to be.
async::Task<Result<bool>> insertDeliveries(storage::Storage& storage, storage::ShardIndex shard, std::int64_t mark,
                                           std::int64_t last, std::vector<NewDelivery> deliveries, UtcTime now);

struct DueDelivery
{
    EventId eventId;
    MerchantId merchantId;
};

/// Due and not leased, the oldest first, no more than `perMerchant` of one merchant.
async::Task<Result<std::vector<DueDelivery>>> findDue(storage::Storage& storage, storage::ShardIndex shard, UtcTime now,
                                                      int perMerchant, int limit);

struct ClaimedDelivery
{
    storage::ShardIndex shard = 0;
    std::int64_t token = 0;
    MerchantId merchantId;
    QString url;
    int attempts = 0; ///< made before this one
    bool hasEvent = false;
    wire::Event event;
};

/// Those of the candidates that are now leased to `owner`.
async::Task<Result<std::vector<ClaimedDelivery>>> claim(storage::Storage& storage, storage::ShardIndex shard,
                                                        std::vector<DueDelivery> candidates, QByteArray owner,
                                                        UtcTime now, UtcTime leaseUntil);

/// How an attempt left its delivery.
struct Finish
{
    const char* status = "PENDING"; ///< PENDING DELIVERED DEAD
    std::optional<UtcTime> nextAt;  ///< exactly while PENDING
    QByteArray answer;              ///< an HTTP status or a code of ours
};

/// False when the lease was lost meanwhile: somebody else has the delivery.
async::Task<Result<bool>> finish(storage::Storage& storage, ClaimedDelivery delivery, QByteArray owner, Finish finish);

} // namespace guitai::webhooks
