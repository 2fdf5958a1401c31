// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a payment's money does in the books, posted on the payment's own slot in the transaction that decides it.
#pragma once

#include "accounts/ledger.h"

namespace guitai::accounts {

/// Money that a channel received for a payment.
struct ReceivedPayment
{
    PaymentNo paymentNo;
    storage::Slot slot;
    MerchantId merchantId;
    ChannelCode channel;
    Money gross;
    UtcTime agreedAt; ///< when the payment was created: the fee rule of that time counts
    UtcTime at;
    UserNo rechargeOf = {}; ///< whose account it fills, all of it and without a fee; empty: it is the merchant's
};

/// The transfer that brings a recharge to its user's slot: sent with the posting, to be carried after it.
QByteArray rechargeIdOf(const PaymentNo& paymentNo);

/// The payment is paid: gross from the channel to the merchant's inflow, the fee from there by its rule. The effect's
/// key is the payment number, so that a payment is paid once in the books too.
Result<Done> postPayment(storage::Transaction& tx, const ReceivedPayment& payment);

/// Money that its payment cannot take waits in suspense. `doubtfulId` is the effect's key.
Result<Done> postDoubtfulMoney(storage::Transaction& tx, const ReceivedPayment& payment, const QByteArray& doubtfulId);
/// A person accepts it for its payment: what postPayment does, out of suspense.
Result<Done> postAcceptedMoney(storage::Transaction& tx, const ReceivedPayment& payment);
/// A person accepts it on a payment that was paid already: out of suspense to the merchant's inflow, without a fee.
Result<Done> postSurplus(storage::Transaction& tx, const ReceivedPayment& payment, const QByteArray& doubtfulId);
/// It went back to who paid it.
Result<Done> postReturnedMoney(storage::Transaction& tx, const ReceivedPayment& payment, const QByteArray& doubtfulId);

} // namespace guitai::accounts
