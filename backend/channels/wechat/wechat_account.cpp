// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_account.h"

#include "wire/json_reader.h"

#include <QJsonArray>

#include <algorithm>

namespace guitai::wechat {

namespace {

constexpr char kDefaultBaseUrl[] = "https://api.mch.weixin.qq.com";
constexpr qsizetype kApiV3KeyBytes = 32;

Error invalid(const QString& field, const QString& detail)
{
    return {errors::kAccountInvalid, field, detail};
}

/// Letters, digits, '-' and '_': safe inside a header's quotes and inside a path.
bool isName(QByteArrayView text, qsizetype longest)
{
    return !text.isEmpty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    });
}

Result<QByteArray> readName(const QJsonObject& object, const QString& member, qsizetype longest)
{
    const QByteArray text = object.value(member).toString().toUtf8();
    if (!isName(text, longest))
        return invalid(member, QStringLiteral("Expected 1 to %1 letters and digits.").arg(longest));
    return text;
}

bool isLoopback(const QUrl& url)
{
    const QString host = url.host();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

Result<QUrl> readBaseUrl(const QJsonObject& settings)
{
    const QString member = QStringLiteral("base_url");
    const QUrl url(settings.value(member).toString(QLatin1String(kDefaultBaseUrl)), QUrl::StrictMode);
    const bool isBare = url.isValid() && !url.host().isEmpty() &&
                        (url.path().isEmpty() || url.path() == QLatin1String("/")) && !url.hasQuery() &&
                        !url.hasFragment() && url.userInfo().isEmpty();
    const bool isSafe =
        url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isLoopback(url));
    if (!isBare || !isSafe)
        return invalid(member, QStringLiteral("Expected https://host[:port], or http on the loopback address."));
    QUrl bare = url;
    bare.setPath({});
    return bare;
}

std::optional<Error> addPlatformKey(KeyRing& keys, const QJsonObject& entry)
{
    const QString member = QStringLiteral("platform_keys");
    const auto id = readName(entry, QStringLiteral("id"), 64);
    if (!id)
        return invalid(member, QStringLiteral("An entry's id is a serial number or a public key id."));
    const QByteArray pem = entry.value(QLatin1String("pem")).toString().toUtf8();
    const auto key = crypto::RsaPublicKey::fromPem(pem);
    if (!key)
        return invalid(member, key.error().detail);
    const auto serial = crypto::certificateSerial(pem);
    if (serial && *serial != *id)
        return invalid(member, QStringLiteral("An entry's id is not its certificate's serial number."));
    if (!keys.emplace(*id, *key).second)
        return invalid(member, QStringLiteral("Two entries have the same id."));
    return std::nullopt;
}

Result<KeyRing> readPlatformKeys(const QJsonObject& settings)
{
    const QJsonValue entries = settings.value(QLatin1String("platform_keys"));
    if (!entries.isUndefined() && !entries.isArray())
        return invalid(QStringLiteral("platform_keys"), QStringLiteral("Expected an array."));
    KeyRing keys;
    const QJsonArray array = entries.toArray();
    for (const QJsonValue& entry : array) {
        if (auto error = addPlatformKey(keys, entry.toObject()))
            return *error;
    }
    return keys;
}

std::optional<Error> readNames(Account& account, const QJsonObject& settings)
{
    const struct
    {
        const char* member;
        QByteArray& target;
    } kNames[] = {{"mchid", account.mchid}, {"appid", account.appid}, {"merchant_serial", account.merchantSerial}};
    for (const auto& [member, target] : kNames) {
        const QString name = QLatin1String(member);
        const auto text = readName(settings, name, name == QLatin1String("merchant_serial") ? 64 : 32);
        if (!text)
            return text.error();
        target = *text;
    }
    return std::nullopt;
}

std::optional<Error> readPreferredSerial(Account& account, const QJsonObject& settings)
{
    const QString member = QStringLiteral("preferred_serial");
    if (!settings.contains(member))
        return std::nullopt;
    account.preferredSerial = settings.value(member).toString().toUtf8();
    if (!account.platformKeys.contains(account.preferredSerial))
        return invalid(member, QStringLiteral("Expected the id of one of platform_keys."));
    return std::nullopt;
}

std::optional<Error> readDeviceIp(Account& account, const QJsonObject& settings)
{
    const QString member = QStringLiteral("device_ip");
    if (!settings.contains(member))
        return std::nullopt;
    const QString text = settings.value(member).toString();
    if (QHostAddress(text).isNull())
        return invalid(member, QStringLiteral("Expected an IP address."));
    account.deviceIp = text.toLatin1();
    return std::nullopt;
}

Result<Account> readSecrets(const Secret& secrets)
{
    const auto document = wire::readJson(secrets.reveal());
    const wire::JsonValue* key = document && document->isObject() ? document->find("private_key_pem") : nullptr;
    const wire::JsonValue* apiV3 = document && document->isObject() ? document->find("api_v3_key") : nullptr;
    if (!key || !key->isText())
        return invalid(QStringLiteral("private_key_pem"), QStringLiteral("The secret is missing."));
    if (!apiV3 || apiV3->utf8().size() != kApiV3KeyBytes)
        return invalid(QStringLiteral("api_v3_key"), QStringLiteral("The secret is missing or not 32 bytes long."));
    const auto privateKey = crypto::RsaPrivateKey::fromPem(Secret(key->utf8()));
    if (!privateKey)
        return invalid(QStringLiteral("private_key_pem"), privateKey.error().detail);
    return Account(*privateKey, Secret(apiV3->utf8()));
}

} // namespace

bool isPublicKeyId(QByteArrayView id)
{
    return id.startsWith("PUB_KEY_ID_");
}

Result<Account> readAccount(const channels::ChannelAccount& stored)
{
    auto account = readSecrets(stored.secrets);
    if (!account)
        return account;
    const auto baseUrl = readBaseUrl(stored.settings);
    if (!baseUrl)
        return baseUrl.error();
    auto keys = readPlatformKeys(stored.settings);
    if (!keys)
        return keys.error();
    account->baseUrl = *baseUrl;
    account->platformKeys = std::move(*keys);
    if (auto error = readNames(*account, stored.settings))
        return *error;
    if (auto error = readPreferredSerial(*account, stored.settings))
        return *error;
    if (auto error = readDeviceIp(*account, stored.settings))
        return *error;
    return account;
}

} // namespace guitai::wechat
