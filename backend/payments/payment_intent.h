// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a payment is begun with, decided before anything is stored, so that whoever finds it after a crash begins
// the same payment under the same number. Pure.
#pragma once

#include "payment_records/payment_record.h"
#include "routing/wallet_router.h"

namespace guitai::payments {

struct PaymentIntent
{
    PaymentNo paymentNo; ///< carries the slot
    MerchantId merchantId;
    OperatorId operatorId; ///< empty for an integrator
    UserNo rechargeOf;     ///< of a recharge, which is never guarded and so never read from a text
    ChannelCode channel;
    ChannelAccountId accountId;
    UtcTime createdAt;
    UtcTime expiresAt;
    wire::CreatePayment wanted;

    /// As it is kept with a claim.
    QByteArray text() const;
    /// Nothing when it was not written by text().
    static std::optional<PaymentIntent> read(const MerchantId& merchantId, QByteArrayView text);
};

/// Longer than a call may take.
inline constexpr Duration kCallGrace = std::chrono::seconds(20);

/// The payment and its first attempt as they are inserted. A crash between begin and apply is looked at
/// `kCallGrace` after the intent was made.
payment_records::PaymentFile fileOf(const PaymentIntent& intent);
/// The attempt that follows the newest one.
payment_records::AttemptRecord nextAttempt(const payment_records::PaymentFile& file, const routing::Route& route,
                                           UtcTime now);

} // namespace guitai::payments
