// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consumers/points_consumer.h"

#include "consumers/refund_event.h"

#include <algorithm>

namespace guitai::consumers {

namespace {

using storage::Bind;

constexpr storage::Statement kFindEarner{"consumers/find_earner"};
constexpr storage::Statement kFindPoints{"consumers/find_points_of_payment"};
constexpr storage::Statement kInsertEntry{"consumers/insert_points_entry"};
constexpr char kPaid[] = "PAID";
constexpr std::int64_t kMinorPerYuan = 100;

Result<Done> earn(storage::Transaction& tx, const events::PublishedEvent& event)
{
    const auto rows = tx.rows(kFindEarner, {Bind::text(event.event.subject)});
    if (!rows)
        return rows.error();
    if (rows->empty() || rows->front().isNull(0)) // anonymous
        return Done{};
    const storage::Row& row = rows->front();
    const auto currency = Currency::parse(row.utf8(2));
    const std::int64_t points = currency ? pointsFor(Money(row.number(1), *currency)) : 0;
    if (points == 0)
        return Done{};
    return insertedOnce(
        tx.run(kInsertEntry, {Bind::text(event.event.subject), kPaid, row.number(3), row.id<MerchantId>(4), row.text(0),
                              points, 0, event.event.id, event.event.time}));
}

Result<std::int64_t> paidFor(storage::Transaction& tx, const PaymentNo& paymentNo)
{
    const auto rows = tx.rows(kFindEarner, {paymentNo});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Error{errors::kEventUnreadable, QStringLiteral("payment_no"), {}};
    return rows->front().number(1);
}

Result<Done> takeBack(storage::Transaction& tx, const events::PublishedEvent& event)
{
    const auto refund = readRefundEvent(event);
    if (!refund)
        return refund.error();
    if (refund->ofDoubtfulMoney) // it earned nothing
        return Done{};
    const auto rows = tx.rows(kFindPoints, {refund->paymentNo});
    if (!rows)
        return rows.error();
    if (rows->empty()) // it earned nothing
        return Done{};
    const storage::Row& row = rows->front();
    const auto paid = paidFor(tx, refund->paymentNo);
    if (!paid)
        return paid.error();
    const std::int64_t given = row.number(3);
    const std::int64_t takenBefore = -row.number(4);
    const std::int64_t refunded = std::min(row.number(5) + refund->amountMinor, *paid);
    const auto taken = pointsTakenBack(given, refunded, *paid);
    if (!taken)
        return taken.error();
    const std::int64_t change = std::min(takenBefore - *taken, std::int64_t{0});
    return insertedOnce(
        tx.run(kInsertEntry, {refund->paymentNo, Bind::text(refund->refundNo), row.number(2), row.id<MerchantId>(1),
                              row.text(0), change, refund->amountMinor, event.event.id, event.event.time}));
}

} // namespace

std::int64_t pointsFor(const Money& paid)
{
    return paid.currency() == Currency::cny() ? paid.minor() / kMinorPerYuan : 0;
}

Result<std::int64_t> pointsTakenBack(std::int64_t given, std::int64_t refunded, std::int64_t paid)
{
    // Money has the one exact portion there is; the currency means nothing here.
    const auto portion = Money(given, Currency::cny()).portion(refunded, paid, Rounding::Down);
    if (!portion)
        return portion.error();
    return portion->minor();
}

Result<Done> PointsConsumer::follow(storage::Transaction& tx, const events::PublishedEvent& event) const
{
    if (event.event.type == wire::event_types::kPaymentSucceeded)
        return earn(tx, event);
    if (event.event.type == wire::event_types::kRefundSucceeded)
        return takeBack(tx, event);
    return Done{};
}

} // namespace guitai::consumers
