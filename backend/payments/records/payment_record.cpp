// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payment_records/payment_record.h"

#include "events/outbox.h"
#include "ids/payment_no.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace guitai::payment_records {

namespace {

using storage::Bind;
using storage::Row;

const storage::Statement kInsertPayment{"payment_records/insert_payment"};
const storage::Statement kInsertAttempt{"payment_records/insert_attempt"};
const storage::Statement kFindPayment{"payment_records/find_payment"};
const storage::Statement kFindPaymentByOrder{"payment_records/find_payment_by_order"};
const storage::Statement kFindAttempts{"payment_records/find_attempts"};
const storage::Statement kMovePayment{"payment_records/move_payment"};
const storage::Statement kMoveAttempt{"payment_records/move_attempt"};
const storage::Statement kFreezePayment{"payment_records/freeze_payment"};
const storage::Statement kInsertGoods{"payment_records/insert_goods"};
const storage::Statement kInsertHistory{"payment_records/insert_history"};

Bind optionalText(const QString& text)
{
    return text.isEmpty() ? Bind::null() : Bind(text);
}

Bind optionalAscii(const QByteArray& text)
{
    return text.isEmpty() ? Bind::null() : Bind::text(text);
}

/// What was read is not there any more: the work is done again with what is.
Error changedMeanwhile()
{
    return {storage::errors::kConflict, {}, QStringLiteral("The payment changed meanwhile.")};
}

/// A row that does not parse means that somebody else wrote the database: refuse to guess about money.
Error unreadable(const char* what)
{
    return {storage::errors::kStorageFailed, {}, QStringLiteral("A stored %1 is unreadable.").arg(QLatin1String(what))};
}

Result<PaymentRecord> paymentOf(const Row& row)
{
    PaymentRecord payment;
    const auto currency = Currency::parse(row.utf8(5));
    const auto status = parsePaymentStatus(row.utf8(8));
    if (!currency || !status)
        return unreadable("payment");
    payment.paymentNo = row.id<PaymentNo>(0);
    payment.slot = storage::Slot(static_cast<int>(row.number(1)));
    payment.merchantId = row.id<MerchantId>(2);
    payment.merchantOrderNo = row.id<MerchantOrderNo>(3);
    payment.amount = Money(row.number(4), *currency);
    payment.subject = row.text(6);
    payment.payWay = row.utf8(7);
    payment.status = *status;
    payment.version = row.number(9);
    payment.frozen = row.number(10) != 0;
    payment.userId = row.text(11);
    payment.productId = row.text(12);
    payment.notifyUrl = row.text(13);
    payment.attach = row.text(14);
    payment.clientIp = row.text(15);
    payment.tillNo = row.id<TillNo>(16);
    payment.operatorId = row.id<OperatorId>(17);
    payment.channel = row.id<ChannelCode>(18);
    payment.channelTradeNo = row.id<ChannelTradeNo>(19);
    payment.paidAttemptNo = row.id<AttemptNo>(20);
    payment.createdAt = row.time(21);
    payment.expiresAt = row.time(22);
    payment.paidAt = row.optionalTime(23);
    payment.closedAt = row.optionalTime(24);
    payment.doubtfulMoney = row.number(25) != 0;
    payment.refunded = Money(row.number(26), *currency);
    payment.refundReserved = Money(row.number(27), *currency);
    payment.rechargeUser = row.id<UserNo>(28);
    payment.payerId = row.utf8(29);
    return payment;
}

Result<AttemptRecord> attemptOf(const Row& row)
{
    AttemptRecord attempt;
    const auto status = parseAttemptStatus(row.utf8(4));
    if (!status)
        return unreadable("attempt");
    attempt.attemptNo = row.id<AttemptNo>(0);
    attempt.paymentNo = row.id<PaymentNo>(1);
    attempt.channel = row.id<ChannelCode>(2);
    attempt.accountId = row.id<ChannelAccountId>(3);
    attempt.status = *status;
    attempt.version = row.number(5);
    if (!row.isNull(6)) {
        channels::Credential credential{row.utf8(6), row.text(7), QJsonDocument::fromJson(row.utf8(16)).object()};
        attempt.credential = std::move(credential);
    }
    attempt.channelTradeNo = row.id<ChannelTradeNo>(8);
    attempt.errorCode = row.utf8(9);
    attempt.sentAt = row.time(10);
    attempt.expiresAt = row.time(11);
    attempt.nextCheckAt = row.optionalTime(12);
    attempt.checksDone = static_cast<int>(row.number(13));
    attempt.closing = row.number(14) != 0;
    attempt.finishedAt = row.optionalTime(15);
    attempt.payWay = row.utf8(17);
    return attempt;
}

Bind parametersOf(const AttemptRecord& attempt)
{
    if (!attempt.credential || attempt.credential->parameters.isEmpty())
        return Bind::null();
    return Bind(QJsonDocument(attempt.credential->parameters).toJson(QJsonDocument::Compact));
}

Result<Done> insertGoods(storage::Transaction& tx, const PaymentRecord& payment)
{
    QJsonArray lines;
    for (const wire::GoodsLine& line : payment.goods)
        lines.append(line.toJson());
    const auto inserted = tx.run(kInsertGoods, {payment.paymentNo, payment.slot.number(),
                                                Bind(QJsonDocument(lines).toJson(QJsonDocument::Compact))});
    if (!inserted)
        return inserted.error();
    return Done{};
}

Result<std::optional<PaymentFile>> fileOf(storage::Reader& reader, const storage::Rows& rows)
{
    if (rows.empty())
        return std::optional<PaymentFile>();
    auto payment = paymentOf(rows.front());
    if (!payment)
        return payment.error();
    PaymentFile file;
    file.payment = std::move(*payment);
    const auto attempts = reader.rows(
        kFindAttempts, {attemptNoOf(file.payment.paymentNo, 1), attemptNoOf(file.payment.paymentNo, kMostAttempts)});
    if (!attempts)
        return attempts.error();
    for (const Row& row : *attempts) {
        auto attempt = attemptOf(row);
        if (!attempt)
            return attempt.error();
        file.attempts.push_back(std::move(*attempt));
    }
    if (file.attempts.empty()) // it began with one
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A payment's attempts cannot be seen.")};
    return std::optional(std::move(file));
}

Result<Done> insertHistory(storage::Transaction& tx, const PaymentRecord& before, const PaymentMove& move)
{
    // The version a step started from numbers it: unique, because only one writer moves a version on.
    const auto inserted =
        tx.run(kInsertHistory, {before.paymentNo, before.version, Bind::text(textOf(before.status)),
                                Bind::text(textOf(move.to)), Bind::text(move.source), move.detail, move.at});
    if (!inserted)
        return inserted.error();
    return Done{};
}

} // namespace

