// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Shipments as they cross the REST border.
#pragma once

#include "wire/payment_wire.h"

namespace guitai {
using ShipmentId = TaggedId<struct ShipmentIdTag>; ///< 30 characters, kind S, see payment_no.h
}

namespace guitai::wire {

struct Shipment
{
    ShipmentId shipmentId;
    PaymentNo paymentNo;
    MerchantOrderNo merchantOrderNo;
    std::vector<GoodsLine> goods;
    QByteArray status;     ///< REQUESTED DISPATCHED CANCELLED
    QByteArray trackingNo; ///< empty without one
    UtcTime requestedAt;
    std::optional<UtcTime> dispatchedAt;
    std::optional<UtcTime> cancelledAt;

    static Result<Shipment> read(QByteArrayView json);
    static Result<Shipment> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Answer of GET /v1/shipments.
struct ShipmentPage
{
    std::vector<Shipment> shipments;

    static Result<ShipmentPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Body of POST /v1/shipments/{id}/dispatch; may be empty.
struct Dispatch
{
    QByteArray trackingNo; ///< optional, up to 64 characters

    static Result<Dispatch> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
