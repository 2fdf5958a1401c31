// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a merchant's days is not explained, added to an overview inside a read of the home shard.
#pragma once

#include "storage/transaction.h"
#include "wire/reconciliation_wire.h"

namespace guitai::days {

/// Counts, money and ages of cases, for each day of the overview and in all.
Result<Done> addOpenCases(storage::Reader& reader, const MerchantId& merchantId, const QByteArray& from,
                          const QByteArray& to, UtcTime now, wire::ReconciliationOverview& overview);

} // namespace guitai::days
