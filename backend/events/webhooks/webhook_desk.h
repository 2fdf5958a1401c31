// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a merchant's people do about webhooks: see deliveries, send dead letters again, say where they go and rotate the
// secret they are signed with. Every change leaves a line in the audit trail. Lives on the event loop's thread.
#pragma once

#include "webhooks/webhook_endpoints.h"
#include "wire/webhook_wire.h"

#include <functional>

namespace guitai::webhooks {

namespace errors {
inline constexpr ErrorCode kDeliveryNotFound{"WEBHOOK_DELIVERY_NOT_FOUND", 404};
/// It is on its way or waits for its next try.
inline constexpr ErrorCode kDeliveryPending{"WEBHOOK_DELIVERY_PENDING", 409};
} // namespace errors

struct DeliveryFilter
{
    QByteArray status; ///< PENDING DELIVERED DEAD; empty for all
    int limit = 50;    ///< 1 to 200
    QByteArray cursor;
};

class WebhookDesk
{
public:
    /// `wake` lets the worker look at once.
    WebhookDesk(storage::Storage& storage, WebhookEndpoints& endpoints, const Clock& clock, std::function<void()> wake)
        : m_storage(storage), m_endpoints(endpoints), m_clock(clock), m_wake(std::move(wake))
    {
    }

    /// Newest first.
    async::Task<Result<wire::WebhookDeliveryPage>> list(MerchantId merchantId, DeliveryFilter filter);
    /// Tries a dead or delivered one again from the start of its schedule: to the payment's own address, or to where
    /// the merchant's webhooks go now. The receiver knows it by its webhook-id.
    async::Task<Result<wire::WebhookDelivery>> redeliver(MerchantId merchantId, EventId eventId, QByteArray actor);
    async::Task<Result<wire::WebhookEndpoint>> putEndpoint(MerchantId merchantId, wire::PutWebhookEndpoint wanted,
                                                           QByteArray actor);

private:
    struct Found
    {
        storage::ShardIndex shard = 0;
        wire::WebhookDelivery delivery;
        QString notifyUrl; ///< the payment's own; empty without one
    };

    async::Task<Result<Found>> find(MerchantId merchantId, EventId eventId);
    async::Task<Result<Done>> note(MerchantId merchantId, EventId eventId, QByteArray actor);

    storage::Storage& m_storage;
    WebhookEndpoints& m_endpoints;
    const Clock& m_clock;
    const std::function<void()> m_wake;
};

} // namespace guitai::webhooks
