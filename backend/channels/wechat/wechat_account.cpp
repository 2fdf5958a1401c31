// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_account.h"

#include "channels/account_settings.h"
#include "wire/json_reader.h"

#include <QJsonArray>

namespace guitai::wechat {

namespace {

using channels::accountInvalid;
using channels::isName;
using channels::readHost;
using channels::readIp;
using channels::readName;

constexpr char16_t kDefaultBaseUrl[] = u"https://api.mch.weixin.qq.com";
constexpr char16_t kDefaultOauthUrl[] = u"https://open.weixin.qq.com";
constexpr char16_t kDefaultOauthApiUrl[] = u"https://api.weixin.qq.com";
constexpr qsizetype kApiV3KeyBytes = 32;
constexpr qsizetype kMostAppSecret = 64;

std::optional<Error> readBaseUrl(Account& account, const QJsonObject& settings)
{
    const auto host = readHost(settings, QStringLiteral("base_url"), QUrl(QString::fromUtf16(kDefaultBaseUrl)));
    if (!host)
        return host.error();
    account.baseUrl = *host;
    return std::nullopt;
}

/// Nobody else reads what is not "v2" as anything but this API.
std::optional<Error> readApi(Account&, const QJsonObject& settings)
{
    const QString member = QStringLiteral("api");
    const QString api = settings.value(member).toString(QStringLiteral("v3"));
    if (api == QLatin1String("v3") || api == QLatin1String("v2"))
        return std::nullopt;
    return accountInvalid(member, QStringLiteral("Expected v3 or v2."));
}

std::optional<Error> addPlatformKey(KeyRing& keys, const QJsonObject& entry)
{
    const QString member = QStringLiteral("platform_keys");
    const auto id = readName(entry, QStringLiteral("id"), 64);
    if (!id)
        return accountInvalid(member, QStringLiteral("An entry's id is a serial number or a public key id."));
    const QByteArray pem = entry.value(QLatin1String("pem")).toString().toUtf8();
    const auto key = crypto::RsaPublicKey::fromPem(pem);
    if (!key)
        return accountInvalid(member, key.error().detail);
    const auto serial = crypto::certificateSerial(pem);
    if (serial && *serial != *id)
        return accountInvalid(member, QStringLiteral("An entry's id is not its certificate's serial number."));
    if (!keys.emplace(*id, *key).second)
        return accountInvalid(member, QStringLiteral("Two entries have the same id."));
    return std::nullopt;
}

Result<KeyRing> readPlatformKeys(const QJsonObject& settings)
{
    const QJsonValue entries = settings.value(QLatin1String("platform_keys"));
    if (!entries.isUndefined() && !entries.isArray())
        return accountInvalid(QStringLiteral("platform_keys"), QStringLiteral("Expected an array."));
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
        return accountInvalid(member, QStringLiteral("Expected the id of one of platform_keys."));
    return std::nullopt;
}

std::optional<Error> readDeviceIp(Account& account, const QJsonObject& settings)
{
    const auto ip = readIp(settings, QStringLiteral("device_ip"), account.deviceIp);
    if (!ip)
        return ip.error();
    account.deviceIp = *ip;
    return std::nullopt;
}

Result<Account> readSecrets(const Secret& secrets)
{
    const auto document = wire::readJson(secrets.reveal());
    const wire::JsonValue* key = document && document->isObject() ? document->find("private_key_pem") : nullptr;
    const wire::JsonValue* apiV3 = document && document->isObject() ? document->find("api_v3_key") : nullptr;
    if (!key || !key->isText())
        return accountInvalid(QStringLiteral("private_key_pem"), QStringLiteral("The secret is missing."));
    if (!apiV3 || apiV3->utf8().size() != kApiV3KeyBytes)
        return accountInvalid(QStringLiteral("api_v3_key"),
                              QStringLiteral("The secret is missing or not 32 bytes long."));
    const auto privateKey = crypto::RsaPrivateKey::fromPem(Secret(key->utf8()));
    if (!privateKey)
        return accountInvalid(QStringLiteral("private_key_pem"), privateKey.error().detail);
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
    auto keys = readPlatformKeys(stored.settings);
    if (!keys)
        return keys.error();
    account->platformKeys = std::move(*keys);
    for (const auto read : {&readApi, &readBaseUrl, &readNames, &readPreferredSerial, &readDeviceIp}) {
        if (auto error = read(*account, stored.settings))
            return *error;
    }
    return account;
}

Result<OauthAccount> readOauthAccount(const channels::ChannelAccount& stored)
{
    OauthAccount account;
    const QString appid = QStringLiteral("appid");
    const auto name = readName(stored.settings, appid, 32);
    const auto page =
        readHost(stored.settings, QStringLiteral("oauth_url"), QUrl(QString::fromUtf16(kDefaultOauthUrl)));
    const auto api =
        readHost(stored.settings, QStringLiteral("oauth_api_url"), QUrl(QString::fromUtf16(kDefaultOauthApiUrl)));
    const auto document = wire::readJson(stored.secrets.reveal());
    const wire::JsonValue* secret = document && document->isObject() ? document->find("app_secret") : nullptr;
    for (const auto* host : {&page, &api}) {
        if (!*host)
            return host->error();
    }
    if (!name)
        return name.error();
    // It goes into an address.
    if (!secret || !secret->isText() || !isName(secret->utf8(), kMostAppSecret))
        return accountInvalid(QStringLiteral("app_secret"), QStringLiteral("Expected 1 to 64 letters and digits."));
    account.appid = *name;
    account.pageUrl = *page;
    account.apiUrl = *api;
    account.appSecret = Secret(secret->utf8());
    return account;
}

} // namespace guitai::wechat
