// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipay/alipay_facts.h"

#include "alipay/alipay_account.h"
#include "channels/account_keys.h"

#include <QJsonArray>

namespace guitai::alipay {

namespace {

constexpr char kOwnCertificate[] = "app_cert_pem";

QByteArray textIn(const QJsonObject& settings, const char* member)
{
    return settings.value(QLatin1String(member)).toString().toUtf8();
}

std::optional<Error> addCertificates(channels::AccountFacts& facts, const Account& account, const QJsonObject& settings)
{
    const QByteArray own = textIn(settings, kOwnCertificate);
    std::vector<Result<wire::ChannelKey>> read{
        channels::keyOfCertificate(kOwnCertificate, own),
        channels::keyOfAuthorities("alipay_root_cert_pem", textIn(settings, "alipay_root_cert_pem"))};
    for (const QJsonValue& one : settings.value(QLatin1String("alipay_cert_pems")).toArray())
        read.push_back(channels::keyOfCertificate("alipay_cert_pems", one.toString().toUtf8()));
    for (const Result<wire::ChannelKey>& key : read) {
        if (!key)
            return Error{errors::kAccountInvalid, key.error().field, key.error().detail};
        facts.keys.push_back(*key);
    }
    if (crypto::isCertificateOf(own, account.privateKey))
        return std::nullopt;
    return Error{channels::errors::kCertificateForeign, QString::fromLatin1(kOwnCertificate),
                 QStringLiteral("It is not of this private key.")};
}

} // namespace

Result<channels::AccountFacts> inspectAccount(const channels::ChannelAccount& stored)
{
    const auto account = readAccount(stored);
    if (!account)
        return account.error();
    channels::AccountFacts facts;
    facts.addresses.push_back({"gateway_url", account->gatewayUrl});
    facts.keys.push_back(channels::keyOfPrivateKey("private_key", account->privateKey));
    channels::addSharedSecrets(facts.keys, stored.secrets);
    if (!account->usesCertificates()) {
        facts.keys.push_back(
            channels::keyOfPublicKey("alipay_public_key", {}, textIn(stored.settings, "alipay_public_key")));
        return facts;
    }
    if (const auto error = addCertificates(facts, *account, stored.settings))
        return *error;
    return facts;
}

} // namespace guitai::alipay
