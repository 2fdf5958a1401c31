// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What reconciliation could not explain, what people do about it, and closing days.
#pragma once

#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> listExceptions(Services services, Exchange exchange);
async::Task<Result<http::Response>> countExceptionClasses(Services services, Exchange exchange);
async::Task<Result<http::Response>> getException(Services services, Exchange exchange);
async::Task<Result<http::Response>> actOnException(Services services, Exchange exchange);
async::Task<Result<http::Response>> actOnExceptions(Services services, Exchange exchange);
async::Task<Result<http::Response>> closeDay(Services services, Exchange exchange);
async::Task<Result<http::Response>> reopenDay(Services services, Exchange exchange);

} // namespace guitai::routes