Result<Done> insertPayment(storage::Transaction& tx, const PaymentRecord& payment, const AttemptRecord& attempt)
{
    const auto inserted = tx.run(kInsertPayment, {payment.paymentNo,
                                                  payment.slot.number(),
                                                  payment.merchantId,
                                                  payment.merchantOrderNo,
                                                  payment.amount.minor(),
                                                  Bind::text(payment.amount.currency().code()),
                                                  payment.subject,
                                                  Bind::text(payment.payWay),
                                                  Bind::text(textOf(payment.status)),
                                                  optionalText(payment.userId),
                                                  optionalText(payment.productId),
                                                  optionalText(payment.notifyUrl),
                                                  optionalText(payment.attach),
                                                  optionalText(payment.clientIp),
                                                  payment.tillNo,
                                                  payment.operatorId,
                                                  payment.channel,
                                                  payment.createdAt,
                                                  payment.expiresAt,
                                                  payment.rechargeUser,
                                                  optionalAscii(payment.payerId)});
    if (!inserted)
        return inserted.error();
    if (const auto begun = insertAttempt(tx, attempt); !begun)
        return begun.error();
    return payment.goods.empty() ? Result<Done>(Done{}) : insertGoods(tx, payment);
}

Result<Done> insertAttempt(storage::Transaction& tx, const AttemptRecord& attempt)
{
    const auto begun = tx.run(kInsertAttempt, {attempt.attemptNo, attempt.paymentNo, attempt.channel, attempt.accountId,
                                               Bind::text(textOf(attempt.status)), attempt.sentAt, attempt.expiresAt,
                                               attempt.nextCheckAt, optionalAscii(attempt.payWay)});
    if (!begun) // its number is the payment's own: a violation here says nothing about the order number
        return Error{storage::errors::kStorageFailed};
    return Done{};
}

bool isAggregated(const PaymentFile& file)
{
    return !file.attempts.empty() && file.attempts.front().channel.bytes() == channels::kAggregate;
}

QByteArray payWayOf(const PaymentFile& file, const AttemptRecord& attempt)
{
    return attempt.payWay.isEmpty() ? file.payment.payWay : attempt.payWay;
}

Result<std::optional<PaymentFile>> findPayment(storage::Reader& reader, const PaymentNo& paymentNo)
{
    const auto rows = reader.rows(kFindPayment, {paymentNo});
    if (!rows)
        return rows.error();
    return fileOf(reader, *rows);
}

Result<std::optional<PaymentFile>> findPayment(storage::Reader& reader, const MerchantId& merchantId,
                                               const MerchantOrderNo& merchantOrderNo)
{
    const auto rows = reader.rows(kFindPaymentByOrder, {merchantId, merchantOrderNo});
    if (!rows)
        return rows.error();
    return fileOf(reader, *rows);
}

