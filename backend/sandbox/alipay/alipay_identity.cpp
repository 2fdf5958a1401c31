// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/alipay_identity.h"

#include "crypto/certificates.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr ErrorCode kFolderUnusable{"SANDBOX_FOLDER_UNUSABLE", 500};
constexpr int kCertificateDays = 1825;
const QString kFile = u"alipay-identity.json"_s;

Error folderError(const QString& path)
{
    return {kFolderUnusable, {}, u"%1 cannot be read or written"_s.arg(path)};
}

bool writeDocument(const QDir& folder, const QString& name, const QJsonObject& document)
{
    QSaveFile file(folder.filePath(name));
    const QByteArray bytes = QJsonDocument(document).toJson();
    return folder.mkpath(u"."_s) && file.open(QIODevice::WriteOnly) &&
           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && file.write(bytes) == bytes.size() &&
           file.commit();
}

QString text(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes);
}

QJsonObject made(const RandomBytes& random)
{
    const auto rootKey = crypto::RsaPrivateKey::generate(2048);
    const auto appKey = crypto::RsaPrivateKey::generate(2048);
    const auto platformKey = crypto::RsaPrivateKey::generate(2048);
    const auto root = crypto::makeRoot(rootKey, "Guitai sandbox root", kCertificateDays);
    const auto certified = [&root](const crypto::RsaPrivateKey& key, const char* name) {
        crypto::Issuing issuing;
        issuing.commonName = name;
        issuing.validDays = kCertificateDays;
        return text(crypto::issuedCertificate(key, issuing, root));
    };
    return {{u"app_id"_s, text("2021" + randomDigits(random, 12))},
            {u"seller_id"_s, text("2088" + randomDigits(random, 12))},
            {u"app_key"_s, text(appKey.toPem().reveal())},
            {u"platform_key"_s, text(platformKey.toPem().reveal())},
            {u"app_certificate"_s, certified(appKey, "Guitai sandbox application")},
            {u"platform_certificate"_s, certified(platformKey, "Guitai sandbox Alipay")},
            {u"root_certificate"_s, text(root.certificate)}};
}

} // namespace

QByteArray alipayCertificateNumber(const QByteArray& pem)
{
    const auto origins = crypto::certificateOrigins(pem);
    if (!origins)
        return {};
    const QByteArray named = origins->front().issuer + origins->front().decimalSerial;
    return QCryptographicHash::hash(named, QCryptographicHash::Md5).toHex();
}

Result<AlipayIdentity> loadAlipayIdentity(const QDir& folder, const RandomBytes& random)
{
    if (!folder.exists(kFile) && !writeDocument(folder, kFile, made(random)))
        return folderError(folder.filePath(kFile));
    QFile file(folder.filePath(kFile));
    if (!file.open(QIODevice::ReadOnly))
        return folderError(file.fileName());
    const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    const auto member = [&document](const QString& name) { return document.value(name).toString().toLatin1(); };
    auto appKey = crypto::RsaPrivateKey::fromPem(Secret(member(u"app_key"_s)));
    auto platformKey = crypto::RsaPrivateKey::fromPem(Secret(member(u"platform_key"_s)));
    if (!appKey || !platformKey)
        return folderError(file.fileName());
    return AlipayIdentity{member(u"app_id"_s),          member(u"seller_id"_s),       *std::move(appKey),
                          *std::move(platformKey),      member(u"app_certificate"_s), member(u"platform_certificate"_s),
                          member(u"root_certificate"_s)};
}

Result<Done> writeAlipayAccounts(const QDir& folder, const AlipayIdentity& identity, const QUrl& baseUrl)
{
    const QJsonObject secrets{{u"private_key"_s, text(identity.appKey.toPem().reveal())}};
    QJsonObject settings{{u"gateway_url"_s, baseUrl.toString() + u"/gateway.do"_s},
                         {u"app_id"_s, text(identity.appId)},
                         {u"seller_id"_s, text(identity.sellerId)}};
    QJsonObject certified = settings;
    settings.insert(u"alipay_public_key"_s, text(identity.platformKey.publicKeyPem()));
    certified.insert(u"app_cert_pem"_s, text(identity.appCertificate));
    certified.insert(u"alipay_root_cert_pem"_s, text(identity.rootCertificate));
    certified.insert(u"alipay_cert_pems"_s, QJsonArray{text(identity.platformCertificate)});
    const auto written = [&](const QString& name, const QJsonObject& of) {
        return writeDocument(folder, name, {{u"settings"_s, of}, {u"secrets"_s, secrets}});
    };
    if (!written(u"alipay.json"_s, settings) || !written(u"alipay-certified.json"_s, certified))
        return folderError(folder.filePath(u"alipay.json"_s));
    return Done{};
}

} // namespace guitai::sandbox
