// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipay/alipay_account.h"

#include "alipay/certificate_numbers.h"
#include "wire/json_reader.h"

#include <QJsonArray>

#include <algorithm>

namespace guitai::alipay {

namespace {

constexpr char kDefaultGateway[] = "https://openapi.alipay.com/gateway.do";
constexpr int kLongestName = 32;

Error invalid(const QString& member, const QString& detail)
{
    return {errors::kAccountInvalid, member, detail};
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= kLongestName &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isLoopback(const QUrl& url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

Result<QUrl> readGatewayUrl(const QJsonObject& settings)
{
    const QString member = QStringLiteral("gateway_url");
    const QUrl url(settings.value(member).toString(QLatin1String(kDefaultGateway)), QUrl::StrictMode);
    const bool isBare = url.isValid() && !url.host().isEmpty() && !url.path().isEmpty() && !url.hasQuery() &&
                        !url.hasFragment() && url.userInfo().isEmpty();
    const bool isSafe =
        url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isLoopback(url));
    if (!isBare || !isSafe)
        return invalid(member, QStringLiteral("Expected https://host/path, or http on the loopback address."));
    return url;
}

Result<QUrl> readReturnUrl(const QJsonObject& settings)
{
    const QString member = QStringLiteral("return_url");
    if (!settings.contains(member))
        return QUrl();
    const QUrl url(settings.value(member).toString(), QUrl::StrictMode);
    const bool isPage = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || url.host().isEmpty() || !isPage)
        return invalid(member, QStringLiteral("Expected the address of a page."));
    return url;
}

/// Alipay hands keys out as one line of base64, which PEM readers want armoured and in lines.
QByteArray armoured(const QByteArray& key, const char* label)
{
    constexpr qsizetype kLine = 64;
    const QByteArray bare = key.simplified().replace(" ", "");
    QByteArray pem = QByteArray("-----BEGIN ") + label + "-----\n";
    for (qsizetype at = 0; at < bare.size(); at += kLine)
        pem += bare.mid(at, kLine) + '\n';
    return pem + "-----END " + label + "-----\n";
}

bool isArmoured(const QByteArray& key)
{
    return key.contains("-----BEGIN ");
}

Result<crypto::RsaPrivateKey> readPrivateKey(const QByteArray& text)
{
    if (isArmoured(text))
        return crypto::RsaPrivateKey::fromPem(Secret(text));
    auto key = crypto::RsaPrivateKey::fromPem(Secret(armoured(text, "PRIVATE KEY")));
    return key ? key : crypto::RsaPrivateKey::fromPem(Secret(armoured(text, "RSA PRIVATE KEY")));
}

std::optional<Error> readPublicKey(Account& account, const QJsonObject& settings)
{
    const QString member = QStringLiteral("alipay_public_key");
    const QByteArray text = settings.value(member).toString().toUtf8();
    const auto key = crypto::RsaPublicKey::fromPem(isArmoured(text) ? text : armoured(text, "PUBLIC KEY"));
    if (!key)
        return invalid(member, key.error().detail);
    account.platformKeys.emplace(QByteArray(), *key);
    return std::nullopt;
}

std::optional<Error> addPlatformCertificate(Account& account, const QByteArray& pem)
{
    const QString member = QStringLiteral("alipay_cert_pems");
    const auto number = certificateNumber(pem);
    const auto key = crypto::RsaPublicKey::fromPem(pem);
    if (!number || !key)
        return invalid(member, QStringLiteral("An entry is no certificate of Alipay's."));
    if (!account.platformKeys.emplace(*number, *key).second)
        return invalid(member, QStringLiteral("A certificate stands there twice."));
    return std::nullopt;
}

std::optional<Error> readCertificates(Account& account, const QJsonObject& settings)
{
    constexpr qsizetype kMost = 8;
    const auto textOf = [&settings](const char* member) {
        return settings.value(QLatin1String(member)).toString().toUtf8();
    };
    const auto own = certificateNumber(textOf("app_cert_pem"));
    if (!own)
        return invalid(QStringLiteral("app_cert_pem"), own.error().detail);
    const auto root = rootCertificateNumber(textOf("alipay_root_cert_pem"));
    if (!root)
        return invalid(QStringLiteral("alipay_root_cert_pem"), root.error().detail);
    account.appCertificateNumber = *own;
    account.rootCertificateNumber = *root;
    const QJsonArray entries = settings.value(QLatin1String("alipay_cert_pems")).toArray();
    if (entries.isEmpty() || entries.size() > kMost)
        return invalid(QStringLiteral("alipay_cert_pems"), QStringLiteral("Expected 1 to 8 certificates."));
    for (const QJsonValue& entry : entries) {
        if (auto error = addPlatformCertificate(account, entry.toString().toUtf8()))
            return error;
    }
    return std::nullopt;
}

/// Either kind, never both: a key without a certificate would go on being believed after the switch.
std::optional<Error> readKeys(Account& account, const QJsonObject& settings)
{
    const bool hasCertificates = settings.contains(QLatin1String("app_cert_pem"));
    const bool hasKey = settings.contains(QLatin1String("alipay_public_key"));
    if (hasCertificates && hasKey)
        return invalid(QStringLiteral("alipay_public_key"), QStringLiteral("Not beside certificates."));
    return hasCertificates ? readCertificates(account, settings) : readPublicKey(account, settings);
}

std::optional<Error> readNames(Account& account, const QJsonObject& settings)
{
    account.appId = settings.value(QLatin1String("app_id")).toString().toUtf8();
    if (!isDigits(account.appId))
        return invalid(QStringLiteral("app_id"), QStringLiteral("Expected 1 to 32 digits."));
    account.sellerId = settings.value(QLatin1String("seller_id")).toString().toUtf8();
    if (settings.contains(QLatin1String("seller_id")) && !isDigits(account.sellerId))
        return invalid(QStringLiteral("seller_id"), QStringLiteral("Expected 1 to 32 digits."));
    return std::nullopt;
}

Result<Account> readSecrets(const Secret& secrets)
{
    const QString member = QStringLiteral("private_key");
    const auto document = wire::readJson(secrets.reveal());
    const wire::JsonValue* key = document && document->isObject() ? document->find("private_key") : nullptr;
    if (!key || !key->isText())
        return invalid(member, QStringLiteral("The secret is missing."));
    const auto privateKey = readPrivateKey(key->utf8());
    if (!privateKey)
        return invalid(member, privateKey.error().detail);
    return Account(*privateKey);
}

} // namespace

Result<Account> readAccount(const channels::ChannelAccount& stored)
{
    auto account = readSecrets(stored.secrets);
    if (!account)
        return account;
    const auto gatewayUrl = readGatewayUrl(stored.settings);
    if (!gatewayUrl)
        return gatewayUrl.error();
    const auto returnUrl = readReturnUrl(stored.settings);
    if (!returnUrl)
        return returnUrl.error();
    account->gatewayUrl = *gatewayUrl;
    account->returnUrl = *returnUrl;
    if (auto error = readNames(*account, stored.settings))
        return *error;
    if (auto error = readKeys(*account, stored.settings))
        return *error;
    return account;
}

} // namespace guitai::alipay
