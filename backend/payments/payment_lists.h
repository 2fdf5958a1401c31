// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists and totals over all shards: each shard answers its part, newest first, and the parts are merged.
#pragma once

#include "payments/payment_service.h"
#include "storage/storage.h"

namespace guitai::payments {

async::Task<Result<wire::PaymentPage>> listPayments(storage::Storage& storage, MerchantId merchantId,
                                                    PaymentFilter filter);
async::Task<Result<wire::Totals>> todaysTotals(storage::Storage& storage, UtcTime now, MerchantId merchantId,
                                               TillNo tillNo);

} // namespace guitai::payments
