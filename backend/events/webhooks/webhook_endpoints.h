// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where each merchant wants its events sent, and the secret they are signed with: sealed at rest, opened into
// memory once and asked for again after half a minute. Lives on the event loop's thread.
#pragma once

#include "async/task.h"
#include "merchants/audit_trail.h"
#include "merchants/sealed_secret.h"
#include "storage/storage.h"
#include "webhooks/address_rules.h"

#include <QHash>

#include <chrono>

namespace guitai::webhooks {

namespace errors {
inline constexpr ErrorCode kEndpointInvalid{"WEBHOOK_ENDPOINT_INVALID", 422};
/// Of two who change it at once one is told so, and nothing of his is stored.
inline constexpr ErrorCode kEndpointChanged{"WEBHOOK_ENDPOINT_CHANGED", 409};
} // namespace errors

struct WebhookEndpoint
{
    static constexpr std::chrono::seconds kTenMinutes{600};

    MerchantId merchantId;
    QUrl url;
    Secret secret;      ///< "whsec_…"; empty when what is stored does not open
    Secret olderSecret; ///< signs beside it while receivers change over; empty otherwise
    /// One retry after each; none left makes a dead letter. At most 20, each 1 s to 7 days.
    std::vector<std::chrono::seconds> retryDelays = {kTenMinutes, kTenMinutes, kTenMinutes};
};

/// What a person changes; the first change makes the endpoint and its secret.
struct EndpointChange
{
    MerchantId merchantId;
    QUrl url;
    std::optional<std::vector<std::chrono::seconds>> retryDelays; ///< nothing: as they are
    bool rotateSecret = false;                                    ///< the present one becomes the older one
    bool endOlderSecret = false;
};

struct ChangedEndpoint
{
    WebhookEndpoint endpoint;
    bool secretIsNew = false;
};

class WebhookEndpoints
{
public:
    WebhookEndpoints(storage::Storage& storage, const merchants::SecretSealer& sealer, const Clock& clock,
                     AddressPolicy policy);

    /// Nothing for a merchant that wants no webhooks.
    async::Task<Result<std::optional<WebhookEndpoint>>> find(MerchantId merchantId);
    /// Inserts or replaces, with a line in the audit trail. WEBHOOK_ENDPOINT_INVALID names the field.
    async::Task<Result<Done>> put(WebhookEndpoint endpoint, QByteArray actor);

    /// WEBHOOK_ENDPOINT_INVALID names the field, WEBHOOK_ENDPOINT_CHANGED when somebody was faster.
    async::Task<Result<ChangedEndpoint>> change(EndpointChange change, QByteArray actor);

    static constexpr int kMostCached = 16'384;

private:
    struct Cached
    {
        std::optional<WebhookEndpoint> endpoint;
        std::chrono::nanoseconds readAt{0};
    };

    struct Stored
    {
        WebhookEndpoint endpoint;
        QByteArray sealed; ///< empty when there is none yet
    };
    struct ToStore
    {
        MerchantId merchantId;
        QString url;
        QByteArray delays;
        QByteArray before; ///< the sealed secret that is replaced
        QByteArray sealed;
        QByteArray olderSealed;
    };

    async::Task<Result<Stored>> stored(MerchantId merchantId);
    static Result<Done> store(storage::Transaction& tx, const ToStore& row, const merchants::AuditEntry& entry);
    static QByteArray placeOf(const MerchantId& merchantId);
    static QByteArray delaysText(const std::vector<std::chrono::seconds>& delays);
    WebhookEndpoint endpointOf(const MerchantId& merchantId, const storage::Row& row) const;
    std::optional<Error> faultOf(const WebhookEndpoint& endpoint) const;
    std::optional<WebhookEndpoint> keep(const MerchantId& merchantId, const storage::Rows& rows);

    storage::Storage& m_storage;
    const merchants::SecretSealer& m_sealer;
    const Clock& m_clock;
    const AddressPolicy m_policy;
    QHash<MerchantId, Cached> m_cache;
};

} // namespace guitai::webhooks
