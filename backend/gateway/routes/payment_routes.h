// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The payment resource over REST. Each function is one row of the route table.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> createPayment(Services services, Exchange exchange);
async::Task<Result<http::Response>> createRecharge(Services services, Exchange exchange);
async::Task<Result<http::Response>> listPayments(Services services, Exchange exchange);
async::Task<Result<http::Response>> getPayment(Services services, Exchange exchange);
async::Task<Result<http::Response>> closePayment(Services services, Exchange exchange);
async::Task<Result<http::Response>> reversePayment(Services services, Exchange exchange);
async::Task<Result<http::Response>> queryPayment(Services services, Exchange exchange);
async::Task<Result<http::Response>> readTotals(Services services, Exchange exchange);
async::Task<Result<http::Response>> readPaymentTotals(Services services, Exchange exchange);

} // namespace guitai::routes
