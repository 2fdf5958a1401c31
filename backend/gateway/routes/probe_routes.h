// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What machines ask about this process: probes, metrics, the description of the API.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> tellLiveness(Services services, Exchange exchange);
async::Task<Result<http::Response>> tellReadiness(Services services, Exchange exchange);
async::Task<Result<http::Response>> writeMetrics(Services services, Exchange exchange);
async::Task<Result<http::Response>> describeApi(Services services, Exchange exchange);

/// The OpenAPI 3.1 document, openapi.json of this folder.
QByteArray apiDescription();

} // namespace guitai::routes
