// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Refunds and doubtful money over REST. Each function is one row of the route table.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> createRefund(Services services, Exchange exchange);
async::Task<Result<http::Response>> listRefunds(Services services, Exchange exchange);
async::Task<Result<http::Response>> getRefund(Services services, Exchange exchange);
async::Task<Result<http::Response>> listDoubtfulMoney(Services services, Exchange exchange);
async::Task<Result<http::Response>> refundDoubtfulMoney(Services services, Exchange exchange);
async::Task<Result<http::Response>> acceptDoubtfulMoney(Services services, Exchange exchange);

} // namespace guitai::routes
