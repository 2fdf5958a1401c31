// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/channel_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"
#include "wire/page.h"

#include <QJsonDocument>

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;
constexpr int kLongestActor = 128;
constexpr std::int64_t kMostCount = 2'000'000'000;
constexpr int kMostPermille = 1000;
constexpr int kMostPreference = 100;
constexpr std::int64_t kMostDays = 10'000'000;
constexpr TextRule kReason{1, 200};

int count(MemberReader& members, const char* name, std::int64_t most = kMostCount)
{
    return static_cast<int>(members.integer(name, 0, most));
}

std::vector<QByteArray> payWaysIn(MemberReader& members)
{
    std::vector<QByteArray> payWays;
    const JsonValue* list = members.find("pay_ways");
    if (!list || list->kind() != JsonValue::Kind::Array) {
        members.refuse(errors::kFieldInvalid, "pay_ways", "Not a list.");
        return payWays;
    }
    for (const JsonValue& one : list->items()) {
        if (!one.isText() || one.utf8().size() > kLongestCode)
            members.refuse(errors::kFieldInvalid, "pay_ways", "Not a pay way.");
        else
            payWays.push_back(one.utf8());
    }
    return payWays;
}

JsonValue::Array itemsIn(MemberReader& members, const char* name)
{
    const JsonValue* list = members.find(name);
    return list && list->kind() == JsonValue::Kind::Array ? list->items() : JsonValue::Array();
}

template <class Item>
std::vector<Item> listIn(MemberReader& members, const char* name)
{
    std::vector<Item> items;
    for (const JsonValue& one : itemsIn(members, name)) {
        const auto item = Item::read(one);
        if (item)
            items.push_back(*item);
        else
            members.refuse(item.error());
    }
    return items;
}

std::vector<std::optional<int>> trendIn(MemberReader& members)
{
    std::vector<std::optional<int>> trend;
    for (const JsonValue& one : itemsIn(members, "trend")) {
        const bool isRate = one.isInteger() && one.integer() >= 0 && one.integer() <= kMostPermille;
        if (!isRate && one.kind() != JsonValue::Kind::Null)
            members.refuse(errors::kFieldInvalid, "trend", "Not a rate.");
        trend.push_back(isRate ? std::optional(static_cast<int>(one.integer())) : std::nullopt);
    }
    return trend;
}

template <class Item>
QJsonArray listOf(const std::vector<Item>& items)
{
    QJsonArray list;
    for (const Item& one : items)
        list.append(one.toJson());
    return list;
}

} // namespace

Result<PauseChannel> PauseChannel::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    PauseChannel wanted{members.text("reason", kReason)};
    return members.finish(std::move(wanted));
}

QJsonObject PauseChannel::toJson() const
{
    JsonTree out;
    out.text("reason", reason);
    return out.take();
}

Result<PreferChannel> PreferChannel::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    const PreferChannel wanted{count(members, "preference", kMostPreference)};
    return members.finish(wanted);
}

QJsonObject PreferChannel::toJson() const
{
    JsonTree out;
    out.integer("preference", preference);
    return out.take();
}

Result<ChannelWindow> ChannelWindow::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    ChannelWindow window;
    window.seconds = count(members, "seconds");
    window.calls = count(members, "calls");
    window.successPermille = count(members, "success_permille", kMostPermille);
    window.p50Ms = count(members, "p50_ms");
    window.p95Ms = count(members, "p95_ms");
    window.unknowns = count(members, "unknowns");
    return members.finish(window);
}

QJsonObject ChannelWindow::toJson() const
{
    JsonTree out;
    out.integer("seconds", seconds);
    out.integer("calls", calls);
    out.integer("success_permille", successPermille);
    out.integer("p50_ms", p50Ms);
    out.integer("p95_ms", p95Ms);
    out.integer("unknowns", unknowns);
    return out.take();
}

Result<ChannelCertificate> ChannelCertificate::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    ChannelCertificate certificate;
    certificate.name = members.token("name", kLongestCode);
    certificate.serial = members.optionalToken("serial", kLongestActor);
    certificate.expiresAt = members.time("expires_at");
    certificate.daysLeft = static_cast<int>(members.integer("days_left", -kMostDays, kMostDays));
    certificate.endsSoon = members.flag("ends_soon");
    return members.finish(std::move(certificate));
}

QJsonObject ChannelCertificate::toJson() const
{
    JsonTree out;
    out.text("name", name);
    if (!serial.isEmpty())
        out.text("serial", serial);
    out.text("expires_at", expiresAt.toRfc3339());
    out.integer("days_left", daysLeft);
    out.flag("ends_soon", endsSoon);
    return out.take();
}

Result<ChannelState> ChannelState::read(QByteArrayView json)
{
    const auto document = readJson(json);
    return document ? read(*document) : Result<ChannelState>(document.error());
}

Result<ChannelState> ChannelState::read(const QJsonObject& object)
{
    return read(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<ChannelState> ChannelState::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    ChannelState channel;
    channel.code = members.id<ChannelCode>("code");
    channel.accountId = members.id<ChannelAccountId>("account_id");
    channel.payWays = payWaysIn(members);
    channel.state = members.token("state", kLongestCode);
    channel.since = members.time("since");
    channel.reason = members.optionalToken("reason", kLongestCode);
    channel.note = members.optionalText("note", kReason);
    channel.pausedBy = members.optionalToken("paused_by", kLongestActor);
    channel.preference = count(members, "preference", kMostPreference);
    channel.unknowns = count(members, "unknowns");
    channel.canTest = members.find("can_test") && members.flag("can_test");
    channel.windows = listIn<ChannelWindow>(members, "windows");
    channel.trend = trendIn(members);
    channel.certificates = listIn<ChannelCertificate>(members, "certificates");
    channel.lastNotice = members.optionalTime("last_notice_at");
    channel.lastBill = members.optionalTime("last_bill_at");
    return members.finish(std::move(channel));
}

QJsonObject ChannelState::toJson() const
{
    JsonTree out;
    out.text("code", code.bytes());
    out.text("account_id", accountId.bytes());
    out.text("state", state);
    out.text("since", since.toRfc3339());
    if (!reason.isEmpty())
        out.text("reason", reason);
    if (!note.isEmpty())
        out.text("note", note);
    if (!pausedBy.isEmpty())
        out.text("paused_by", pausedBy);
    out.integer("preference", preference);
    out.integer("unknowns", unknowns);
    out.flag("can_test", canTest);
    if (lastNotice)
        out.text("last_notice_at", lastNotice->toRfc3339());
    if (lastBill)
        out.text("last_bill_at", lastBill->toRfc3339());
    QJsonObject object = out.take();
    QJsonArray ways;
    for (const QByteArray& one : payWays)
        ways.append(QString::fromLatin1(one));
    object.insert(QStringLiteral("pay_ways"), ways);
    object.insert(QStringLiteral("windows"), listOf(windows));
    QJsonArray rates;
    for (const std::optional<int>& one : trend)
        rates.append(one ? QJsonValue(*one) : QJsonValue(QJsonValue::Null));
    object.insert(QStringLiteral("trend"), rates);
    object.insert(QStringLiteral("certificates"), listOf(certificates));
    return object;
}

Result<ChannelStatePage> ChannelStatePage::read(QByteArrayView json)
{
    return readPage(json, "channels", &ChannelStatePage::channels);
}

QJsonObject ChannelStatePage::toJson() const
{
    return pageToJson(*this, "channels", &ChannelStatePage::channels);
}

} // namespace guitai::wire
