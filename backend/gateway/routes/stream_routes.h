// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// GET /v1/stream without an upgrade. With one, the server hands the socket to Gateway::upgrade().
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> askForUpgrade(Services services, Exchange exchange);

} // namespace guitai::routes
