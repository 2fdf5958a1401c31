// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/payment_postings.h"

#include "accounts/fee_rules.h"

namespace guitai::accounts {

namespace {

Result<Money> agreedFee(storage::Transaction& tx, const ReceivedPayment& payment)
{
    const auto rule = findFeeRule(tx, payment.merchantId, payment.channel, payment.agreedAt);
    if (!rule)
        return rule.error();
    return *rule ? feeOf(**rule, payment.gross) : Money(0, payment.gross.currency());
}

AccountId takingsOf(const ReceivedPayment& payment)
{
    return takings(payment.slot, payment.channel, payment.merchantId, payment.gross.currency());
}

AccountId suspenseOf(const ReceivedPayment& payment)
{
    return suspense(payment.slot, payment.merchantId, payment.gross.currency());
}

Result<Done> posted(storage::Transaction& tx, const Batch& batch)
{
    const auto done = post(tx, batch);
    if (!done)
        return done.error();
    return Done{};
}

/// The audit reads the amount on the first line.
Result<Done> postPaid(storage::Transaction& tx, const ReceivedPayment& payment, const AccountId& from)
{
    const auto fee = agreedFee(tx, payment);
    if (!fee)
        return fee.error();
    const AccountId inflow = merchantInflow(payment.slot, payment.merchantId, payment.gross.currency());
    Batch batch{payment.paymentNo.bytes(),
                "PAYMENT",
                payment.paymentNo.bytes(),
                payment.at,
                {{from, Side::Debit, payment.gross}, {inflow, Side::Credit, payment.gross}}};
    if (fee->minor() > 0) {
        const AccountId fees = feeAccount(payment.slot, payment.channel, payment.gross.currency());
        batch.lines.push_back({inflow, Side::Debit, *fee});
        batch.lines.push_back({fees, Side::Credit, *fee});
    }
    return posted(tx, batch);
}

} // namespace

Result<Done> postPayment(storage::Transaction& tx, const ReceivedPayment& payment)
{
    return postPaid(tx, payment, takingsOf(payment));
}

Result<Done> postAcceptedMoney(storage::Transaction& tx, const ReceivedPayment& payment)
{
    return postPaid(tx, payment, suspenseOf(payment));
}

Result<Done> postDoubtfulMoney(storage::Transaction& tx, const ReceivedPayment& payment, const QByteArray& doubtfulId)
{
    const Batch batch{
        doubtfulId,
        "DOUBTFUL_MONEY",
        payment.paymentNo.bytes(),
        payment.at,
        {{takingsOf(payment), Side::Debit, payment.gross}, {suspenseOf(payment), Side::Credit, payment.gross}}};
    return posted(tx, batch);
}

Result<Done> postSurplus(storage::Transaction& tx, const ReceivedPayment& payment, const QByteArray& doubtfulId)
{
    const AccountId inflow = merchantInflow(payment.slot, payment.merchantId, payment.gross.currency());
    const Batch batch{"surplus:" + doubtfulId,
                      "ACCEPTED_SURPLUS",
                      payment.paymentNo.bytes(),
                      payment.at,
                      {{suspenseOf(payment), Side::Debit, payment.gross}, {inflow, Side::Credit, payment.gross}}};
    return posted(tx, batch);
}

Result<Done> postReturnedMoney(storage::Transaction& tx, const ReceivedPayment& payment, const QByteArray& doubtfulId)
{
    const Batch batch{
        "returned:" + doubtfulId,
        "RETURNED_MONEY",
        payment.paymentNo.bytes(),
        payment.at,
        {{suspenseOf(payment), Side::Debit, payment.gross}, {takingsOf(payment), Side::Credit, payment.gross}}};
    return posted(tx, batch);
}

} // namespace guitai::accounts
