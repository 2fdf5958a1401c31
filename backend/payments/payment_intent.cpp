// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/payment_intent.h"

#include "ids/payment_no.h"
#include "wire/json_reader.h"
#include "wire/member_reader.h"

#include <QJsonDocument>

namespace guitai::payments {

namespace {

using namespace payment_records;

/// A request of 64 KB whose texts were escaped.
constexpr wire::JsonLimits kLimits{1 << 19, 16};

} // namespace

QByteArray PaymentIntent::text() const
{
    wire::CreatePayment kept = wanted;
    kept.authCode = {}; // a payer's consent is never stored; who resumes the intent brings it again
    QJsonObject object{
        {QStringLiteral("payment_no"), paymentNo.text()},
        {QStringLiteral("channel"), channel.text()},
        {QStringLiteral("account_id"), accountId.text()},
        {QStringLiteral("created_at"), QString::fromLatin1(createdAt.toRfc3339())},
        {QStringLiteral("expires_at"), QString::fromLatin1(expiresAt.toRfc3339())},
        {QStringLiteral("wanted"), QString::fromUtf8(QJsonDocument(kept.toJson()).toJson(QJsonDocument::Compact))},
    };
    if (!operatorId.isEmpty())
        object.insert(QStringLiteral("operator_id"), operatorId.text());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<PaymentIntent> PaymentIntent::read(const MerchantId& merchantId, QByteArrayView text)
{
    const auto document = wire::readJson(text, kLimits);
    if (!document)
        return std::nullopt;
    wire::MemberReader members(*document, wire::MemberReader::Unknown::Refuse);
    PaymentIntent intent;
    intent.merchantId = merchantId;
    intent.paymentNo = members.id<PaymentNo>("payment_no");
    intent.channel = members.id<ChannelCode>("channel");
    intent.accountId = members.id<ChannelAccountId>("account_id");
    intent.operatorId = members.optionalId<OperatorId>("operator_id");
    intent.createdAt = members.time("created_at");
    intent.expiresAt = members.time("expires_at");
    const wire::JsonValue* request = members.find("wanted");
    auto wanted = wire::CreatePayment::read(request ? request->utf8() : QByteArray());
    const auto read = members.finish(Done{});
    if (!read || !wanted || !parsePaymentNo(intent.paymentNo.bytes()))
        return std::nullopt;
    intent.wanted = *std::move(wanted);
    return intent;
}

PaymentFile fileOf(const PaymentIntent& intent)
{
    const wire::CreatePayment& wanted = intent.wanted;
    PaymentFile file;
    PaymentRecord& payment = file.payment;
    payment.paymentNo = intent.paymentNo;
    payment.slot = storage::Slot(slotOfNumber('P', intent.paymentNo.bytes()).value());
    payment.merchantId = intent.merchantId;
    payment.merchantOrderNo = wanted.merchantOrderNo;
    payment.amount = wanted.amount;
    payment.subject = wanted.subject;
    payment.payWay = wanted.payWay;
    payment.userId = wanted.userId;
    payment.productId = wanted.productId;
    payment.notifyUrl = wanted.notifyUrl;
    payment.attach = wanted.attach;
    payment.clientIp = wanted.clientIp;
    payment.payerId = wanted.payerId;
    payment.tillNo = wanted.tillNo;
    payment.goods = wanted.goods;
    payment.operatorId = intent.operatorId;
    payment.rechargeUser = intent.rechargeOf;
    payment.channel = intent.channel;
    payment.createdAt = intent.createdAt;
    payment.expiresAt = intent.expiresAt;

    AttemptRecord attempt;
    attempt.attemptNo = attemptNoOf(intent.paymentNo, 1);
    attempt.paymentNo = intent.paymentNo;
    attempt.channel = intent.channel;
    attempt.accountId = intent.accountId;
    attempt.sentAt = payment.createdAt;
    attempt.expiresAt = payment.expiresAt;
    attempt.nextCheckAt = payment.createdAt + kCallGrace;
    attempt.payWay = payment.payWay;
    file.attempts.push_back(std::move(attempt));
    return file;
}

AttemptRecord nextAttempt(const PaymentFile& file, const routing::Route& route, UtcTime now)
{
    AttemptRecord attempt;
    attempt.attemptNo = attemptNoOf(file.payment.paymentNo, static_cast<int>(file.attempts.size()) + 1);
    attempt.paymentNo = file.payment.paymentNo;
    attempt.channel = route.account.channel;
    attempt.accountId = route.account.accountId;
    attempt.sentAt = now;
    attempt.expiresAt = file.payment.expiresAt;
    attempt.nextCheckAt = now + kCallGrace;
    attempt.payWay = route.payWay;
    return attempt;
}

} // namespace guitai::payments
