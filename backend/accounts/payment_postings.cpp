// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/payment_postings.h"

#include "accounts/fee_rules.h"
#include "accounts/transfers.h"
#include "ids/payment_no.h"

namespace guitai::accounts {

namespace {

Result<Money> agreedFee(storage::Transaction& tx, const ReceivedPayment& payment)
{
    if (!payment.rechargeOf.isEmpty())
        return Money(0, payment.gross.currency());
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

/// A recharge only passes through the merchant's inflow, in the transaction that brought it there.
Result<Done> passOn(storage::Transaction& tx, const ReceivedPayment& payment, const QByteArray& transferId)
{
    if (payment.rechargeOf.isEmpty())
        return Done{};
    const auto userSlot = slotOfNumber('U', payment.rechargeOf.bytes());
    if (!userSlot)
        return Error{guitai::errors::kInternal, {}, QStringLiteral("A recharge names no user.")};
    const Transfer transfer{transferId,
                            transfer_kinds::kRecharge,
                            payment.paymentNo.bytes(),
                            {payment.slot, AccountKind::MerchantInflow, payment.merchantId.bytes()},
                            {storage::Slot(*userSlot), AccountKind::User, payment.rechargeOf.bytes()},
                            payment.gross,
                            0,
                            payment.at};
    const auto sent = send(tx, transfer);
    if (!sent)
        return sent.error();
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
    if (const auto paid = posted(tx, batch); !paid)
        return paid.error();
    return passOn(tx, payment, rechargeIdOf(payment.paymentNo));
}

} // namespace

QByteArray rechargeIdOf(const PaymentNo& paymentNo)
{
    return "recharge:" + paymentNo.bytes();
}

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
    if (const auto done = posted(tx, batch); !done)
        return done.error();
    return passOn(tx, payment, batch.effectKey);
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
