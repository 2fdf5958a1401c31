// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Bills, days and runs over REST. Each function is one row of the route table.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

/// The body is the file, whatever its type.
async::Task<Result<http::Response>> uploadBill(Services services, Exchange exchange);
async::Task<Result<http::Response>> listBills(Services services, Exchange exchange);
async::Task<Result<http::Response>> listUnreadableRows(Services services, Exchange exchange);
async::Task<Result<http::Response>> listDays(Services services, Exchange exchange);
async::Task<Result<http::Response>> startRun(Services services, Exchange exchange);
async::Task<Result<http::Response>> listRuns(Services services, Exchange exchange);
async::Task<Result<http::Response>> getRun(Services services, Exchange exchange);
/// A file to keep.
async::Task<Result<http::Response>> getRunReport(Services services, Exchange exchange);
async::Task<Result<http::Response>> cancelRun(Services services, Exchange exchange);

} // namespace guitai::routes
