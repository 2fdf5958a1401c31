// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/payment_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"
#include "wire/page.h"

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;
constexpr TextRule kAnyText{0, 1024};
constexpr TextRule kCredentialText{1, 4096};
constexpr TextRule kParameterText{0, 4096};

QJsonObject readParameters(MemberReader& credential)
{
    QJsonObject parameters;
    const JsonValue* object = credential.find("parameters");
    if (!object)
        return parameters;
    MemberReader members(*object, MemberReader::Unknown::Ignore);
    for (const JsonMember& member : object->members())
        parameters.insert(QString::fromUtf8(member.name), members.text(member.name.constData(), kParameterText));
    if (const auto read = members.finish(Done{}); !read)
        credential.refuse(read.error());
    return parameters;
}

std::optional<Credential> readCredential(MemberReader& members)
{
    const JsonValue* object = members.find("credential");
    if (!object)
        return std::nullopt;
    MemberReader inner(*object, MemberReader::Unknown::Ignore);
    Credential credential;
    credential.type = QString::fromLatin1(inner.token("type", kLongestCode));
    credential.text = inner.optionalText("text", kCredentialText);
    credential.parameters = readParameters(inner);
    auto read = inner.finish(std::move(credential));
    if (read)
        return *std::move(read);
    members.refuse(read.error());
    return std::nullopt;
}

/// A part of the payment's amount; absent when it is nothing.
Money readPart(MemberReader& members, const char* name, Currency currency)
{
    return Money(members.optionalInteger(name, 0, Money::kMostMinor).value_or(0), currency);
}

template <class Sink>
void writeParameters(const QJsonObject& parameters, Sink& out)
{
    if (parameters.isEmpty())
        return;
    out.open("parameters");
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        out.text(it.key().toLatin1().constData(), it.value().toString());
    out.close();
}

/// The one list of a payment's members.
template <class Sink>
void write(const Payment& payment, Sink& out)
{
    const auto known = [&out](const char* name, const QByteArray& text) {
        if (!text.isEmpty())
            out.text(name, QByteArrayView(text));
    };
    out.text("payment_no", payment.paymentNo.bytes());
    out.text("merchant_id", payment.merchantId.bytes());
    out.text("merchant_order_no", payment.merchantOrderNo.bytes());
    out.integer("amount", payment.amount.minor());
    out.text("currency", payment.amount.currency().code());
    out.text("subject", payment.subject);
    out.text("pay_way", payment.payWay);
    out.text("status", payment.status);
    known("attempt_status", payment.attemptStatus);
    known("error_code", payment.errorCode);
    out.flag("frozen", payment.frozen);
    out.flag("doubtful_money", payment.doubtfulMoney);
    if (!payment.rechargeUserNo.isEmpty())
        out.text("recharge_user_no", payment.rechargeUserNo.bytes());
    if (payment.refunded.minor() != 0)
        out.integer("refunded", payment.refunded.minor());
    if (payment.refundReserved.minor() != 0)
        out.integer("refund_reserved", payment.refundReserved.minor());
    known("channel", payment.channel);
    known("channel_trade_no", payment.channelTradeNo.bytes());
    known("till_no", payment.tillNo.bytes());
    if (!payment.attach.isEmpty())
        out.text("attach", payment.attach);
    out.text("created_at", payment.createdAt.toRfc3339());
    out.text("expires_at", payment.expiresAt.toRfc3339());
    if (payment.paidAt)
        out.text("paid_at", payment.paidAt->toRfc3339());
    if (payment.closedAt)
        out.text("closed_at", payment.closedAt->toRfc3339());
    if (payment.credential) {
        out.open("credential");
        out.text("type", payment.credential->type);
        if (!payment.credential->text.isEmpty())
            out.text("text", payment.credential->text);
        writeParameters(payment.credential->parameters, out);
        out.close();
    }
}

} // namespace

Result<Payment> Payment::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    Payment payment;
    payment.paymentNo = members.id<PaymentNo>("payment_no");
    payment.merchantId = members.id<MerchantId>("merchant_id");
    payment.merchantOrderNo = members.id<MerchantOrderNo>("merchant_order_no");
    payment.amount = members.money("amount", "currency");
    payment.subject = members.text("subject", kAnyText);
    payment.payWay = members.token("pay_way", kLongestCode);
    payment.status = members.token("status", kLongestCode);
    payment.attemptStatus = members.optionalToken("attempt_status", kLongestCode);
    payment.errorCode = members.optionalToken("error_code", kLongestCode);
    payment.frozen = members.flag("frozen");
    payment.doubtfulMoney = members.flag("doubtful_money");
    payment.rechargeUserNo = members.optionalId<UserNo>("recharge_user_no");
    payment.refunded = readPart(members, "refunded", payment.amount.currency());
    payment.refundReserved = readPart(members, "refund_reserved", payment.amount.currency());
    payment.channel = members.optionalToken("channel", kLongestCode);
    payment.channelTradeNo = members.optionalId<ChannelTradeNo>("channel_trade_no");
    payment.tillNo = members.optionalId<TillNo>("till_no");
    payment.attach = members.optionalText("attach", kAnyText);
    payment.createdAt = members.time("created_at");
    payment.expiresAt = members.time("expires_at");
    payment.paidAt = members.optionalTime("paid_at");
    payment.closedAt = members.optionalTime("closed_at");
    payment.credential = readCredential(members);
    return members.finish(std::move(payment));
}

Result<Payment> Payment::read(QByteArrayView json)
{
    const auto document = readJson(json);
    return document ? read(*document) : Result<Payment>(document.error());
}

Result<Payment> Payment::read(const QJsonObject& object)
{
    return read(JsonValue::fromQt(object));
}

QJsonObject Payment::toJson() const
{
    JsonTree out;
    write(*this, out);
    return out.take();
}

QByteArray Payment::toJsonText() const
{
    JsonText out;
    write(*this, out);
    return out.take();
}

Result<PaymentPage> PaymentPage::read(QByteArrayView json)
{
    return readPage(json, "payments", &PaymentPage::payments);
}

QJsonObject PaymentPage::toJson() const
{
    return pageToJson(*this, "payments", &PaymentPage::payments);
}

Result<Totals> Totals::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    Totals totals;
    totals.businessDate = members.token("business_date", kLongestCode);
    totals.paidCount = static_cast<int>(members.integer("paid_count", 0, std::numeric_limits<int>::max()));
    totals.paidAmount = members.money("paid_amount", "currency");
    return members.finish(std::move(totals));
}

QJsonObject Totals::toJson() const
{
    JsonTree out;
    out.text("business_date", businessDate);
    out.integer("paid_count", paidCount);
    out.integer("paid_amount", paidAmount.minor());
    out.text("currency", paidAmount.currency().code());
    return out.take();
}

} // namespace guitai::wire