Result<bool> movePayment(storage::Transaction& tx, PaymentRecord& payment, const PaymentMove& move)
{
    if (!mayMove(payment.status, move.to))
        return false;
    const std::optional<UtcTime> closedAt = move.to == PaymentStatus::Closed ? std::optional(move.at) : std::nullopt;
    const auto changed = tx.run(kMovePayment, {Bind::text(textOf(move.to)), move.channel, move.channelTradeNo,
                                               move.attemptNo, move.paidAt, closedAt, payment.paymentNo,
                                               payment.version, Bind::text(textOf(payment.status))});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return changedMeanwhile();
    if (const auto written = insertHistory(tx, payment, move); !written)
        return written.error();
    payment.status = move.to;
    ++payment.version;
    if (move.to == PaymentStatus::Succeeded) {
        payment.channel = move.channel;
        payment.channelTradeNo = move.channelTradeNo;
        payment.paidAttemptNo = move.attemptNo;
        payment.paidAt = move.paidAt;
    }
    if (closedAt)
        payment.closedAt = closedAt;
    return true;
}

Result<bool> moveAttempt(storage::Transaction& tx, AttemptRecord& attempt, AttemptStatus to, UtcTime now)
{
    const bool staying = attempt.status == to;
    if (!staying && !mayMove(attempt.status, to))
        return false;
    if (isFinal(to) && to != AttemptStatus::Failed) // a failed one is looked at once more when its payment expires
        attempt.nextCheckAt.reset();
    const std::optional<UtcTime> finishedAt = isFinal(to) ? std::optional(now) : std::nullopt;
    const auto credentialType = attempt.credential ? Bind::text(attempt.credential->type) : Bind::null();
    const auto credentialText = attempt.credential ? Bind(attempt.credential->text) : Bind::null();
    const auto changed =
        tx.run(kMoveAttempt,
               {Bind::text(textOf(to)), credentialType, credentialText, parametersOf(attempt), attempt.channelTradeNo,
                optionalAscii(attempt.errorCode), attempt.nextCheckAt, attempt.checksDone, attempt.closing, finishedAt,
                attempt.attemptNo, attempt.version, Bind::text(textOf(attempt.status))});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return changedMeanwhile();
    attempt.status = to;
    ++attempt.version;
    return true;
}

Result<Done> freezePayment(storage::Transaction& tx, PaymentRecord& payment)
{
    const auto changed = tx.run(kFreezePayment, {payment.paymentNo, payment.version});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return changedMeanwhile();
    payment.frozen = true;
    ++payment.version;
    return Done{};
}

wire::Payment toWire(const PaymentFile& file)
{
    const PaymentRecord& payment = file.payment;
    wire::Payment document;
    document.paymentNo = payment.paymentNo;
    document.merchantId = payment.merchantId;
    document.merchantOrderNo = payment.merchantOrderNo;
    document.amount = payment.amount;
    document.subject = payment.subject;
    document.payWay = payment.payWay;
    document.status = textOf(payment.status);
    document.frozen = payment.frozen;
    document.doubtfulMoney = payment.doubtfulMoney;
    document.refunded = payment.refunded;
    document.refundReserved = payment.refundReserved;
    document.channel = payment.channel.bytes();
    document.channelTradeNo = payment.channelTradeNo;
    document.tillNo = payment.tillNo;
    document.attach = payment.attach;
    document.rechargeUserNo = payment.rechargeUser;
    document.createdAt = payment.createdAt;
    document.expiresAt = payment.expiresAt;
    document.paidAt = payment.paidAt;
    document.closedAt = payment.closedAt;
    if (const AttemptRecord* newest = file.newest()) {
        document.attemptStatus = textOf(newest->status);
        if (newest->status == AttemptStatus::Failed)
            document.errorCode = newest->errorCode;
        // What the merchant shows stays the page's code, whatever wallet the page has handed the customer to.
        const AttemptRecord& shown = isAggregated(file) ? file.attempts.front() : *newest;
        const bool canBePaid = isOpen(payment.status) && (isAggregated(file) || !isFinal(newest->status));
        if (shown.credential && canBePaid) {
            wire::Credential credential{QString::fromLatin1(shown.credential->type), shown.credential->text,
                                        shown.credential->parameters};
            document.credential = std::move(credential);
        }
    }
    return document;
}

Result<Done> insertPaymentEvent(storage::Transaction& tx, const char* type, const PaymentFile& file, UtcTime at)
{
    const events::NewEvent event{
        file.payment.slot, file.payment.merchantId, type, file.payment.paymentNo.bytes(), toWire(file).toJson(), at};
    const auto inserted = events::insertEvent(tx, event);
    if (!inserted)
        return inserted.error();
    return Done{};
}

} // namespace guitai::payment_records
