// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists over all shards: each shard answers its part, newest first, and the parts are merged.
#pragma once

#include "refunds/doubtful_money_service.h"
#include "refunds/refund_service.h"
#include "storage/storage.h"

namespace guitai::refunds {

async::Task<Result<wire::RefundPage>> listRefunds(storage::Storage& storage, MerchantId merchantId,
                                                  RefundFilter filter);
async::Task<Result<wire::DoubtfulMoneyPage>> listDoubtfulMoney(storage::Storage& storage, MerchantId merchantId,
                                                               DoubtfulMoneyFilter filter);

} // namespace guitai::refunds
