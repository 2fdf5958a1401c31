// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payment_records/payment_record.h"

namespace guitai::payment_records {

namespace {

using storage::Bind;

const storage::Statement kReroute{"payment_records/reroute_payment"};
const storage::Statement kInsertAttempt{"payment_records/insert_attempt"};

} // namespace

Result<bool> reroutePayment(storage::Transaction& tx, PaymentFile& file, const Rerouting& rerouting)
{
    AttemptRecord& failed = file.attempts.back();
    PaymentRecord& payment = file.payment;
    if (isFinal(failed.status) || !isOpen(payment.status))
        return false;
    failed.errorCode = rerouting.errorCode;
    failed.nextCheckAt.reset(); // the payment's end is the next attempt's to look for
    const auto moved = moveAttempt(tx, failed, AttemptStatus::Failed, rerouting.at);
    if (!moved || !*moved)
        return moved;
    const AttemptRecord& next = rerouting.next;
    const auto rerouted =
        tx.run(kReroute, {Bind::text(rerouting.payWay), next.channel, payment.paymentNo, payment.version});
    if (!rerouted)
        return rerouted.error();
    if (*rerouted != 1)
        return Error{storage::errors::kConflict, {}, QStringLiteral("The payment changed meanwhile.")};
    const auto begun =
        tx.run(kInsertAttempt, {next.attemptNo, next.paymentNo, next.channel, next.accountId,
                                Bind::text(textOf(next.status)), next.sentAt, next.expiresAt, next.nextCheckAt});
    if (!begun)
        return Error{storage::errors::kStorageFailed};
    payment.payWay = rerouting.payWay;
    payment.channel = next.channel;
    ++payment.version;
    file.attempts.push_back(next);
    return true;
}

} // namespace guitai::payment_records
