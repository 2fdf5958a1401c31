// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/refund_lists.h"

#include "ids/payment_no.h"
#include "refunds/doubtful_money.h"

#include <algorithm>
#include <limits>

namespace guitai::refunds {

namespace {

constexpr int kMostRows = 200;

/// Where a page ended: "<ms>.<id>".
struct PageEnd
{
    std::int64_t ms = std::numeric_limits<std::int64_t>::max();
    QByteArray id;
};

Result<PageEnd> readCursor(const QByteArray& cursor)
{
    PageEnd end;
    if (cursor.isEmpty())
        return end;
    const qsizetype dot = cursor.indexOf('.');
    bool isNumber = false;
    end.ms = cursor.left(dot).toLongLong(&isNumber);
    end.id = cursor.mid(dot + 1);
    if (dot < 1 || !isNumber || !isIdText(end.id))
        return Error{guitai::errors::kInvalidRequest, QStringLiteral("cursor"),
                     QStringLiteral("This is no cursor of such a list.")};
    return end;
}

QByteArray cursorOf(UtcTime at, const QByteArray& id)
{
    return QByteArray::number(static_cast<qlonglong>(at.ms())) + '.' + id;
}

auto keyOf(const RefundRecord& refund)
{
    return std::pair(refund.createdAt, refund.refundNo.bytes());
}

auto keyOf(const DoubtfulMoneyRecord& money)
{
    return std::pair(money.recordedAt, money.doubtfulId.bytes());
}

/// The newest of all shards, one more than asked for where there are more.
template <class Record>
QByteArray cutToPage(std::vector<Record>& all, int limit)
{
    std::sort(all.begin(), all.end(), [](const Record& a, const Record& b) { return keyOf(a) > keyOf(b); });
    if (all.size() <= static_cast<size_t>(limit))
        return {};
    all.resize(static_cast<size_t>(limit));
    const auto last = keyOf(all.back());
    return cursorOf(last.first, last.second);
}

} // namespace

async::Task<Result<wire::RefundPage>> listRefunds(storage::Storage& storage, MerchantId merchantId, RefundFilter filter)
{
    const auto end = readCursor(filter.cursor);
    if (!end)
        co_return end.error();
    const int limit = std::clamp(filter.limit, 1, kMostRows);
    const RefundQuery query{merchantId, filter.paymentNo, filter.status, end->ms, end->id, limit + 1};
    const auto slot = slotOfNumber('P', filter.paymentNo.bytes());
    std::vector<RefundRecord> all;
    for (storage::ShardIndex shard = 0; shard < storage.shardCount(); ++shard) {
        if (slot && storage.shardOf(storage::Slot(*slot)) != shard)
            continue;
        std::function<Result<std::vector<RefundRecord>>(storage::Reader&)> work = [query](storage::Reader& reader) {
            return listRefunds(reader, query);
        };
        auto reading = storage.read<std::vector<RefundRecord>>(shard, std::move(work));
        Result<std::vector<RefundRecord>> part = co_await reading;
        if (!part)
            co_return part.error();
        std::move(part->begin(), part->end(), std::back_inserter(all));
    }
    wire::RefundPage page;
    page.nextCursor = cutToPage(all, limit);
    for (const RefundRecord& refund : all)
        page.refunds.push_back(toWire(refund));
    co_return page;
}

async::Task<Result<wire::DoubtfulMoneyPage>> listDoubtfulMoney(storage::Storage& storage, MerchantId merchantId,
                                                               DoubtfulMoneyFilter filter)
{
    const auto end = readCursor(filter.cursor);
    if (!end)
        co_return end.error();
    const int limit = std::clamp(filter.limit, 1, kMostRows);
    const DoubtfulQuery query{merchantId, filter.status, end->ms, end->id, limit + 1};
    std::vector<DoubtfulMoneyRecord> all;
    for (storage::ShardIndex shard = 0; shard < storage.shardCount(); ++shard) {
        std::function<Result<std::vector<DoubtfulMoneyRecord>>(storage::Reader&)> work =
            [query](storage::Reader& reader) { return listDoubtfulMoney(reader, query); };
        auto reading = storage.read<std::vector<DoubtfulMoneyRecord>>(shard, std::move(work));
        Result<std::vector<DoubtfulMoneyRecord>> part = co_await reading;
        if (!part)
            co_return part.error();
        std::move(part->begin(), part->end(), std::back_inserter(all));
    }
    wire::DoubtfulMoneyPage page;
    page.nextCursor = cutToPage(all, limit);
    for (const DoubtfulMoneyRecord& money : all)
        page.items.push_back(toWire(money));
    co_return page;
}

} // namespace guitai::refunds
