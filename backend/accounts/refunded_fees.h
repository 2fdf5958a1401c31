// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a payment's fee went back with its refunds, on the payment's slot.
#pragma once

#include "accounts/ledger.h"

namespace guitai::accounts {

/// The share of the payment's fee that goes back with this refund, written down; 0 where no fee was taken.
/// STORAGE_CONFLICT while a refund that failed still has its share: try again.
Result<Money> takeShare(storage::Transaction& tx, const PaymentNo& paymentNo, const Money& refund);
/// Undoes it.
Result<Done> takeBackShare(storage::Transaction& tx, const PaymentNo& paymentNo, std::int64_t refund,
                           std::int64_t share);
/// The channel whose fee account the payment's fee is on; nothing when none was taken.
Result<std::optional<QByteArray>> feeChannelOf(storage::Reader& reader, const PaymentNo& paymentNo);

} // namespace guitai::accounts
