// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat_v2/wechat_v2_account.h"

#include "channels/account_settings.h"
#include "crypto/rsa.h"
#include "wire/json_reader.h"

namespace guitai::wechat_v2 {

namespace {

using channels::accountInvalid;
using channels::readHost;
using channels::readName;

constexpr char16_t kDefaultBaseUrl[] = u"https://api.mch.weixin.qq.com";
constexpr qsizetype kApiKeyBytes = 32;
constexpr int kLongestName = 32;

std::optional<Error> readNames(Account& account, const QJsonObject& settings)
{
    const auto mchid = readName(settings, QStringLiteral("mchid"), kLongestName);
    const auto appid = readName(settings, QStringLiteral("appid"), kLongestName);
    const auto deviceIp = channels::readIp(settings, QStringLiteral("device_ip"), account.deviceIp);
    for (const auto* read : {&mchid, &appid, &deviceIp}) {
        if (!*read)
            return read->error();
    }
    account.mchid = *mchid;
    account.appid = *appid;
    account.deviceIp = *deviceIp;
    return std::nullopt;
}

std::optional<Error> readHosts(Account& account, const QJsonObject& settings)
{
    const auto base = readHost(settings, QStringLiteral("base_url"), QUrl(QString::fromUtf16(kDefaultBaseUrl)));
    if (!base)
        return base.error();
    const QString member = QStringLiteral("secure_base_url");
    const auto secure = readHost(settings, member, *base);
    if (!secure)
        return secure.error();
    if (secure->scheme() != QLatin1String("https"))
        return accountInvalid(member, QStringLiteral("Expected https: a certificate is shown there."));
    account.baseUrl = *base;
    account.secureBaseUrl = *secure;
    return std::nullopt;
}

std::optional<Error> readDigest(Account& account, const QJsonObject& settings)
{
    const QString member = QStringLiteral("sign_type");
    const QString type = settings.value(member).toString(QStringLiteral("HMAC-SHA256"));
    if (type != QLatin1String("MD5") && type != QLatin1String("HMAC-SHA256"))
        return accountInvalid(member, QStringLiteral("Expected HMAC-SHA256 or MD5."));
    account.digest = type == QLatin1String("MD5") ? Digest::Md5 : Digest::HmacSha256;
    return std::nullopt;
}

/// The certificate and its key, and who vouches for the gateway.
Result<http::TlsParty> readParty(const QJsonObject& settings, const QByteArray& keyPem)
{
    const QString certificate = QStringLiteral("merchant_certificate");
    const QString authorities = QStringLiteral("gateway_authorities");
    const QByteArray pem = settings.value(certificate).toString().toUtf8();
    const auto key = crypto::RsaPrivateKey::fromPem(Secret(keyPem));
    if (!key)
        return accountInvalid(QStringLiteral("private_key_pem"), key.error().detail);
    const auto shown = crypto::RsaPublicKey::fromPem(pem);
    http::TlsParty party{QSslCertificate::fromData(pem), QSslKey(keyPem, QSsl::Rsa)};
    if (!shown || party.certificates.isEmpty())
        return accountInvalid(certificate, QStringLiteral("Expected a PEM certificate."));
    if (!shown->verify("Guitai", key->sign("Guitai")))
        return accountInvalid(certificate, QStringLiteral("It is not private_key_pem's."));
    if (!settings.contains(authorities))
        return party;
    party.authorities = QSslCertificate::fromData(settings.value(authorities).toString().toUtf8());
    if (party.authorities.isEmpty())
        return accountInvalid(authorities, QStringLiteral("Expected one or more PEM certificates."));
    return party;
}

} // namespace

Result<Account> readAccount(const channels::ChannelAccount& stored)
{
    const auto document = wire::readJson(stored.secrets.reveal());
    const wire::JsonValue* apiKey = document && document->isObject() ? document->find("api_key") : nullptr;
    const wire::JsonValue* key = document && document->isObject() ? document->find("private_key_pem") : nullptr;
    if (!apiKey || apiKey->utf8().size() != kApiKeyBytes)
        return accountInvalid(QStringLiteral("api_key"), QStringLiteral("The secret is missing or not 32 bytes long."));
    if (!key || !key->isText())
        return accountInvalid(QStringLiteral("private_key_pem"), QStringLiteral("The secret is missing."));
    auto party = readParty(stored.settings, key->utf8());
    if (!party)
        return party.error();
    Account account;
    account.apiKey = Secret(apiKey->utf8());
    account.party = std::make_shared<const http::TlsParty>(std::move(*party));
    for (const auto read : {&readNames, &readHosts, &readDigest}) {
        if (const auto error = read(account, stored.settings))
            return *error;
    }
    return account;
}

} // namespace guitai::wechat_v2
