// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a payment may still be refunded: reserved before a refund is called, then spent or given back.
// The sum of what is reserved and refunded never exceeds what was paid (invariant I7), because one
// conditional update decides. Inside a transaction on the payment's shard.
#pragma once

#include "payment_records/payment_record.h"

namespace guitai::payment_records {

/// False when the payment is not the merchant's, not paid, frozen, of another currency, or has no such room;
/// then nothing changed.
Result<bool> reserveRefund(storage::Transaction& tx, const MerchantId& merchantId, const PaymentNo& paymentNo,
                           const Money& amount);

/// The refund came to nothing. An Error when nothing of that size was reserved.
Result<Done> releaseRefund(storage::Transaction& tx, const PaymentNo& paymentNo, const Money& amount);

/// The customer has the money: the payment is (partially) refunded from now on. Answers it as it is then.
Result<PaymentFile> settleRefund(storage::Transaction& tx, const PaymentNo& paymentNo, const Money& amount,
                                 const QByteArray& source, UtcTime at);

} // namespace guitai::payment_records
