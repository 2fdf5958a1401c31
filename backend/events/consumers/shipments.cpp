// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consumers/shipments.h"

#include "ids/payment_no.h"
#include "wire/json_reader.h"

namespace guitai::consumers {

namespace {

using storage::Bind;

constexpr storage::Statement kFind{"consumers/find_shipment"};
constexpr storage::Statement kFindOfPayment{"consumers/find_shipment_of_payment"};
constexpr storage::Statement kDispatch{"consumers/dispatch_shipment"};

Result<wire::Shipment> shipmentOf(const storage::Row& row)
{
    wire::Shipment shipment;
    shipment.shipmentId = row.id<ShipmentId>(0);
    shipment.paymentNo = row.id<PaymentNo>(1);
    shipment.merchantOrderNo = row.id<MerchantOrderNo>(2);
    const auto goods = wire::readJson(row.utf8(3));
    if (!goods || goods->kind() != wire::JsonValue::Kind::Array)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("Stored goods are unreadable.")};
    for (const wire::JsonValue& item : goods->items()) {
        auto line = wire::GoodsLine::read(item);
        if (!line)
            return line.error();
        shipment.goods.push_back(*std::move(line));
    }
    shipment.status = row.utf8(4);
    shipment.trackingNo = row.utf8(5);
    shipment.requestedAt = row.time(6);
    shipment.dispatchedAt = row.optionalTime(7);
    shipment.cancelledAt = row.optionalTime(8);
    return shipment;
}

Result<wire::Shipment> dispatchIn(storage::Transaction& tx, const MerchantId& merchantId, const ShipmentId& shipmentId,
                                  const QByteArray& trackingNo, UtcTime now)
{
    const Bind tracking = trackingNo.isEmpty() ? Bind::null() : Bind::text(trackingNo);
    const auto changed = tx.run(kDispatch, {now, tracking, shipmentId, merchantId});
    if (!changed)
        return changed.error();
    const auto rows = tx.rows(kFind, {shipmentId, merchantId});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Error{errors::kShipmentNotFound};
    auto shipment = shipmentOf(rows->front());
    if (shipment && shipment->status == "CANCELLED")
        return Error{errors::kShipmentCancelled, {}, QStringLiteral("Its payment was given back.")};
    return shipment;
}

} // namespace

async::Task<Result<wire::ShipmentPage>> Shipments::ofPayment(MerchantId merchantId, PaymentNo paymentNo)
{
    wire::ShipmentPage page;
    const auto slot = slotOfNumber('P', paymentNo.bytes());
    if (!slot)
        co_return page;
    using Found = std::vector<wire::Shipment>;
    std::function<Result<Found>(storage::Reader&)> work = [merchantId,
                                                           paymentNo](storage::Reader& reader) -> Result<Found> {
        const auto rows = reader.rows(kFindOfPayment, {paymentNo, merchantId});
        if (!rows)
            return rows.error();
        Found found;
        for (const storage::Row& row : *rows) {
            auto shipment = shipmentOf(row);
            if (!shipment)
                return shipment.error();
            found.push_back(*std::move(shipment));
        }
        return found;
    };
    auto reading = m_storage.read<Found>(storage::Slot(*slot), std::move(work));
    Result<Found> found = co_await reading;
    if (!found)
        co_return found.error();
    page.shipments = std::move(*found);
    co_return page;
}

async::Task<Result<wire::Shipment>> Shipments::dispatch(MerchantId merchantId, ShipmentId shipmentId,
                                                        QByteArray trackingNo)
{
    const auto slot = slotOfNumber('S', shipmentId.bytes());
    if (!slot)
        co_return Error{errors::kShipmentNotFound};
    const UtcTime now = m_clock.now();
    std::function<Result<wire::Shipment>(storage::Transaction&)> work = [=](storage::Transaction& tx) {
        return dispatchIn(tx, merchantId, shipmentId, trackingNo, now);
    };
    auto writing = m_storage.write<wire::Shipment>(storage::Slot(*slot), std::move(work));
    Result<wire::Shipment> dispatched = co_await writing;
    co_return dispatched;
}

} // namespace guitai::consumers
