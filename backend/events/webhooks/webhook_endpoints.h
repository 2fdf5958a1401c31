// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where each merchant wants its events sent, and the secret they are signed with: sealed at rest, opened into
// memory once and asked for again after half a minute. Lives on the event loop's thread.
#pragma once

#include "async/task.h"
#include "merchants/sealed_secret.h"
#include "storage/storage.h"
#include "webhooks/address_rules.h"

#include <QHash>

#include <chrono>

namespace guitai::webhooks {

namespace errors {
inline constexpr ErrorCode kEndpointInvalid{"WEBHOOK_ENDPOINT_INVALID", 422};
} // namespace errors

struct WebhookEndpoint
{
    static constexpr std::chrono::seconds kTenMinutes{600};

    MerchantId merchantId;
    QUrl url;
    Secret secret; ///< "whsec_…"; empty when what is stored does not open
    /// One retry after each; none left makes a dead letter. At most 20, each 1 s to 7 days.
    std::vector<std::chrono::seconds> retryDelays = {kTenMinutes, kTenMinutes, kTenMinutes};
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

    static constexpr int kMostCached = 16'384;

private:
    struct Cached
    {
        std::optional<WebhookEndpoint> endpoint;
        std::chrono::nanoseconds readAt{0};
    };

    std::optional<Error> faultOf(const WebhookEndpoint& endpoint) const;
    std::optional<WebhookEndpoint> keep(const MerchantId& merchantId, const storage::Rows& rows);

    storage::Storage& m_storage;
    const merchants::SecretSealer& m_sealer;
    const Clock& m_clock;
    const AddressPolicy m_policy;
    QHash<MerchantId, Cached> m_cache;
};

} // namespace guitai::webhooks
