// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists over all shards: each shard answers its part, newest first, and the parts are merged.
#pragma once

#include "payments/payment_service.h"
#include "storage/storage.h"

namespace guitai::payments {

/// `now` bounds how far back a number's end is looked for; `channels` are those whose numbers are known.
async::Task<Result<wire::PaymentPage>> listPayments(storage::Storage& storage, UtcTime now,
                                                    std::vector<ChannelCode> channels, MerchantId merchantId,
                                                    PaymentFilter filter);

} // namespace guitai::payments
