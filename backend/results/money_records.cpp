// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results/money_records.h"

#include "crypto/hash.h"

namespace guitai::results {

namespace {

using storage::Bind;

const storage::Statement kFindReceipt{"results/find_receipt"};
const storage::Statement kInsertReceipt{"results/insert_receipt"};
const storage::Statement kInsertDoubtfulMoney{"results/insert_doubtful_money"};
const storage::Statement kInsertException{"results/insert_exception"};

QByteArray newId(const char* prefix)
{
    constexpr qsizetype kBytes = 12;
    return prefix + crypto::randomBytes(kBytes).toHex();
}

Result<Done> ranOnce(const Result<int>& changed)
{
    if (!changed)
        return changed.error();
    return Done{};
}

/// What the channel said, for the person who looks at the case.
QString describe(const Reported& reported)
{
    QString text = QStringLiteral("source %1").arg(QLatin1String(textOf(reported.source)));
    if (const auto& money = reported.report.money)
        text += QStringLiteral(", reported %1 %2")
                    .arg(QLatin1String(money->amount.toDecimal()), QLatin1String(money->amount.currency().code()));
    return text;
}

} // namespace

Result<std::optional<AttemptNo>> findReceipt(storage::Reader& reader, const ChannelCode& channel,
                                             const ChannelTradeNo& tradeNo)
{
    const auto rows = reader.rows(kFindReceipt, {channel, tradeNo});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<AttemptNo>();
    return std::optional(rows->front().id<AttemptNo>(0));
}

Result<Done> insertReceipt(storage::Transaction& tx, const ReceiptRecord& receipt)
{
    const auto& attempt = receipt.attempt;
    const auto& money = receipt.money;
    return ranOnce(tx.run(kInsertReceipt,
                          {attempt.channel, money.tradeNo, attempt.attemptNo, attempt.paymentNo, money.amount.minor(),
                           Bind::text(money.amount.currency().code()), receipt.paysPayment ? "PAID" : "DOUBTFUL",
                           Bind::text(textOf(receipt.source)), money.paidAt, receipt.at, attempt.accountId,
                           money.paidAt.value_or(receipt.at)}));
}

Result<QByteArray> insertDoubtfulMoney(storage::Transaction& tx, const payment_records::PaymentRecord& payment,
                                       const ReceiptRecord& receipt, const char* reason)
{
    const auto& money = receipt.money;
    const QByteArray id = newId("dbt_");
    const auto inserted =
        tx.run(kInsertDoubtfulMoney, {Bind::text(id), payment.paymentNo, payment.merchantId, receipt.attempt.attemptNo,
                                      receipt.attempt.channel, money.tradeNo, money.amount.minor(),
                                      Bind::text(money.amount.currency().code()), reason, receipt.at});
    if (!inserted)
        return inserted.error();
    return id;
}

Result<bool> insertException(storage::Transaction& tx, const ExceptionRecord& exception)
{
    // NULLs never collide in a unique index, so an absent number is an empty text.
    const auto changed =
        tx.run(kInsertException, {Bind::text(newId("exc_")), exception.kind, exception.paymentNo, exception.attemptNo,
                                  exception.channel, Bind::text(exception.number), exception.detail, exception.at});
    if (!changed && changed.error().code == storage::errors::kUniqueViolation)
        return false;
    if (!changed)
        return changed.error();
    return true;
}

Result<bool> insertException(storage::Transaction& tx, const char* kind, const payment_records::PaymentRecord& payment,
                             const payment_records::AttemptRecord& attempt, const Reported& reported)
{
    const auto& money = reported.report.money;
    const ExceptionRecord exception{kind,
                                    payment.paymentNo,
                                    attempt.attemptNo,
                                    attempt.channel,
                                    money ? money->tradeNo.bytes() : QByteArray(""),
                                    describe(reported),
                                    reported.at};
    return insertException(tx, exception);
}

} // namespace guitai::results
