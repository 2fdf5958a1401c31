// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/parked_event_wire.h"

#include "wire/json_text.h"
#include "wire/member_reader.h"
#include "wire/page.h"

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;
constexpr int kLongestType = 128;

} // namespace

Result<ParkedEvent> ParkedEvent::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    ParkedEvent event;
    event.eventId = members.id<EventId>("event_id");
    event.consumer = members.token("consumer", kLongestCode);
    event.eventType = members.token("event_type", kLongestType);
    event.subject = members.token("subject", kLongestCode);
    event.errorCode = members.token("error_code", kLongestCode);
    event.parkedAt = members.time("parked_at");
    return members.finish(std::move(event));
}

QJsonObject ParkedEvent::toJson() const
{
    JsonTree out;
    out.text("event_id", eventId.bytes());
    out.text("consumer", consumer);
    out.text("event_type", eventType);
    out.text("subject", subject);
    out.text("error_code", errorCode);
    out.text("parked_at", parkedAt.toRfc3339());
    return out.take();
}

Result<ParkedEventPage> ParkedEventPage::read(QByteArrayView json)
{
    return readPage(json, "parked_events", &ParkedEventPage::parkedEvents);
}

QJsonObject ParkedEventPage::toJson() const
{
    return pageToJson(*this, "parked_events", &ParkedEventPage::parkedEvents);
}

} // namespace guitai::wire
