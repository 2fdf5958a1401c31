// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What we read: answers and notices.
#include "wechat/wechat_wire.h"

#include "crypto/aes_gcm.h"
#include "wire/json_reader.h"
#include "wire/member_reader.h"

#include <algorithm>

namespace guitai::wechat {

namespace {

using wire::JsonValue;
using wire::MemberReader;

constexpr auto kIgnore = MemberReader::Unknown::Ignore;
constexpr wire::JsonLimits kLimits{1 << 20, 16};

Error unreadable()
{
    // Without detail: what the platform sent may hold data of the customer.
    return {errors::kAnswerUnreadable, {}, QStringLiteral("WeChat Pay sent what cannot be read.")};
}

Result<JsonValue> readObject(QByteArrayView body)
{
    auto document = wire::readJson(body, kLimits);
    if (!document || !document->isObject())
        return unreadable();
    return document;
}

/// "" is as good as absent: the platform sends both.
QByteArray tokenOrEmpty(MemberReader& reader, const char* name, int most)
{
    const JsonValue* value = reader.find(name);
    const bool isEmpty = !value || (value->isText() && value->utf8().isEmpty());
    return isEmpty ? QByteArray() : reader.optionalToken(name, most);
}

/// Nothing when there is no amount we could hold; a transaction without one is never taken as paid.
std::optional<Money> readAmount(const JsonValue* amount, const char* member = "total")
{
    if (!amount)
        return std::nullopt;
    MemberReader reader(*amount, kIgnore);
    const std::int64_t total = reader.integer(member, 1, Money::kMostMinor);
    const QByteArray named = tokenOrEmpty(reader, "currency", 16);
    const auto currency = Currency::parse(named.isEmpty() ? QByteArrayView("CNY") : QByteArrayView(named));
    if (reader.failed() || !currency)
        return std::nullopt;
    return Money(total, *currency);
}

Result<Refund> readRefundDocument(QByteArrayView body, const char* statusName)
{
    const auto document = readObject(body);
    if (!document)
        return document.error();
    MemberReader reader(*document, kIgnore);
    Refund read;
    read.mchid = tokenOrEmpty(reader, "mchid", 32);
    read.refundNo = reader.id<RefundNo>("out_refund_no");
    read.attemptNo = reader.id<AttemptNo>("out_trade_no");
    read.channelRefundNo = ChannelRefundNo::parse(tokenOrEmpty(reader, "refund_id", 32)).value_or(ChannelRefundNo());
    read.status = reader.token(statusName, 32);
    read.amount = readAmount(reader.find("amount"), "refund");
    // Only for display: a time that cannot be read does not undo a refund.
    if (const JsonValue* time = reader.find("success_time"))
        read.finishedAt = UtcTime::parseRfc3339(time->utf8());
    if (reader.failed())
        return unreadable();
    return read;
}

SealedResource readResource(MemberReader& owner, const char* member)
{
    const JsonValue* value = owner.find(member);
    const JsonValue nothing;
    MemberReader reader(value ? *value : nothing, kIgnore);
    SealedResource resource;
    const QByteArray algorithm = reader.token("algorithm", 32);
    resource.originalType = tokenOrEmpty(reader, "original_type", 32);
    resource.associated = tokenOrEmpty(reader, "associated_data", 16);
    resource.nonce = reader.token("nonce", 12);
    const JsonValue* encoded = reader.find("ciphertext");
    const auto decoded = QByteArray::fromBase64Encoding(encoded ? encoded->utf8() : QByteArray(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (reader.failed() || algorithm != "AEAD_AES_256_GCM" || !decoded)
        owner.refuse(errors::kAnswerUnreadable, member, "Not a sealed resource.");
    else
        resource.ciphertext = *decoded;
    return resource;
}

/// One entry of the certificate list, added when it is valid now. False when it cannot be read.
bool addCertificate(KeyRing& keys, const JsonValue& entry, const Secret& apiV3Key, UtcTime now)
{
    MemberReader reader(entry, kIgnore);
    const QByteArray serial = reader.token("serial_no", 64);
    const UtcTime expires = reader.time("expire_time");
    const SealedResource sealed = readResource(reader, "encrypt_certificate");
    if (reader.failed())
        return false;
    const auto pem = openResource(sealed, apiV3Key);
    if (!pem)
        return false;
    const auto key = crypto::RsaPublicKey::fromPem(pem->reveal());
    const auto ownSerial = crypto::certificateSerial(pem->reveal());
    if (!key || !ownSerial || *ownSerial != serial)
        return false;
    if (expires > now)
        keys.insert_or_assign(serial, *key);
    return true;
}

} // namespace

Result<QString> readPlaced(QByteArrayView body, const TradeType& type)
{
    const auto document = readObject(body);
    if (!document)
        return document.error();
    MemberReader reader(*document, kIgnore);
    const QByteArray answered = reader.token(type.answered, type.longest);
    if (reader.failed())
        return unreadable();
    return QString::fromLatin1(answered);
}

QByteArray readErrorCode(QByteArrayView body)
{
    QByteArray none = "UNREADABLE";
    const auto document = readObject(body);
    if (!document)
        return none;
    MemberReader reader(*document, kIgnore);
    const QByteArray code = reader.token("code", 64);
    const bool isCode = !code.isEmpty() && std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    return !reader.failed() && isCode ? code : none;
}

Result<Transaction> readTransaction(QByteArrayView body)
{
    const auto document = readObject(body);
    if (!document)
        return document.error();
    MemberReader reader(*document, kIgnore);
    Transaction read;
    read.mchid = reader.token("mchid", 32);
    read.appid = reader.token("appid", 32);
    read.attemptNo = reader.id<AttemptNo>("out_trade_no");
    read.tradeState = reader.token("trade_state", 32);
    read.tradeNo = ChannelTradeNo::parse(tokenOrEmpty(reader, "transaction_id", 32)).value_or(ChannelTradeNo());
    read.amount = readAmount(reader.find("amount"));
    // Only for display: a time that cannot be read does not undo a payment.
    if (const JsonValue* time = reader.find("success_time"))
        read.paidAt = UtcTime::parseRfc3339(time->utf8());
    if (reader.failed())
        return unreadable();
    return read;
}

bool isReversal(QByteArrayView body, const Account& account, const AttemptNo& attemptNo)
{
    const auto document = readObject(body);
    if (!document)
        return false;
    MemberReader reader(*document, kIgnore);
    const QByteArray mchid = reader.token("mchid", 32);
    const QByteArray appid = tokenOrEmpty(reader, "appid", 32);
    const auto reversed = reader.id<AttemptNo>("out_trade_no");
    return !reader.failed() && mchid == account.mchid && (appid.isEmpty() || appid == account.appid) &&
           reversed == attemptNo;
}

Result<Refund> readRefund(QByteArrayView body)
{
    return readRefundDocument(body, "status");
}

Result<Refund> readRefundNotice(QByteArrayView body)
{
    return readRefundDocument(body, "refund_status");
}

Result<NoticeEnvelope> readNoticeEnvelope(QByteArrayView body)
{
    const auto document = readObject(body);
    if (!document)
        return document.error();
    MemberReader reader(*document, kIgnore);
    NoticeEnvelope envelope;
    envelope.noticeId = reader.token("id", 64);
    envelope.eventType = reader.token("event_type", 64);
    envelope.resource = readResource(reader, "resource");
    if (reader.failed())
        return unreadable();
    return envelope;
}

Result<Secret> openResource(const SealedResource& resource, const Secret& apiV3Key)
{
    return crypto::openAesGcm(apiV3Key, resource.nonce, resource.associated, resource.ciphertext);
}

Result<KeyRing> readCertificates(QByteArrayView body, const Secret& apiV3Key, UtcTime now)
{
    const auto document = readObject(body);
    if (!document)
        return document.error();
    const JsonValue* entries = document->find("data");
    KeyRing keys;
    if (!entries || entries->kind() != JsonValue::Kind::Array)
        return unreadable();
    for (const JsonValue& entry : entries->items()) {
        if (!addCertificate(keys, entry, apiV3Key, now))
            return unreadable();
    }
    if (keys.empty())
        return unreadable();
    return keys;
}

} // namespace guitai::wechat
