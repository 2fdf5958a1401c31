// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts and freezes over REST. Each function is one row of the route table.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> listAccounts(Services services, Exchange exchange);
async::Task<Result<http::Response>> openAccount(Services services, Exchange exchange);
async::Task<Result<http::Response>> getAccount(Services services, Exchange exchange);
async::Task<Result<http::Response>> listAccountEntries(Services services, Exchange exchange);
async::Task<Result<http::Response>> createFreeze(Services services, Exchange exchange);
async::Task<Result<http::Response>> releaseFreeze(Services services, Exchange exchange);
async::Task<Result<http::Response>> captureFreeze(Services services, Exchange exchange);

} // namespace guitai::routes
