// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/points_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"

#include <QJsonArray>

#include <limits>

namespace guitai::wire {

namespace {

constexpr int kLongestNumber = 64;
constexpr int kLongestCursor = 4096;
constexpr TextRule kUser{1, 64};
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

Result<PointsEntry> readEntry(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    PointsEntry entry;
    entry.paymentNo = members.id<PaymentNo>("payment_no");
    entry.refundNo = members.optionalToken("refund_no", kLongestNumber);
    entry.points = members.integer("points", -kMost, kMost);
    entry.at = members.time("at");
    return members.finish(std::move(entry));
}

QJsonObject objectOf(const PointsEntry& entry)
{
    JsonTree out;
    out.text("payment_no", entry.paymentNo.bytes());
    if (!entry.refundNo.isEmpty())
        out.text("refund_no", entry.refundNo);
    out.integer("points", entry.points);
    out.text("at", entry.at.toRfc3339());
    return out.take();
}

} // namespace

Result<Points> Points::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    Points points;
    points.userId = members.text("user_id", kUser);
    points.points = members.integer("points", 0, kMost);
    points.nextCursor = members.optionalToken("next_cursor", kLongestCursor);
    const JsonValue* list = members.find("entries");
    if (!list || list->kind() != JsonValue::Kind::Array)
        members.refuse(errors::kFieldInvalid, "entries", "Not a list.");
    for (const JsonValue& item : list ? list->items() : JsonValue::Array()) {
        auto entry = readEntry(item);
        if (!entry)
            return entry.error();
        points.entries.push_back(*std::move(entry));
    }
    return members.finish(std::move(points));
}

QJsonObject Points::toJson() const
{
    JsonTree out;
    out.text("user_id", userId);
    out.integer("points", points);
    QJsonObject object = out.take();
    QJsonArray list;
    for (const PointsEntry& entry : entries)
        list.append(objectOf(entry));
    object.insert(QStringLiteral("entries"), list);
    if (!nextCursor.isEmpty())
        object.insert(QStringLiteral("next_cursor"), QString::fromLatin1(nextCursor));
    return object;
}

} // namespace guitai::wire
