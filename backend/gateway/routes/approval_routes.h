// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> listApprovals(Services services, Exchange exchange);
async::Task<Result<http::Response>> getApproval(Services services, Exchange exchange);
async::Task<Result<http::Response>> approveApproval(Services services, Exchange exchange);
async::Task<Result<http::Response>> rejectApproval(Services services, Exchange exchange);
async::Task<Result<http::Response>> cancelApproval(Services services, Exchange exchange);

} // namespace guitai::routes
