// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/webhook_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"
#include "wire/page.h"

#include <QJsonArray>

namespace guitai::wire {

namespace {

using Delays = std::vector<std::chrono::seconds>;

constexpr int kLongestCode = 64;
constexpr int kLongestUrl = 255;
constexpr int kLongestSecret = 128;
constexpr size_t kMostDelays = 20;
constexpr std::int64_t kMostSeconds = 7 * 24 * 3600;
constexpr TextRule kAnyText{0, 1024};

std::optional<Delays> readDelays(MemberReader& members)
{
    constexpr char kName[] = "retry_delays_seconds";
    const JsonValue* list = members.find(kName);
    if (!list)
        return std::nullopt;
    Delays delays;
    if (list->kind() != JsonValue::Kind::Array || list->items().size() > kMostDelays) {
        members.refuse(errors::kFieldInvalid, kName, "Not a list of up to 20 delays.");
        return delays;
    }
    for (const JsonValue& item : list->items()) {
        const bool isInteger = item.kind() == JsonValue::Kind::Integer;
        if (!isInteger || item.integer() < 1 || item.integer() > kMostSeconds) {
            members.refuse(errors::kFieldOutOfRange, kName, "A delay is 1 second to 7 days.");
            return delays;
        }
        delays.emplace_back(item.integer());
    }
    return delays;
}

QJsonArray arrayOf(const Delays& delays)
{
    QJsonArray list;
    for (const auto delay : delays)
        list.append(static_cast<qint64>(delay.count()));
    return list;
}

bool optionalFlag(MemberReader& members, const char* name)
{
    return members.find(name) && members.flag(name);
}

} // namespace

Result<WebhookDelivery> WebhookDelivery::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    WebhookDelivery delivery;
    delivery.id = members.id<EventId>("id");
    delivery.eventType = members.optionalToken("event_type", kLongestCode);
    delivery.subject = members.optionalToken("subject", kLongestCode);
    delivery.url = members.text("url", kAnyText);
    delivery.status = members.token("status", kLongestCode);
    delivery.attempts = static_cast<int>(members.integer("attempts", 0, 1'000));
    delivery.nextAt = members.optionalTime("next_at");
    delivery.lastAnswer = members.optionalToken("last_answer", kLongestCode);
    delivery.createdAt = members.time("created_at");
    return members.finish(std::move(delivery));
}

Result<WebhookDelivery> WebhookDelivery::read(QByteArrayView json)
{
    const auto document = readJson(json);
    return document ? read(*document) : Result<WebhookDelivery>(document.error());
}

QJsonObject WebhookDelivery::toJson() const
{
    JsonTree out;
    const auto known = [&out](const char* name, const QByteArray& text) {
        if (!text.isEmpty())
            out.text(name, text);
    };
    out.text("id", id.bytes());
    known("event_type", eventType);
    known("subject", subject);
    out.text("url", url);
    out.text("status", status);
    out.integer("attempts", attempts);
    if (nextAt)
        out.text("next_at", nextAt->toRfc3339());
    known("last_answer", lastAnswer);
    out.text("created_at", createdAt.toRfc3339());
    return out.take();
}

Result<WebhookDeliveryPage> WebhookDeliveryPage::read(QByteArrayView json)
{
    return readPage(json, "deliveries", &WebhookDeliveryPage::deliveries);
}

QJsonObject WebhookDeliveryPage::toJson() const
{
    return pageToJson(*this, "deliveries", &WebhookDeliveryPage::deliveries);
}

Result<PutWebhookEndpoint> PutWebhookEndpoint::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    PutWebhookEndpoint put;
    put.url = QString::fromLatin1(members.token("url", kLongestUrl));
    put.retryDelays = readDelays(members);
    put.rotateSecret = optionalFlag(members, "rotate_secret");
    put.endOlderSecret = optionalFlag(members, "end_older_secret");
    if (put.rotateSecret && put.endOlderSecret)
        members.refuse(errors::kFieldInvalid, "end_older_secret", "Not while rotating: the older one still signs.");
    return members.finish(std::move(put));
}

QJsonObject PutWebhookEndpoint::toJson() const
{
    QJsonObject object{{QStringLiteral("url"), url}};
    if (retryDelays)
        object.insert(QStringLiteral("retry_delays_seconds"), arrayOf(*retryDelays));
    if (rotateSecret)
        object.insert(QStringLiteral("rotate_secret"), true);
    if (endOlderSecret)
        object.insert(QStringLiteral("end_older_secret"), true);
    return object;
}

Result<WebhookEndpoint> WebhookEndpoint::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    WebhookEndpoint endpoint;
    endpoint.url = members.text("url", kAnyText);
    const auto delays = readDelays(members);
    if (!delays)
        members.refuse(errors::kFieldMissing, "retry_delays_seconds", "The member is missing.");
    else
        endpoint.retryDelays = *delays;
    endpoint.hasOlderSecret = members.flag("has_older_secret");
    const QByteArray secret = members.optionalToken("secret", kLongestSecret);
    if (!secret.isEmpty())
        endpoint.secret = Secret(secret);
    return members.finish(std::move(endpoint));
}

QJsonObject WebhookEndpoint::toJson() const
{
    QJsonObject object{{QStringLiteral("url"), url},
                       {QStringLiteral("retry_delays_seconds"), arrayOf(retryDelays)},
                       {QStringLiteral("has_older_secret"), hasOlderSecret}};
    if (secret)
        object.insert(QStringLiteral("secret"), QString::fromLatin1(secret->reveal()));
    return object;
}

} // namespace guitai::wire
