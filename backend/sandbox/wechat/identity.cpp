// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/identity.h"

#include "crypto/certificates.h"
#include "crypto/hash.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr ErrorCode kFolderUnusable{"SANDBOX_FOLDER_UNUSABLE", 500};
constexpr QFileDevice::Permissions kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Error folderError(const QString& path)
{
    return {kFolderUnusable, {}, u"%1 cannot be read or written"_s.arg(path)};
}

const QByteArray kPlatformName = "Guitai sandbox platform";

bool writeFile(const QDir& folder, const QString& name, const QByteArray& bytes)
{
    QSaveFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.setPermissions(kOwnerOnly) && file.write(bytes) == bytes.size() &&
           file.commit();
}

Result<QByteArray> readFile(const QDir& folder, const QString& name)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return folderError(file.fileName());
    return file.readAll();
}

/// A key and its certificate under the names a merchant knows from the real downloads.
bool makeCertified(const QDir& folder, const QString& stem, const QByteArray& commonName)
{
    const auto key = crypto::RsaPrivateKey::generate(2048);
    const QByteArray certificate = crypto::selfSignedCertificate(key, commonName, kCertificateDays);
    return writeFile(folder, stem + u"_key.pem"_s, key.toPem().reveal()) &&
           writeFile(folder, stem + u"_cert.pem"_s, certificate);
}

bool makePublicKeyMode(const QDir& folder)
{
    const auto key = crypto::RsaPrivateKey::generate(2048);
    return writeFile(folder, u"pub_key_private.pem"_s, key.toPem().reveal()) &&
           writeFile(folder, u"pub_key.pem"_s, key.publicKeyPem());
}

// Written last: a folder without it is made anew.
bool makeNumbers(const QDir& folder, const RandomBytes& random, UtcTime now)
{
    const QByteArray mchid = "19" + randomDigits(random, 8);
    const QJsonObject numbers{
        {u"mchid"_s, QString::fromLatin1(mchid)},
        {u"appid"_s, QString::fromLatin1("wx" + random(8).toHex())},
        {u"api_v3_key"_s, QString::fromLatin1(randomText(random, 32))},
        {u"public_key_id"_s, QString::fromLatin1("PUB_KEY_ID_01" + mchid + randomDigits(random, 22))},
        {u"made_at_ms"_s, qint64{now.ms()}}};
    return writeFile(folder, u"identity.json"_s, QJsonDocument(numbers).toJson());
}

bool make(const QDir& folder, const RandomBytes& random, const Clock& clock)
{
    return folder.mkpath(u"."_s) && QFile::setPermissions(folder.path(), kOwnerOnly | QFileDevice::ExeOwner) &&
           makeCertified(folder, u"apiclient"_s, "Guitai sandbox merchant") &&
           makeCertified(folder, u"platform"_s, kPlatformName) && makePublicKeyMode(folder) &&
           makeNumbers(folder, random, clock.now());
}

/// What older folders lack.
bool addV2(const QDir& folder, const RandomBytes& random)
{
    return folder.exists(u"gateway_cert.pem"_s) || (writeFile(folder, u"api_key.txt"_s, randomText(random, 32)) &&
                                                    makeCertified(folder, u"gateway"_s, "localhost"));
}

Result<PlatformKey> readPlatformKey(const QDir& folder, const QString& privateName, const QString& publicName)
{
    const auto privatePem = readFile(folder, privateName);
    if (!privatePem)
        return privatePem.error();
    const auto publicPem = readFile(folder, publicName);
    if (!publicPem)
        return publicPem.error();
    auto key = crypto::RsaPrivateKey::fromPem(Secret(*privatePem));
    if (!key)
        return key.error();
    return PlatformKey{{}, *std::move(key), *publicPem};
}

Result<Identity> read(const QDir& folder)
{
    const auto text = readFile(folder, u"identity.json"_s);
    const auto merchantPem = readFile(folder, u"apiclient_key.pem"_s);
    const auto merchantCertificate = readFile(folder, u"apiclient_cert.pem"_s);
    const auto apiKey = readFile(folder, u"api_key.txt"_s);
    const auto gatewayPem = readFile(folder, u"gateway_key.pem"_s);
    const auto gatewayCertificate = readFile(folder, u"gateway_cert.pem"_s);
    for (const auto* file : {&text, &merchantPem, &merchantCertificate, &apiKey, &gatewayPem, &gatewayCertificate}) {
        if (!*file)
            return file->error();
    }
    auto merchantKey = crypto::RsaPublicKey::fromPem(*merchantCertificate);
    auto merchantSerial = crypto::certificateSerial(*merchantCertificate);
    auto certificate = readPlatformKey(folder, u"platform_key.pem"_s, u"platform_cert.pem"_s);
    auto publicKey = readPlatformKey(folder, u"pub_key_private.pem"_s, u"pub_key.pem"_s);
    if (!merchantKey || !merchantSerial || !certificate || !publicKey)
        return folderError(folder.path());
    const auto platformSerial = crypto::certificateSerial(certificate->publicPem);
    if (!platformSerial)
        return platformSerial.error();

    const QJsonObject numbers = QJsonDocument::fromJson(*text).object();
    const auto number = [&numbers](const QString& name) { return numbers.value(name).toString().toLatin1(); };
    certificate->id = *platformSerial;
    publicKey->id = number(u"public_key_id"_s);
    Identity identity{{number(u"mchid"_s), number(u"appid"_s)},
                      *std::move(merchantKey),
                      *std::move(merchantSerial),
                      Secret(*merchantPem),
                      Secret(number(u"api_v3_key"_s)),
                      {},
                      *std::move(publicKey),
                      UtcTime::fromMs(numbers.value(u"made_at_ms"_s).toInteger()),
                      Secret(*apiKey),
                      *merchantCertificate,
                      Secret(*gatewayPem),
                      *gatewayCertificate};
    identity.certificates.push_back(*std::move(certificate));
    return identity;
}

