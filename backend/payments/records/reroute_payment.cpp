// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payment_records/payment_record.h"

namespace guitai::payment_records {

namespace {

using storage::Bind;

const storage::Statement kReroute{"payment_records/reroute_payment"};

} // namespace

Result<bool> reroutePayment(storage::Transaction& tx, PaymentFile& file, const Rerouting& rerouting)
{
    AttemptRecord& left = file.attempts.back();
    PaymentRecord& payment = file.payment;
    if (!isOpen(payment.status))
        return false;
    const AttemptStatus end = isFinal(left.status) ? left.status : rerouting.left;
    if (!rerouting.errorCode.isEmpty())
        left.errorCode = rerouting.errorCode;
    left.nextCheckAt.reset(); // the payment's end is the next attempt's to look for
    const auto moved = moveAttempt(tx, left, end, rerouting.at);
    if (!moved || !*moved)
        return moved;
    const AttemptRecord& next = rerouting.next;
    const auto payerId = rerouting.payerId.isEmpty() ? Bind::null() : Bind::text(rerouting.payerId);
    const auto clientIp = rerouting.clientIp.isEmpty() ? Bind::null() : Bind(rerouting.clientIp);
    const auto rerouted = tx.run(
        kReroute, {Bind::text(next.payWay), next.channel, payerId, clientIp, payment.paymentNo, payment.version});
    if (!rerouted)
        return rerouted.error();
    if (*rerouted != 1)
        return Error{storage::errors::kConflict, {}, QStringLiteral("The payment changed meanwhile.")};
    if (const auto begun = insertAttempt(tx, next); !begun)
        return begun.error();
    payment.payWay = next.payWay;
    payment.payerId = rerouting.payerId;
    payment.clientIp = rerouting.clientIp;
    payment.channel = next.channel;
    ++payment.version;
    file.attempts.push_back(next);
    return true;
}

} // namespace guitai::payment_records
