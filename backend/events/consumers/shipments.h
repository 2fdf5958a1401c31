// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Shipments as their merchant sees and dispatches them. Lives on the event loop's thread.
#pragma once

#include "storage/storage.h"
#include "wire/shipment_wire.h"

namespace guitai::consumers {

namespace errors {
inline constexpr ErrorCode kShipmentNotFound{"SHIPMENT_NOT_FOUND", 404};
inline constexpr ErrorCode kShipmentCancelled{"SHIPMENT_CANCELLED", 409};
} // namespace errors

class Shipments
{
public:
    Shipments(storage::Storage& storage, const Clock& clock) : m_storage(storage), m_clock(clock) {}

    /// None or one; another merchant's payment has none.
    async::Task<Result<wire::ShipmentPage>> ofPayment(MerchantId merchantId, PaymentNo paymentNo);
    /// SHIPMENT_CANCELLED when its payment was given back before. One that was dispatched stays as it was.
    async::Task<Result<wire::Shipment>> dispatch(MerchantId merchantId, ShipmentId shipmentId, QByteArray trackingNo);

private:
    storage::Storage& m_storage;
    const Clock& m_clock;
};

} // namespace guitai::consumers
