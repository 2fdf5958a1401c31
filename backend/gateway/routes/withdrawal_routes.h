// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Withdrawals over REST. Each function is one row of the route table.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> createWithdrawal(Services services, Exchange exchange);
async::Task<Result<http::Response>> listWithdrawals(Services services, Exchange exchange);
async::Task<Result<http::Response>> getWithdrawal(Services services, Exchange exchange);

} // namespace guitai::routes
