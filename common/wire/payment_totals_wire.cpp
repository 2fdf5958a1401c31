// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/payment_totals_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"

#include <QJsonArray>

#include <limits>

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;

} // namespace

Result<PaymentTotals::Line> PaymentTotals::Line::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    Line line;
    line.status = members.token("status", kLongestCode);
    line.count = members.integer("count", 0, std::numeric_limits<std::int64_t>::max());
    line.amount = members.money("amount", "currency");
    line.refunded = members.money("refunded", "currency");
    return members.finish(std::move(line));
}

QJsonObject PaymentTotals::Line::toJson() const
{
    JsonTree out;
    out.text("status", status);
    out.integer("count", count);
    out.integer("amount", amount.minor());
    out.integer("refunded", refunded.minor());
    out.text("currency", amount.currency().code());
    return out.take();
}

Result<PaymentTotals> PaymentTotals::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    PaymentTotals totals;
    const JsonValue* list = members.find("totals");
    if (!list || list->kind() != JsonValue::Kind::Array)
        members.refuse(errors::kFieldInvalid, "totals", "Not a list.");
    for (const JsonValue& one : list ? list->items() : JsonValue::Array()) {
        auto line = Line::read(one);
        if (!line)
            return line.error();
        totals.lines.push_back(*std::move(line));
    }
    return members.finish(std::move(totals));
}

QJsonObject PaymentTotals::toJson() const
{
    QJsonArray list;
    for (const Line& line : lines)
        list.append(line.toJson());
    return {{QStringLiteral("totals"), list}};
}

} // namespace guitai::wire
