// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/payment_lists.h"

#include "ids/payment_no.h"
#include "payment_records/payment_record.h"
#include "storage/newest_first.h"

#include <algorithm>
#include <limits>

namespace guitai::payments {

namespace {

using namespace payment_records;
using storage::Bind;

const storage::Statement kListPayments{"payments/list_payments"};
const storage::Statement kTodaysTotals{"payments/todays_totals"};

constexpr int kMostRows = 200;
/// A payment is paid within a day of being created (an expiry is 2 hours at most).
constexpr Duration kLongestOpen = std::chrono::hours(24);

constexpr UtcTime kEarliest = UtcTime::fromMs(0);
constexpr UtcTime kLatest = UtcTime::fromMs(std::numeric_limits<std::int64_t>::max());

storage::PageEnd endOf(const PaymentFile& file)
{
    return {file.payment.createdAt.ms(), file.payment.paymentNo.bytes()};
}

Bind optionalText(const QByteArray& text)
{
    return text.isEmpty() ? Bind::null() : Bind::text(text);
}

using Files = std::vector<PaymentFile>;

Result<Files> listShard(storage::Reader& reader, const MerchantId& merchantId, const PaymentFilter& filter,
                        const storage::PageEnd& end)
{
    const auto rows =
        reader.rows(kListPayments, {merchantId, end.ms, end.ms, Bind::text(end.id), filter.from.value_or(kEarliest),
                                    filter.to.value_or(kLatest), filter.merchantOrderNo, optionalText(filter.status),
                                    filter.tillNo, filter.limit + 1});
    if (!rows)
        return rows.error();
    Files files;
    for (const storage::Row& row : *rows) {
        auto file = findPayment(reader, row.id<PaymentNo>(0));
        if (!file)
            return file.error();
        if (*file)
            files.push_back(std::move(**file));
    }
    return files;
}

struct ShardTotals
{
    std::int64_t count = 0;
    std::int64_t amountMinor = 0;
};

} // namespace

async::Task<Result<wire::PaymentPage>> listPayments(storage::Storage& storage, MerchantId merchantId,
                                                    PaymentFilter filter)
{
    const auto end = storage::PageEnd::parse(filter.cursor);
    if (!end)
        co_return end.error();
    filter.limit = std::clamp(filter.limit, 1, kMostRows);
    const int limit = filter.limit;
    std::function<Result<Files>(storage::Reader&)> work = [merchantId, filter, end](storage::Reader& reader) {
        return listShard(reader, merchantId, filter, *end);
    };
    auto reading = storage::readEveryShard<PaymentFile>(storage, std::move(work));
    Result<Files> files = co_await reading;
    if (!files)
        co_return files.error();
    wire::PaymentPage page;
    page.nextCursor = storage::cutToPage(*files, limit, endOf);
    for (const PaymentFile& file : *files)
        page.payments.push_back(toWire(file));
    co_return page;
}

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

} // namespace guitai::payments
