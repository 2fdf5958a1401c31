// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/merchant_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"
#include "wire/page.h"

#include <QJsonDocument>

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;
constexpr std::int64_t kWhole = 1'000'000;

constexpr int kMostVersion = 2'000'000'000;
constexpr QLatin1String kSettings("settings");
constexpr QLatin1String kSecrets("secrets");

int versionIn(MemberReader& members)
{
    return static_cast<int>(members.integer("version", 1, kMostVersion));
}

/// Nothing when the member is absent.
std::optional<QJsonObject> objectIn(MemberReader& members, const char* name)
{
    const JsonValue* value = members.find(name);
    if (!value)
        return std::nullopt;
    if (!value->isObject())
        members.refuse(errors::kFieldInvalid, name, "Not an object.");
    return value->toQt().toObject();
}

std::optional<Secret> secretsIn(MemberReader& members)
{
    const auto object = objectIn(members, kSecrets.latin1());
    if (!object)
        return std::nullopt;
    return Secret(QJsonDocument(*object).toJson(QJsonDocument::Compact));
}

Rounding roundingIn(MemberReader& members)
{
    const QByteArray text = members.token("rounding", kLongestCode);
    const auto rounding = parseRounding(text);
    if (!rounding)
        members.refuse(errors::kFieldInvalid, "rounding", "None of HALF_UP, HALF_EVEN, DOWN, UP.");
    return rounding.value_or(Rounding::HalfUp);
}

FeeRule ruleIn(MemberReader& members)
{
    FeeRule rule;
    rule.channel = members.id<ChannelCode>("channel");
    rule.partsPerMillion = static_cast<int>(members.integer("parts_per_million", 0, kWhole));
    rule.rounding = roundingIn(members);
    rule.minimum = members.optionalInteger("minimum", 0, Money::kMostMinor).value_or(0);
    rule.validFrom = members.time("valid_from");
    return rule;
}

} // namespace

Result<OpenChannel> OpenChannel::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    OpenChannel wanted{members.id<ChannelCode>("channel")};
    wanted.settings = objectIn(members, kSettings.latin1()).value_or(QJsonObject());
    wanted.secrets = secretsIn(members).value_or(Secret());
    return members.finish(std::move(wanted));
}

QJsonObject OpenChannel::toJson() const
{
    JsonTree out;
    out.text("channel", channel.bytes());
    QJsonObject object = out.take();
    if (!settings.isEmpty())
        object.insert(kSettings, settings);
    if (!secrets.isEmpty())
        object.insert(kSecrets, QJsonDocument::fromJson(secrets.reveal()).object());
    return object;
}

Result<ReplaceChannel> ReplaceChannel::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    ReplaceChannel wanted;
    wanted.version = versionIn(members);
    wanted.settings = objectIn(members, kSettings.latin1());
    wanted.secrets = secretsIn(members);
    return members.finish(std::move(wanted));
}

QJsonObject ReplaceChannel::toJson() const
{
    JsonTree out;
    out.integer("version", version);
    QJsonObject object = out.take();
    if (settings)
        object.insert(kSettings, *settings);
    if (secrets)
        object.insert(kSecrets, QJsonDocument::fromJson(secrets->reveal()).object());
    return object;
}

Result<MerchantChannel> MerchantChannel::read(QByteArrayView json)
{
    const auto document = readJson(json);
    return document ? read(*document) : Result<MerchantChannel>(document.error());
}

Result<MerchantChannel> MerchantChannel::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    MerchantChannel channel;
    channel.accountId = members.id<ChannelAccountId>("account_id");
    channel.channel = members.id<ChannelCode>("channel");
    channel.status = members.token("status", kLongestCode);
    channel.createdAt = members.time("created_at");
    channel.version = versionIn(members);
    channel.keys = keysIn(members);
    return members.finish(std::move(channel));
}

QJsonObject MerchantChannel::toJson() const
{
    JsonTree out;
    out.text("account_id", accountId.bytes());
    out.text("channel", channel.bytes());
    out.text("status", status);
    out.text("created_at", createdAt.toRfc3339());
    out.integer("version", version);
    QJsonObject object = out.take();
    object.insert(QStringLiteral("keys"), keysToJson(keys));
    return object;
}

Result<MerchantChannelPage> MerchantChannelPage::read(QByteArrayView json)
{
    return readPage(json, "channels", &MerchantChannelPage::channels);
}

QJsonObject MerchantChannelPage::toJson() const
{
    return pageToJson(*this, "channels", &MerchantChannelPage::channels);
}

Result<FeeRule> FeeRule::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    FeeRule rule = ruleIn(members);
    return members.finish(std::move(rule));
}

Result<FeeRule> FeeRule::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    FeeRule rule = ruleIn(members);
    return members.finish(std::move(rule));
}

QJsonObject FeeRule::toJson() const
{
    JsonTree out;
    out.text("channel", channel.bytes());
    out.integer("parts_per_million", partsPerMillion);
    out.text("rounding", textOf(rounding));
    out.integer("minimum", minimum);
    out.text("valid_from", validFrom.toRfc3339());
    return out.take();
}

Result<FeeRulePage> FeeRulePage::read(QByteArrayView json)
{
    return readPage(json, "fee_rules", &FeeRulePage::feeRules);
}

QJsonObject FeeRulePage::toJson() const
{
    return pageToJson(*this, "fee_rules", &FeeRulePage::feeRules);
}

} // namespace guitai::wire
