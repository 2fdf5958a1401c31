// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Operators sign in and out over REST, and set their PIN.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> openSession(Services services, Exchange exchange);
async::Task<Result<http::Response>> closeSession(Services services, Exchange exchange);
async::Task<Result<http::Response>> setPin(Services services, Exchange exchange);

} // namespace guitai::routes
