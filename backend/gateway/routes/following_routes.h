// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Routes of what follows a payment: a user's points, shipments.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> readPoints(Services services, Exchange exchange);
async::Task<Result<http::Response>> listShipments(Services services, Exchange exchange);
async::Task<Result<http::Response>> dispatchShipment(Services services, Exchange exchange);
async::Task<Result<http::Response>> listParkedEvents(Services services, Exchange exchange);
async::Task<Result<http::Response>> retryParkedEvent(Services services, Exchange exchange);

} // namespace guitai::routes
