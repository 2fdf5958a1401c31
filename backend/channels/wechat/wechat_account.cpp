// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_account.h"

#include "wire/json_reader.h"

#include <QJsonArray>

#include <algorithm>

namespace guitai::wechat {

namespace {

constexpr char kDefaultBaseUrl[] = "https://api.mch.weixin.qq.com";
constexpr char kDefaultOauthUrl[] = "https://open.weixin.qq.com";
constexpr char kDefaultOauthApiUrl[] = "https://api.weixin.qq.com";
constexpr qsizetype kApiV3KeyBytes = 32;
constexpr qsizetype kMostAppSecret = 64;

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

Result<QUrl> readHost(const QJsonObject& settings, const QString& member, const char* usual)
{
    const QUrl url(settings.value(member).toString(QLatin1String(usual)), QUrl::StrictMode);
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

std::optional<Error> readHosts(Account& account, const QJsonObject& settings)
{
    const struct
    {
        const char* member;
        const char* usual;
        QUrl& target;
    } kHosts[] = {{"base_url", kDefaultBaseUrl, account.baseUrl},
                  {"oauth_url", kDefaultOauthUrl, account.oauthUrl},
                  {"oauth_api_url", kDefaultOauthApiUrl, account.oauthApiUrl}};
    for (const auto& [member, usual, target] : kHosts) {
        const auto host = readHost(settings, QLatin1String(member), usual);
        if (!host)
            return host.error();
        target = *host;
    }
    return std::nullopt;
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
    Account account(*privateKey, Secret(apiV3->utf8()));
    if (const wire::JsonValue* appSecret = document->find("app_secret")) {
        // It goes into an address.
        if (!appSecret->isText() || !isName(appSecret->utf8(), kMostAppSecret))
            return invalid(QStringLiteral("app_secret"), QStringLiteral("Expected 1 to 64 letters and digits."));
        account.appSecret = Secret(appSecret->utf8());
    }
    return account;
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
    auto keys = readPlatformKeys(stored.settings);
    if (!keys)
        return keys.error();
    account->platformKeys = std::move(*keys);
    for (const auto read : {&readHosts, &readNames, &readPreferredSerial, &readDeviceIp}) {
        if (auto error = read(*account, stored.settings))
            return *error;
    }
    return account;
}

} // namespace guitai::wechat
