// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> createUser(Services services, Exchange exchange);
async::Task<Result<http::Response>> getUser(Services services, Exchange exchange);
async::Task<Result<http::Response>> createUserToken(Services services, Exchange exchange);
async::Task<Result<http::Response>> createPayerCode(Services services, Exchange exchange);

} // namespace guitai::routes
