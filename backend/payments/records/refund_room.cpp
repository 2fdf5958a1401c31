// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payment_records/refund_room.h"

namespace guitai::payment_records {

namespace {

using storage::Bind;

const storage::Statement kReserveRefund{"payment_records/reserve_refund"};
const storage::Statement kReleaseRefund{"payment_records/release_refund"};
const storage::Statement kSettleRefund{"payment_records/settle_refund"};

Error notReserved()
{
    return {storage::errors::kStorageFailed, {}, QStringLiteral("That much was not reserved for refunds.")};
}

Result<Done> changedOne(const Result<int>& changed)
{
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return notReserved();
    return Done{};
}

} // namespace

Result<bool> reserveRefund(storage::Transaction& tx, const MerchantId& merchantId, const PaymentNo& paymentNo,
                           const Money& amount)
{
    const auto changed = tx.run(
        kReserveRefund, {amount.minor(), paymentNo, merchantId, Bind::text(amount.currency().code()), amount.minor()});
    if (!changed)
        return changed.error();
    return *changed == 1;
}

Result<Done> releaseRefund(storage::Transaction& tx, const PaymentNo& paymentNo, const Money& amount)
{
    return changedOne(tx.run(kReleaseRefund, {amount.minor(), paymentNo, amount.minor()}));
}

Result<PaymentFile> settleRefund(storage::Transaction& tx, const PaymentNo& paymentNo, const Money& amount,
                                 const QByteArray& source, UtcTime at)
{
    if (const auto spent =
            changedOne(tx.run(kSettleRefund, {amount.minor(), amount.minor(), paymentNo, amount.minor()}));
        !spent)
        return spent.error();
    // Read after the update, which holds the row: nobody else moves the payment before this ends.
    auto found = findPayment(tx, paymentNo);
    if (!found)
        return found.error();
    if (!*found)
        return notReserved();
    PaymentFile file = std::move(**found);
    PaymentRecord& payment = file.payment;
    const auto to = payment.refunded == payment.amount ? PaymentStatus::Refunded : PaymentStatus::PartiallyRefunded;
    if (payment.status == to)
        return file;
    const PaymentMove move{to, source, {}, at};
    const auto moved = movePayment(tx, payment, move);
    if (!moved || !*moved)
        return moved ? notReserved() : moved.error();
    return file;
}

} // namespace guitai::payment_records
