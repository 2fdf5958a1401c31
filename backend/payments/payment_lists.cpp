// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/payment_lists.h"

#include "ids/payment_no.h"
#include "payment_records/payment_record.h"
#include "payments/payment_search.h"
#include "storage/newest_first.h"

#include <algorithm>
#include <limits>

namespace guitai::payments {

namespace {

using namespace payment_records;
using storage::Bind;

const storage::Statement kListPayments{"payments/list_payments"};

constexpr int kMostRows = 200;
constexpr qsizetype kStatusCount = 6;
const QByteArrayList kAllStatuses = {"CREATED", "PENDING", "SUCCEEDED", "CLOSED", "PARTIALLY_REFUNDED", "REFUNDED"};

constexpr UtcTime kEarliest = UtcTime::fromMs(0);
constexpr UtcTime kLatest = UtcTime::fromMs(std::numeric_limits<std::int64_t>::max());

storage::PageEnd endOf(const PaymentFile& file)
{
    return {file.payment.createdAt.ms(), file.payment.paymentNo.bytes()};
}

using Files = std::vector<PaymentFile>;

/// A list of six for the statement's six places; what was asked for twice changes nothing.
QByteArrayList sixStatuses(const QByteArrayList& asked)
{
    QByteArrayList six = asked.isEmpty() ? kAllStatuses : asked.first(std::min(asked.size(), kStatusCount));
    while (six.size() < kStatusCount)
        six.append(six.first());
    return six;
}

/// What a list asks of each shard.
struct Question
{
    MerchantId merchantId;
    PaymentFilter filter;
    storage::PageEnd end;
    UtcTime since;
    std::vector<ChannelCode> channels;
};

Result<std::vector<PaymentNo>> filteredNumbers(storage::Reader& reader, const Question& q)
{
    const QByteArrayList s = sixStatuses(q.filter.statuses);
    const auto rows = reader.rows(kListPayments, {q.merchantId, q.end.ms, q.end.ms, Bind::text(q.end.id),
                                                  q.filter.from.value_or(kEarliest), q.filter.to.value_or(kLatest),
                                                  q.filter.merchantOrderNo, Bind::text(s[0]), Bind::text(s[1]),
                                                  Bind::text(s[2]), Bind::text(s[3]), Bind::text(s[4]),
                                                  Bind::text(s[5]), q.filter.tillNo, q.filter.limit + 1});
    if (!rows)
        return rows.error();
    std::vector<PaymentNo> numbers;
    for (const storage::Row& row : *rows)
        numbers.push_back(row.id<PaymentNo>(0));
    return numbers;
}

Result<Files> listShard(storage::Reader& reader, const Question& q)
{
    const NumberSearch search{q.filter.number, q.end.ms, q.end.id, q.since, q.filter.limit + 1, q.channels};
    const auto numbers =
        q.filter.number.isEmpty() ? filteredNumbers(reader, q) : findByNumber(reader, q.merchantId, search);
    if (!numbers)
        return numbers.error();
    Files files;
    for (const PaymentNo& no : *numbers) {
        auto file = findPayment(reader, no);
        if (!file)
            return file.error();
        if (*file)
            files.push_back(std::move(**file));
    }
    return files;
}

} // namespace

async::Task<Result<wire::PaymentPage>> listPayments(storage::Storage& storage, UtcTime now,
                                                    std::vector<ChannelCode> channels, MerchantId merchantId,
                                                    PaymentFilter filter)
{
    const auto end = storage::PageEnd::parse(filter.cursor);
    if (!end)
        co_return end.error();
    filter.limit = std::clamp(filter.limit, 1, kMostRows);
    const int limit = filter.limit;
    const Question question{std::move(merchantId), filter, *end, now - kNumberEndReach, std::move(channels)};
    std::function<Result<Files>(storage::Reader&)> work = [question](storage::Reader& reader) {
        return listShard(reader, question);
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

} // namespace guitai::payments
