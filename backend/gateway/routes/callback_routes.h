// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Channels' callbacks: raw bytes go to the inbox, its answer goes back.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> receiveNotice(Services services, Exchange exchange);
async::Task<Result<http::Response>> receiveRefundNotice(Services services, Exchange exchange);

} // namespace guitai::routes
