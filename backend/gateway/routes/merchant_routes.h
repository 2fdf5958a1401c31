// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What was agreed with a merchant: its channels and its fees. Operators belong to one merchant and see no other.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

namespace guitai::routes {

async::Task<Result<http::Response>> listMerchantChannels(Services services, Exchange exchange);
async::Task<Result<http::Response>> openMerchantChannel(Services services, Exchange exchange);
async::Task<Result<http::Response>> replaceMerchantChannel(Services services, Exchange exchange);
async::Task<Result<http::Response>> listFeeRules(Services services, Exchange exchange);
async::Task<Result<http::Response>> agreeFeeRule(Services services, Exchange exchange);

} // namespace guitai::routes
