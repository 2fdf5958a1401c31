// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What demo mode makes at first start: merchant M1000, its key and operators, its account at the sandbox,
// its webhook endpoint.
#pragma once

#include "app/settings.h"
#include "async/worker_pool.h"
#include "channels/registry.h"
#include "merchants/channel_accounts.h"
#include "webhooks/webhook_endpoints.h"

namespace guitai::app {

struct DemoParts
{
    storage::Storage& storage;
    const merchants::SecretSealer& sealer;
    async::WorkerPool& hashing;
    merchants::ChannelAccounts& accounts;
    const channels::Registry& registry;
    webhooks::WebhookEndpoints& endpoints;
    const Clock& clock;
};

/// Writes the credentials it made to <storage folder>/demo-credentials.json (mode 0600).
async::Task<Result<Done>> setUpDemo(DemoParts parts, Settings settings);

/// Outside demo mode: an Error when the storage holds demo credentials.
async::Task<Result<Done>> refuseDemoCredentials(DemoParts parts);

} // namespace guitai::app
