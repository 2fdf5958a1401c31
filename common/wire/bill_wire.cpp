// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/bill_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/lists.h"
#include "wire/member_reader.h"
#include "wire/page.h"

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;
constexpr int kLongestActor = 128;
constexpr int kLongestNumber = 128;
constexpr int kLongestDay = 10;
constexpr std::int64_t kMostRows = 1'000'000'000'000;
constexpr std::int64_t kMostBytes = 1'000'000'000'000'000;
constexpr int kMostParts = 1'000;
constexpr TextRule kFileName{1, 255};

std::int64_t rowsIn(MemberReader& members, const char* name)
{
    return members.integer(name, 0, kMostRows);
}

void writeOptional(JsonTree& out, const char* name, const QByteArray& token)
{
    if (!token.isEmpty())
        out.text(name, token);
}

} // namespace

Result<Bill> Bill::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    Bill bill;
    bill.billId = members.id<BillId>("bill_id");
    bill.accountId = members.id<ChannelAccountId>("account_id");
    bill.channel = members.id<ChannelCode>("channel");
    bill.day = members.token("day", kLongestDay);
    bill.kind = members.token("kind", kLongestCode);
    bill.source = members.token("source", kLongestCode);
    bill.name = members.text("name", kFileName);
    bill.sha256 = members.token("sha256", kLongestCode);
    bill.bytes = members.integer("bytes", 0, kMostBytes);
    bill.rows = rowsIn(members, "rows");
    bill.unreadable = rowsIn(members, "unreadable");
    bill.part = static_cast<int>(members.integer("part", 1, kMostParts));
    bill.parts = static_cast<int>(members.integer("parts", 1, kMostParts));
    bill.receivedBy = members.token("received_by", kLongestActor);
    bill.receivedAt = members.time("received_at");
    return members.finish(std::move(bill));
}

Result<Bill> Bill::read(QByteArrayView json)
{
    const auto document = readJson(json);
    return document ? read(*document) : Result<Bill>(document.error());
}

QJsonObject Bill::toJson() const
{
    JsonTree out;
    out.text("bill_id", billId.bytes());
    out.text("account_id", accountId.bytes());
    out.text("channel", channel.bytes());
    out.text("day", day);
    out.text("kind", kind);
    out.text("source", source);
    out.text("name", name);
    out.text("sha256", sha256);
    out.integer("bytes", bytes);
    out.integer("rows", rows);
    out.integer("unreadable", unreadable);
    out.integer("part", part);
    out.integer("parts", parts);
    out.text("received_by", receivedBy);
    out.text("received_at", receivedAt.toRfc3339());
    return out.take();
}

Result<BillPage> BillPage::read(QByteArrayView json)
{
    return readPage(json, "bills", &BillPage::bills);
}

QJsonObject BillPage::toJson() const
{
    return pageToJson(*this, "bills", &BillPage::bills);
}

Result<BillRow> BillRow::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    BillRow row;
    row.kind = members.token("kind", kLongestCode);
    row.number = members.optionalToken("number", kLongestNumber);
    row.transaction = members.optionalToken("transaction", kLongestNumber);
    row.amount = members.money("amount", "currency");
    row.fee = members.money("fee", "currency");
    row.state = members.optionalToken("state", kLongestCode);
    row.at = members.optionalTime("at");
    row.line = rowsIn(members, "line");
    row.note = members.optionalToken("note", kLongestCode);
    return members.finish(std::move(row));
}

QJsonObject BillRow::toJson() const
{
    JsonTree out;
    out.text("kind", kind);
    writeOptional(out, "number", number);
    writeOptional(out, "transaction", transaction);
    out.integer("amount", amount.minor());
    out.integer("fee", fee.minor());
    out.text("currency", amount.currency().code());
    writeOptional(out, "state", state);
    if (at)
        out.text("at", at->toRfc3339());
    out.integer("line", line);
    writeOptional(out, "note", note);
    return out.take();
}

Result<BillPreview> BillPreview::read(QByteArrayView json)
{
    const auto document = readJson(json, kPageLimits);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    BillPreview preview;
    preview.channel = members.optionalId<ChannelCode>("channel");
    preview.accountId = members.optionalId<ChannelAccountId>("account_id");
    preview.day = members.optionalToken("day", kLongestDay);
    preview.kind = members.token("kind", kLongestCode);
    preview.encoding = members.token("encoding", kLongestCode);
    preview.rows = rowsIn(members, "rows");
    preview.payments = rowsIn(members, "payments");
    preview.refunds = rowsIn(members, "refunds");
    preview.paid = members.money("paid", "currency");
    preview.refunded = members.money("refunded", "currency");
    preview.fee = members.money("fee", "currency");
    preview.unreadable = rowsIn(members, "unreadable");
    preview.duplicateOf = documentsIn<Bill>(members, "duplicate_of");
    preview.firstRows = documentsIn<BillRow>(members, "first_rows");
    return members.finish(std::move(preview));
}

QJsonObject BillPreview::toJson() const
{
    JsonTree out;
    writeOptional(out, "channel", channel.bytes());
    writeOptional(out, "account_id", accountId.bytes());
    writeOptional(out, "day", day);
    out.text("kind", kind);
    out.text("encoding", encoding);
    out.integer("rows", rows);
    out.integer("payments", payments);
    out.integer("refunds", refunds);
    out.integer("paid", paid.minor());
    out.integer("refunded", refunded.minor());
    out.integer("fee", fee.minor());
    out.text("currency", paid.currency().code());
    out.integer("unreadable", unreadable);
    QJsonObject object = out.take();
    if (!duplicateOf.empty())
        object.insert(QStringLiteral("duplicate_of"), documentsOf(duplicateOf));
    object.insert(QStringLiteral("first_rows"), documentsOf(firstRows));
    return object;
}

Result<UnreadableRows> UnreadableRows::read(QByteArrayView json)
{
    const auto document = readJson(json, kPageLimits);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    UnreadableRows found{documentsIn<BillRow>(members, "rows")};
    return members.finish(std::move(found));
}

QJsonObject UnreadableRows::toJson() const
{
    return {{QStringLiteral("rows"), documentsOf(rows)}};
}

} // namespace guitai::wire
