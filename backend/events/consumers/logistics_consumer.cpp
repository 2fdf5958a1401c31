// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consumers/logistics_consumer.h"

#include "consumers/refund_event.h"

namespace guitai::consumers {

namespace {

using storage::Bind;

constexpr storage::Statement kFindGoods{"consumers/find_goods_to_ship"};
constexpr storage::Statement kInsertShipment{"consumers/insert_shipment"};
constexpr storage::Statement kCancelShipment{"consumers/cancel_shipment"};

Result<Done> cancel(storage::Transaction& tx, const events::PublishedEvent& event)
{
    const auto refund = readRefundEvent(event);
    if (!refund)
        return refund.error();
    // Only when all of it went back and nothing was dispatched; otherwise no row changes, and that is fine.
    const auto cancelled = tx.run(kCancelShipment, {event.event.time, refund->paymentNo});
    if (!cancelled)
        return cancelled.error();
    return Done{};
}

} // namespace

Result<Done> LogisticsConsumer::request(storage::Transaction& tx, const events::PublishedEvent& event) const
{
    const auto rows = tx.rows(kFindGoods, {Bind::text(event.event.subject)});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Done{};
    const storage::Row& row = rows->front();
    const auto slot = static_cast<int>(row.number(1));
    const QByteArray shipmentId = mintNumber('S', event.event.time, slot, m_random);
    // A payment has one shipment however often it is told to have succeeded.
    return insertedOnce(
        tx.run(kInsertShipment, {Bind::text(shipmentId), Bind::text(event.event.subject), slot, row.id<MerchantId>(2),
                                 row.id<MerchantOrderNo>(3), Bind(row.utf8(0)), event.event.id, event.event.time}));
}

Result<Done> LogisticsConsumer::follow(storage::Transaction& tx, const events::PublishedEvent& event) const
{
    if (event.event.type == wire::event_types::kPaymentSucceeded)
        return request(tx, event);
    if (event.event.type == wire::event_types::kRefundSucceeded)
        return cancel(tx, event);
    return Done{};
}

} // namespace guitai::consumers
