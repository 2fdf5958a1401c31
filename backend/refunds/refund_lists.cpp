// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/refund_lists.h"

#include "ids/payment_no.h"
#include "refunds/doubtful_money.h"
#include "storage/newest_first.h"

#include <algorithm>

namespace guitai::refunds {

namespace {

constexpr int kMostRows = 200;

storage::PageEnd endOfRefund(const RefundRecord& refund)
{
    return {refund.createdAt.ms(), refund.refundNo.bytes()};
}

storage::PageEnd endOfMoney(const DoubtfulMoneyRecord& money)
{
    return {money.recordedAt.ms(), money.doubtfulId.bytes()};
}

} // namespace

async::Task<Result<wire::RefundPage>> listRefunds(storage::Storage& storage, MerchantId merchantId, RefundFilter filter)
{
    const auto end = storage::PageEnd::parse(filter.cursor);
    if (!end)
        co_return end.error();
    const int limit = std::clamp(filter.limit, 1, kMostRows);
    const RefundQuery query{merchantId, filter.paymentNo, filter.status, end->ms, end->id, limit + 1};
    std::optional<storage::Slot> only;
    if (const auto slot = slotOfNumber('P', filter.paymentNo.bytes()))
        only = storage::Slot(*slot);
    std::function<Result<std::vector<RefundRecord>>(storage::Reader&)> work = [query](storage::Reader& reader) {
        return listRefunds(reader, query);
    };
    auto reading = storage::readEveryShard<RefundRecord>(storage, std::move(work), only);
    Result<std::vector<RefundRecord>> all = co_await reading;
    if (!all)
        co_return all.error();
    wire::RefundPage page;
    page.nextCursor = storage::cutToPage(*all, limit, endOfRefund);
    for (const RefundRecord& refund : *all)
        page.refunds.push_back(toWire(refund));
    co_return page;
}

async::Task<Result<wire::DoubtfulMoneyPage>> listDoubtfulMoney(storage::Storage& storage, MerchantId merchantId,
                                                               DoubtfulMoneyFilter filter)
{
    const auto end = storage::PageEnd::parse(filter.cursor);
    if (!end)
        co_return end.error();
    const int limit = std::clamp(filter.limit, 1, kMostRows);
    const DoubtfulQuery query{merchantId, filter.status, end->ms, end->id, limit + 1};
    std::function<Result<std::vector<DoubtfulMoneyRecord>>(storage::Reader&)> work = [query](storage::Reader& reader) {
        return listDoubtfulMoney(reader, query);
    };
    auto reading = storage::readEveryShard<DoubtfulMoneyRecord>(storage, std::move(work));
    Result<std::vector<DoubtfulMoneyRecord>> all = co_await reading;
    if (!all)
        co_return all.error();
    wire::DoubtfulMoneyPage page;
    page.nextCursor = storage::cutToPage(*all, limit, endOfMoney);
    for (const DoubtfulMoneyRecord& money : *all)
        page.items.push_back(toWire(money));
    co_return page;
}

} // namespace guitai::refunds
