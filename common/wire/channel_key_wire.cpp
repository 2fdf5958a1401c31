// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/channel_key_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"

namespace guitai::wire {

namespace {

constexpr int kLongestName = 64;
constexpr int kLongestSerial = 128;

Result<std::vector<ChannelKey>> keysOf(const JsonValue& list)
{
    std::vector<ChannelKey> keys;
    for (const JsonValue& one : list.items()) {
        const auto key = ChannelKey::read(one);
        if (!key)
            return key.error();
        keys.push_back(*key);
    }
    return keys;
}

} // namespace

std::optional<int> ChannelKey::daysLeft(UtcTime now) const
{
    constexpr std::int64_t kDay = 86'400;
    if (!expiresAt)
        return std::nullopt;
    const std::int64_t seconds = expiresAt->seconds() - now.seconds();
    return static_cast<int>(seconds >= 0 ? seconds / kDay : -((kDay - 1 - seconds) / kDay));
}

Result<ChannelKey> ChannelKey::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    ChannelKey key;
    key.name = members.token("name", kLongestName);
    key.serial = members.optionalToken("serial", kLongestSerial);
    key.fingerprint = members.optionalToken("fingerprint", kLongestSerial);
    key.validFrom = members.optionalTime("valid_from");
    key.expiresAt = members.optionalTime("expires_at");
    return members.finish(std::move(key));
}

QJsonObject ChannelKey::toJson() const
{
    JsonTree out;
    out.text("name", name);
    if (!serial.isEmpty())
        out.text("serial", serial);
    if (!fingerprint.isEmpty())
        out.text("fingerprint", fingerprint);
    if (validFrom)
        out.text("valid_from", validFrom->toRfc3339());
    if (expiresAt)
        out.text("expires_at", expiresAt->toRfc3339());
    return out.take();
}

std::vector<ChannelKey> keysIn(MemberReader& members)
{
    const JsonValue* list = members.find("keys");
    if (!list)
        return {};
    auto keys = keysOf(*list);
    if (keys)
        return *std::move(keys);
    members.refuse(keys.error());
    return {};
}

Result<std::vector<ChannelKey>> readKeys(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    return keysOf(*document);
}

QJsonArray keysToJson(const std::vector<ChannelKey>& keys)
{
    QJsonArray list;
    for (const ChannelKey& key : keys)
        list.append(key.toJson());
    return list;
}

} // namespace guitai::wire
