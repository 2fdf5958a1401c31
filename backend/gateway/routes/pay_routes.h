// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The customer's page of a payment with one code for all wallets. Its number is all that whoever opens it has to know,
// and all it tells is shop, amount, subject and how the payment stands. Looking changes nothing: only choosing a wallet
// does.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> showPayPage(Services services, Exchange exchange);
/// A wallet's own page sends the browser back by posting a form; nothing in it is believed.
async::Task<Result<http::Response>> comeBackToPayPage(Services services, Exchange exchange);
async::Task<Result<http::Response>> tellPayState(Services services, Exchange exchange);
async::Task<Result<http::Response>> chooseWallet(Services services, Exchange exchange);
async::Task<Result<http::Response>> readPayAsset(Services services, Exchange exchange);

} // namespace guitai::routes
