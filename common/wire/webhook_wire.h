// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Webhook deliveries and endpoints as they cross the REST border.
#pragma once

#include "ids/ids.h"
#include "result/result.h"
#include "secret/secret.h"
#include "time/utc_time.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace guitai::wire {

class JsonValue;

struct WebhookDelivery
{
    EventId id;           ///< the event's, and the webhook-id the receiver sees
    QByteArray eventType; ///< empty once the event is no longer kept
    QByteArray subject;   ///< likewise
    QString url;
    QByteArray status; ///< PENDING DELIVERED DEAD
    int attempts = 0;
    std::optional<UtcTime> nextAt; ///< while PENDING
    QByteArray lastAnswer;         ///< a status or a code; empty before the first try
    UtcTime createdAt;

    static Result<WebhookDelivery> read(QByteArrayView json);
    static Result<WebhookDelivery> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Answer of GET /v1/webhook-deliveries: newest first.
struct WebhookDeliveryPage
{
    std::vector<WebhookDelivery> deliveries;
    QByteArray nextCursor; ///< empty on the last page

    static Result<WebhookDeliveryPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Body of PUT /v1/webhook-endpoint.
struct PutWebhookEndpoint
{
    QString url;                                                  ///< up to 255 characters
    std::optional<std::vector<std::chrono::seconds>> retryDelays; ///< one retry after each; up to 20
    bool rotateSecret = false;                                    ///< a new secret; the present one signs beside it
    bool endOlderSecret = false;                                  ///< the older one stops signing

    static Result<PutWebhookEndpoint> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Its answer. The secret is told only when it is new.
struct WebhookEndpoint
{
    QString url;
    std::vector<std::chrono::seconds> retryDelays;
    bool hasOlderSecret = false;
    std::optional<Secret> secret;

    static Result<WebhookEndpoint> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