QJsonObject keyJson(const PlatformKey& key)
{
    return {{u"id"_s, QString::fromLatin1(key.id)}, {u"pem"_s, QString::fromLatin1(key.publicPem)}};
}

} // namespace

QByteArray appSecretOf(const Identity& identity)
{
    // Made of what is kept already: a folder from before there were pages serves as well.
    return crypto::sha256("application " + identity.apiV3Key.reveal()).toHex().left(32);
}

const PlatformKey* Identity::platformKey(const QByteArray& id) const
{
    for (const PlatformKey& certificate : certificates) {
        if (id == certificate.id)
            return &certificate;
    }
    return id == publicKey.id ? &publicKey : nullptr;
}

void Identity::rotateCertificate()
{
    constexpr size_t kMostCounting = 2;
    auto key = crypto::RsaPrivateKey::generate(2048);
    const QByteArray pem = crypto::selfSignedCertificate(key, kPlatformName, kCertificateDays);
    certificates.push_back({*crypto::certificateSerial(pem), std::move(key), pem});
    if (certificates.size() > kMostCounting)
        certificates.erase(certificates.begin());
}

Result<Identity> loadIdentity(const QDir& folder, const RandomBytes& random, const Clock& clock)
{
    if (!folder.exists(u"identity.json"_s) && !make(folder, random, clock))
        return folderError(folder.path());
    if (!addV2(folder, random))
        return folderError(folder.path());
    return read(folder);
}

Result<Done> writeAccount(const QDir& folder, const Identity& identity, const QUrl& baseUrl)
{
    const QJsonObject settings{
        {u"base_url"_s, baseUrl.toString()},
        {u"oauth_url"_s, baseUrl.toString()},
        {u"oauth_api_url"_s, baseUrl.toString()},
        {u"mchid"_s, QString::fromLatin1(identity.merchant.mchid)},
        {u"appid"_s, QString::fromLatin1(identity.merchant.appid)},
        {u"merchant_serial"_s, QString::fromLatin1(identity.merchantSerial)},
        {u"platform_keys"_s, QJsonArray{keyJson(identity.certificate()), keyJson(identity.publicKey)}},
        {u"preferred_serial"_s, QString::fromLatin1(identity.publicKey.id)}};
    const QJsonObject secrets{{u"private_key_pem"_s, QString::fromLatin1(identity.merchantPrivatePem.reveal())},
                              {u"api_v3_key"_s, QString::fromLatin1(identity.apiV3Key.reveal())},
                              {u"app_secret"_s, QString::fromLatin1(appSecretOf(identity))}};
    const QJsonObject account{{u"settings"_s, settings}, {u"secrets"_s, secrets}};
    if (!writeFile(folder, u"account.json"_s, QJsonDocument(account).toJson()))
        return folderError(folder.filePath(u"account.json"_s));
    return Done{};
}

Result<Done> writeV2Account(const QDir& folder, const Identity& identity, const QUrl& baseUrl, const QUrl& secureUrl)
{
    const QJsonObject settings{{u"api"_s, u"v2"_s},
                               {u"base_url"_s, baseUrl.toString()},
                               {u"oauth_url"_s, baseUrl.toString()},
                               {u"oauth_api_url"_s, baseUrl.toString()},
                               {u"secure_base_url"_s, secureUrl.toString()},
                               {u"gateway_authorities"_s, QString::fromLatin1(identity.gatewayCertificate)},
                               {u"mchid"_s, QString::fromLatin1(identity.merchant.mchid)},
                               {u"appid"_s, QString::fromLatin1(identity.merchant.appid)},
                               {u"merchant_certificate"_s, QString::fromLatin1(identity.merchantCertificate)}};
    const QJsonObject secrets{{u"private_key_pem"_s, QString::fromLatin1(identity.merchantPrivatePem.reveal())},
                              {u"api_key"_s, QString::fromLatin1(identity.apiKey.reveal())},
                              {u"app_secret"_s, QString::fromLatin1(appSecretOf(identity))}};
    const QJsonObject account{{u"settings"_s, settings}, {u"secrets"_s, secrets}};
    const auto key = crypto::RsaPrivateKey::fromPem(identity.merchantPrivatePem);
    if (!key)
        return key.error();
    const Secret store = crypto::sealedKeyStore({*key, identity.merchantCertificate}, Secret(identity.merchant.mchid));
    if (!writeFile(folder, u"wechat-v2.json"_s, QJsonDocument(account).toJson()) ||
        !writeFile(folder, u"apiclient_cert.p12"_s, store.reveal()))
        return folderError(folder.filePath(u"wechat-v2.json"_s));
    return Done{};
}

} // namespace guitai::sandbox
