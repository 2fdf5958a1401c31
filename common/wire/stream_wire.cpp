// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/stream_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"

#include <QJsonDocument>

namespace guitai::wire {

namespace {

constexpr int kLongestToken = 128;
constexpr int kLongestCursor = 4096;
constexpr int kLongestType = 64;
constexpr JsonLimits kMessageLimits{256 * 1024, 16};

struct KindText
{
    StreamMessage::Kind kind;
    const char* text;
};

constexpr KindText kKinds[] = {
    {StreamMessage::Kind::Ready, "ready"},
    {StreamMessage::Kind::Resync, "resync"},
    {StreamMessage::Kind::Event, "event"},
};

StreamMessage::Kind readKind(MemberReader& members)
{
    const QByteArray text = members.token("type", kLongestType);
    for (const KindText& known : kKinds) {
        if (text == known.text)
            return known.kind;
    }
    members.refuse(errors::kFieldInvalid, "type", "Not a kind of message.");
    return StreamMessage::Kind::Ready;
}

const char* textOf(StreamMessage::Kind kind)
{
    for (const KindText& known : kKinds) {
        if (kind == known.kind)
            return known.text;
    }
    return "";
}

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

Result<StreamHello> StreamHello::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    StreamHello hello;
    hello.token = Secret(members.token("token", kLongestToken));
    hello.cursor = members.optionalToken("cursor", kLongestCursor);
    return members.finish(std::move(hello));
}

QByteArray StreamHello::toJson() const
{
    JsonText out;
    out.text("token", QByteArrayView(token.reveal()));
    if (!cursor.isEmpty())
        out.text("cursor", QByteArrayView(cursor));
    return out.take();
}

Result<Event> Event::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    Event event;
    event.id = members.id<EventId>("id");
    event.type = members.token("type", kLongestType);
    event.subject = members.token("subject", kLongestType);
    event.time = members.time("time");
    const JsonValue* content = members.find("data");
    if (!content || !content->isObject())
        members.refuse(errors::kFieldInvalid, "data", "Not an object.");
    else
        event.data = content->toQt().toObject();
    return members.finish(std::move(event));
}

Result<Event> Event::read(const QJsonObject& object)
{
    return read(JsonValue::fromQt(object));
}

QJsonObject Event::toJson() const
{
    JsonTree out;
    out.text("specversion", QByteArrayView("1.0"));
    out.text("id", id.bytes());
    out.text("source", QByteArrayView("/v1/payments"));
    out.text("type", type);
    out.text("subject", subject);
    out.text("time", time.toRfc3339());
    out.text("datacontenttype", QByteArrayView("application/json"));
    QJsonObject object = out.take();
    object.insert(QStringLiteral("data"), data);
    return object;
}

Result<StreamMessage> StreamMessage::read(QByteArrayView json)
{
    const auto document = readJson(json, kMessageLimits);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    StreamMessage message;
    message.kind = readKind(members);
    message.cursor = members.token("cursor", kLongestCursor);
    if (message.kind == Kind::Event && !members.failed()) {
        const JsonValue* object = members.find("event");
        auto event = Event::read(object ? *object : JsonValue());
        if (!event)
            return event.error();
        message.event = *std::move(event);
    }
    return members.finish(std::move(message));
}

QByteArray StreamMessage::toJson() const
{
    QJsonObject object{{QStringLiteral("type"), QLatin1String(textOf(kind))},
                       {QStringLiteral("cursor"), QString::fromLatin1(cursor)}};
    if (event)
        object.insert(QStringLiteral("event"), event->toJson());
    return compact(object);
}

} // namespace guitai::wire
