// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The merchant's wallets as they work now, paused and resumed by its people.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> listWallets(Services services, Exchange exchange);
async::Task<Result<http::Response>> pauseWallet(Services services, Exchange exchange);
async::Task<Result<http::Response>> resumeWallet(Services services, Exchange exchange);
async::Task<Result<http::Response>> preferWallet(Services services, Exchange exchange);
async::Task<Result<http::Response>> testWallet(Services services, Exchange exchange);
async::Task<Result<http::Response>> lookAtWalletTest(Services services, Exchange exchange);

} // namespace guitai::routes
