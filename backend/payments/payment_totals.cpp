// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/payment_totals.h"

namespace guitai::payments {

namespace {

const storage::Statement kTodaysTotals{"payments/todays_totals"};
const storage::Statement kPaymentTotals{"payments/payment_totals"};

/// A payment is paid within a day of being created (an expiry is 2 hours at most).
constexpr Duration kLongestOpen = std::chrono::hours(24);

struct ShardTotals
{
    std::int64_t count = 0;
    std::int64_t amountMinor = 0;
};

using Lines = std::vector<wire::PaymentTotals::Line>;

Result<Lines> linesOf(storage::Reader& reader, const MerchantId& merchantId, const TotalsFilter& filter)
{
    const auto rows = reader.rows(kPaymentTotals, {merchantId, filter.from, filter.to, filter.tillNo});
    if (!rows)
        return rows.error();
    Lines lines;
    for (const storage::Row& row : *rows) {
        const auto currency = Currency::parse(row.utf8(0));
        if (!currency)
            return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored payment is unreadable.")};
        lines.push_back({row.utf8(1), row.number(2), Money(row.number(3), *currency), Money(row.number(4), *currency)});
    }
    return lines;
}

Result<Done> addTo(Lines& lines, const wire::PaymentTotals::Line& part)
{
    const auto same = std::find_if(lines.begin(), lines.end(), [&part](const auto& line) {
        return line.status == part.status && line.amount.currency() == part.amount.currency();
    });
    if (same == lines.end()) {
        lines.push_back(part);
        return Done{};
    }
    const auto amount = same->amount.plus(part.amount);
    if (!amount)
        return amount.error();
    const auto refunded = same->refunded.plus(part.refunded);
    if (!refunded)
        return refunded.error();
    same->count += part.count;
    same->amount = *amount;
    same->refunded = *refunded;
    return Done{};
}

} // namespace

async::Task<Result<wire::Totals>> todaysTotals(storage::Storage& storage, UtcTime now, MerchantId merchantId,
                                               TillNo tillNo)
{
    const BusinessDate today = BusinessDate::of(now);
    wire::Totals totals;
    totals.businessDate = today.iso();
    for (storage::ShardIndex shard = 0; shard < storage.shardCount(); ++shard) {
        std::function<Result<ShardTotals>(storage::Reader&)> work =
            [merchantId, tillNo, today](storage::Reader& reader) -> Result<ShardTotals> {
            const auto rows = reader.rows(
                kTodaysTotals, {merchantId, today.begins() - kLongestOpen, today.begins(), today.ends(), tillNo});
            if (!rows)
                return rows.error();
            return ShardTotals{rows->front().number(0), rows->front().number(1)};
        };
        auto reading = storage.read<ShardTotals>(shard, std::move(work));
        const Result<ShardTotals> part = co_await reading;
        if (!part)
            co_return part.error();
        const auto sum = totals.paidAmount.plus(Money(part->amountMinor, totals.paidAmount.currency()));
        if (!sum)
            co_return sum.error();
        totals.paidAmount = *sum;
        totals.paidCount += static_cast<int>(part->count);
    }
    co_return totals;
}

async::Task<Result<wire::PaymentTotals>> paymentTotals(storage::Storage& storage, MerchantId merchantId,
                                                       TotalsFilter filter)
{
    wire::PaymentTotals totals;
    for (storage::ShardIndex shard = 0; shard < storage.shardCount(); ++shard) {
        std::function<Result<Lines>(storage::Reader&)> work = [merchantId, filter](storage::Reader& reader) {
            return linesOf(reader, merchantId, filter);
        };
        auto reading = storage.read<Lines>(shard, std::move(work));
        const Result<Lines> part = co_await reading;
        if (!part)
            co_return part.error();
        for (const wire::PaymentTotals::Line& line : *part) {
            if (const auto added = addTo(totals.lines, line); !added)
                co_return added.error();
        }
    }
    co_return totals;
}

} // namespace guitai::payments
