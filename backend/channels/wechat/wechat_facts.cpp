// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_facts.h"

#include "channels/account_keys.h"
#include "channels/account_settings.h"
#include "wechat/wechat_account.h"
#include "wechat_v2/wechat_v2_account.h"

#include <QJsonArray>

#include <algorithm>

namespace guitai::wechat {

namespace {

constexpr char kOwnCertificate[] = "merchant_cert_pem";

/// Not needed for signing; with it people are told in time that it ends.
Result<channels::AccountFacts> withOwnCertificate(channels::AccountFacts facts, const Account& account,
                                                  const QByteArray& pem)
{
    const auto key = channels::keyOfCertificate(kOwnCertificate, pem);
    if (!key)
        return channels::accountInvalid(key.error().field, key.error().detail);
    if (!crypto::isCertificateOf(pem, account.privateKey) || key->serial != account.merchantSerial.toUpper())
        return Error{channels::errors::kCertificateForeign, QString::fromLatin1(kOwnCertificate),
                     QStringLiteral("It is not of this private key and merchant_serial.")};
    facts.keys.push_back(*key);
    return facts;
}

wire::ChannelKey platformKey(const QJsonObject& entry)
{
    const QByteArray pem = entry.value(QLatin1String("pem")).toString().toUtf8();
    const auto certificate = channels::keyOfCertificate("platform_keys", pem);
    if (certificate)
        return *certificate;
    return channels::keyOfPublicKey("platform_keys", entry.value(QLatin1String("id")).toString().toUtf8(), pem);
}

/// Asking who pays is a call too, where the account may do it.
std::optional<Error> addOauth(channels::AccountFacts& facts, const channels::ChannelAccount& stored)
{
    const auto hasSecret =
        std::ranges::find(facts.keys, QByteArray("app_secret"), &wire::ChannelKey::name) != facts.keys.end();
    if (!hasSecret)
        return std::nullopt;
    const auto oauth = readOauthAccount(stored);
    if (!oauth)
        return oauth.error();
    facts.addresses.push_back({"oauth_url", oauth->pageUrl});
    facts.addresses.push_back({"oauth_api_url", oauth->apiUrl});
    return std::nullopt;
}

Result<channels::AccountFacts> inspectV3(const channels::ChannelAccount& stored)
{
    const auto account = readAccount(stored);
    if (!account)
        return account.error();
    channels::AccountFacts facts;
    facts.addresses.push_back({"base_url", account->baseUrl});
    facts.keys.push_back(channels::keyOfPrivateKey("private_key_pem", account->privateKey));
    facts.keys.back().serial = account->merchantSerial;
    for (const QJsonValue& entry : stored.settings.value(QLatin1String("platform_keys")).toArray())
        facts.keys.push_back(platformKey(entry.toObject()));
    const QByteArray own = stored.settings.value(QLatin1String(kOwnCertificate)).toString().toUtf8();
    if (!stored.settings.contains(QLatin1String(kOwnCertificate)))
        return facts;
    return withOwnCertificate(std::move(facts), *account, own);
}

Result<channels::AccountFacts> inspectV2(const channels::ChannelAccount& stored)
{
    const auto account = wechat_v2::readAccount(stored);
    if (!account)
        return account.error();
    const auto textOf = [&stored](const char* member) {
        return stored.settings.value(QLatin1String(member)).toString().toUtf8();
    };
    channels::AccountFacts facts;
    facts.addresses = {{"base_url", account->baseUrl}, {"secure_base_url", account->secureBaseUrl}};
    std::vector<Result<wire::ChannelKey>> read{
        channels::keyOfCertificate("merchant_certificate", textOf("merchant_certificate"))};
    if (stored.settings.contains(QLatin1String("gateway_authorities")))
        read.push_back(channels::keyOfAuthorities("gateway_authorities", textOf("gateway_authorities")));
    for (const Result<wire::ChannelKey>& key : read) {
        if (!key)
            return channels::accountInvalid(key.error().field, key.error().detail);
        facts.keys.push_back(*key);
    }
    return facts;
}

} // namespace

Result<channels::AccountFacts> inspectAccount(const channels::ChannelAccount& stored)
{
    const bool isV2 = stored.settings.value(QLatin1String("api")).toString() == QLatin1String("v2");
    auto facts = isV2 ? inspectV2(stored) : inspectV3(stored);
    if (!facts)
        return facts;
    channels::addSharedSecrets(facts->keys, stored.secrets);
    if (const auto error = addOauth(*facts, stored))
        return *error;
    return facts;
}

} // namespace guitai::wechat
