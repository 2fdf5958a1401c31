// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sums over all shards: of a business date for the till's card, of a span of time for a list's foot.
#pragma once

#include "payments/payment_service.h"
#include "storage/storage.h"

namespace guitai::payments {

async::Task<Result<wire::Totals>> todaysTotals(storage::Storage& storage, UtcTime now, MerchantId merchantId,
                                               TillNo tillNo);
/// One line for each currency and status that occurs.
async::Task<Result<wire::PaymentTotals>> paymentTotals(storage::Storage& storage, MerchantId merchantId,
                                                       TotalsFilter filter);

} // namespace guitai::payments
