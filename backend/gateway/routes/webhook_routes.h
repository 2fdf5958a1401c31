// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Routes of webhooks: deliveries, dead letters, where they go.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> listDeliveries(Services services, Exchange exchange);
async::Task<Result<http::Response>> redeliver(Services services, Exchange exchange);
async::Task<Result<http::Response>> putWebhookEndpoint(Services services, Exchange exchange);

} // namespace guitai::routes
