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

std::vector<ChannelWindow> windowsIn(MemberReader& members)
{
    std::vector<ChannelWindow> windows;
    const JsonValue* list = members.find("windows");
    const bool isList = list && list->kind() == JsonValue::Kind::Array;
    for (const JsonValue& one : isList ? list->items() : JsonValue::Array()) {
        const auto window = ChannelWindow::read(one);
        if (window)
            windows.push_back(*window);
        else
            members.refuse(window.error());
    }
    return windows;
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
    channel.windows = windowsIn(members);
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
    QJsonObject object = out.take();
    QJsonArray ways;
    for (const QByteArray& one : payWays)
        ways.append(QString::fromLatin1(one));
    object.insert(QStringLiteral("pay_ways"), ways);
    QJsonArray list;
    for (const ChannelWindow& one : windows)
        list.append(one.toJson());
    object.insert(QStringLiteral("windows"), list);
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
