// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/shop_book.h"

namespace guitai::simulation {

void ShopBook::saw(const wire::Payment& payment)
{
    KnownPayment& known = m_payments[payment.paymentNo];
    const bool isSame = known.statuses.empty() ||
                        (known.last.amount == payment.amount && known.last.merchantOrderNo == payment.merchantOrderNo);
    if (!isSame)
        m_violation("payment " + payment.paymentNo.bytes() + " became another one");
    known.last = payment;
    known.statuses.insert(payment.status);
    known.mostRefunded = std::max(known.mostRefunded, payment.refunded.minor());
    if (payment.refunded.minor() + payment.refundReserved.minor() > payment.amount.minor())
        m_violation("payment " + payment.paymentNo.bytes() + " is refunded beyond what was paid");
}

void ShopBook::saw(const wire::Refund& refund)
{
    KnownRefund& known = m_refunds[refund.refundNo];
    if (!known.statuses.empty() && known.last.amount != refund.amount)
        m_violation("refund " + refund.refundNo.bytes() + " became another one");
    known.last = refund;
    known.statuses.insert(refund.status);
    if (known.statuses.contains("SUCCEEDED") && known.statuses.contains("FAILED"))
        m_violation("refund " + refund.refundNo.bytes() + " was answered with both ends");
}

} // namespace guitai::simulation
