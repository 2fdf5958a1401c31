// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consumers/points_book.h"

#include "ids/payment_no.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace guitai::consumers {

namespace {

using storage::Bind;

constexpr storage::Statement kSum{"consumers/sum_points"};
constexpr storage::Statement kList{"consumers/list_points_entries"};
constexpr int kMostEntries = 200;
constexpr char kPaid[] = "PAID";

/// Where a page ended: "<at ms>.<payment number>.<cause>".
struct PageEnd
{
    std::int64_t atMs = std::numeric_limits<std::int64_t>::max();
    QByteArray paymentNo;
    QByteArray cause;
};

std::optional<PageEnd> parseCursor(const QByteArray& cursor)
{
    if (cursor.isEmpty())
        return PageEnd{};
    const QByteArrayList parts = cursor.split('.');
    bool isNumber = false;
    const std::int64_t atMs = parts.front().toLongLong(&isNumber);
    if (parts.size() != 3 || !isNumber || !parsePaymentNo(parts[1]))
        return std::nullopt;
    return PageEnd{atMs, parts[1], parts[2]};
}

struct Entry
{
    QByteArray cause;
    wire::PointsEntry document;
};

struct Part
{
    std::int64_t points = 0;
    std::vector<Entry> entries;
};

Result<Part> readPart(storage::Reader& reader, const MerchantId& merchantId, const QString& userId, int limit,
                      const PageEnd& end)
{
    const auto sum = reader.rows(kSum, {merchantId, userId});
    if (!sum)
        return sum.error();
    const auto rows = reader.rows(kList, {merchantId, userId, end.atMs, end.atMs, Bind::text(end.paymentNo),
                                          Bind::text(end.paymentNo), Bind::text(end.cause), limit + 1});
    if (!rows)
        return rows.error();
    Part part;
    part.points = sum->front().number(0);
    for (const storage::Row& row : *rows) {
        Entry entry;
        entry.cause = row.utf8(1);
        entry.document.paymentNo = row.id<PaymentNo>(0);
        if (entry.cause != kPaid)
            entry.document.refundNo = entry.cause;
        entry.document.points = row.number(2);
        entry.document.at = row.time(3);
        part.entries.push_back(std::move(entry));
    }
    return part;
}

bool isNewer(const Entry& a, const Entry& b)
{
    return std::tuple(a.document.at, a.document.paymentNo.bytes(), a.cause) >
           std::tuple(b.document.at, b.document.paymentNo.bytes(), b.cause);
}

} // namespace

async::Task<Result<wire::Points>> PointsBook::read(MerchantId merchantId, QString userId, int limit, QByteArray cursor)
{
    const auto end = parseCursor(cursor);
    if (!end)
        co_return Error{guitai::errors::kInvalidRequest, QStringLiteral("cursor"),
                        QStringLiteral("This is no cursor of a list of points.")};
    const int most = std::clamp(limit, 1, kMostEntries);
    wire::Points points;
    points.userId = userId;
    std::vector<Entry> all;
    for (storage::ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard) {
        std::function<Result<Part>(storage::Reader&)> work = [=](storage::Reader& reader) {
            return readPart(reader, merchantId, userId, most, *end);
        };
        auto reading = m_storage.read<Part>(shard, std::move(work));
        Result<Part> part = co_await reading;
        if (!part)
            co_return part.error();
        points.points += part->points;
        std::move(part->entries.begin(), part->entries.end(), std::back_inserter(all));
    }
    std::sort(all.begin(), all.end(), isNewer);
    const size_t count = std::min(all.size(), static_cast<size_t>(most));
    for (size_t i = 0; i < count; ++i)
        points.entries.push_back(all[i].document);
    if (all.size() > count) {
        const Entry& last = all[count - 1];
        points.nextCursor = QByteArray::number(static_cast<qlonglong>(last.document.at.ms())) + '.' +
                            last.document.paymentNo.bytes() + '.' + last.cause;
    }
    co_return points;
}

} // namespace guitai::consumers
