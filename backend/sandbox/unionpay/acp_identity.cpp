// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/unionpay/acp_identity.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace guitai::sandbox::unionpay {

namespace {

constexpr ErrorCode kFolderUnusable{"SANDBOX_FOLDER_UNUSABLE", 500};
constexpr int kBits = 2048;
constexpr int kDays = 3650;
constexpr char kPassword[] = "000000"; // of UnionPay's own test stores
const QString kIdentityFile = u"unionpay-identity.json"_s;
const QString kAccountFile = u"unionpay.json"_s;

Error unusable(const QString& path, const QString& what)
{
    return {kFolderUnusable, {}, u"%1 %2"_s.arg(path, what)};
}

Result<Done> write(const QString& path, const QJsonObject& document)
{
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(document).toJson();
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        return unusable(path, u"cannot be written"_s);
    return Done{};
}

QJsonObject documentOf(const Identity& identity)
{
    const auto text = [](const QByteArray& bytes) { return QString::fromLatin1(bytes); };
    return {{u"mer_id"_s, text(identity.merId)},
            {u"root"_s, text(identity.root)},
            {u"middle"_s, text(identity.middle)},
            {u"signing_key"_s, text(identity.signing.key.toPem().reveal())},
            {u"signing_certificate"_s, text(identity.signing.certificate)},
            {u"merchant_key"_s, text(identity.merchant.key.toPem().reveal())},
            {u"merchant_certificate"_s, text(identity.merchant.certificate)}};
}

Result<Identity> readIdentity(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(path, u"cannot be read"_s);
    const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    const auto text = [&document](const char* name) {
        return document.value(QLatin1String(name)).toString().toLatin1();
    };
    const auto signing = crypto::RsaPrivateKey::fromPem(Secret(text("signing_key")));
    const auto merchant = crypto::RsaPrivateKey::fromPem(Secret(text("merchant_key")));
    const auto certId = crypto::certificateDecimalSerial(text("merchant_certificate"));
    if (!signing || !merchant || !certId)
        return unusable(path, u"is not the sandbox's"_s);
    return Identity{text("mer_id"),
                    text("root"),
                    text("middle"),
                    {*signing, text("signing_certificate")},
                    {*merchant, text("merchant_certificate")},
                    *certId};
}

Identity makeIdentity(const RandomBytes& random)
{
    const auto key = [] { return crypto::RsaPrivateKey::generate(kBits); };
    const crypto::Issuer root = crypto::makeRoot(key(), "Sandbox ACP Root", kDays, 1);
    const crypto::RsaPrivateKey middleKey = key();
    const crypto::Issuer middle{middleKey, issuedCertificate(middleKey, {"Sandbox ACP Middle", kDays, 1, true}, root)};
    const crypto::RsaPrivateKey signingKey = key();
    const crypto::RsaPrivateKey merchantKey = key();
    const QByteArray merId = "7772900" + randomDigits(random, 8);
    const QByteArray merchant =
        issuedCertificate(merchantKey, {"041@Z2025-2@" + merId + "@00000001", kDays, 1}, middle);
    return {merId,
            root.certificate,
            middle.certificate,
            {signingKey, issuedCertificate(signingKey, {"041@Z2025-1@00040000:SIGN@00000001", kDays, 1}, middle)},
            {merchantKey, merchant},
            *crypto::certificateDecimalSerial(merchant)};
}

} // namespace

Fields Identity::withSignature(Fields fields) const
{
    fields["signPubKeyCert"] = signing.certificate;
    fields["signature"] = signing.key.sign(digestOf(fields)).toBase64();
    return fields;
}

Result<Identity> loadIdentity(const QDir& folder, const RandomBytes& random)
{
    const QString path = folder.filePath(kIdentityFile);
    if (QFile::exists(path))
        return readIdentity(path);
    const Identity made = makeIdentity(random);
    if (!QDir().mkpath(folder.path()))
        return unusable(folder.path(), u"cannot be made"_s);
    if (const auto written = write(path, documentOf(made)); !written)
        return written.error();
    return made;
}

Result<Done> writeAccount(const QDir& folder, const Identity& identity, const QUrl& baseUrl)
{
    const QJsonObject settings{{u"mer_id"_s, QString::fromLatin1(identity.merId)},
                               {u"root_pem"_s, QString::fromLatin1(identity.root)},
                               {u"middle_pem"_s, QString::fromLatin1(identity.middle)},
                               {u"sign_name"_s, u"00040000:SIGN"_s},
                               {u"base_url"_s, baseUrl.toString()},
                               {u"file_url"_s, baseUrl.toString()},
                               {u"front_url"_s, baseUrl.toString() + u"/unionpay/back"_s},
                               {u"undo_on_the_day"_s, true},
                               {u"reversed_codes"_s, QJsonArray{u"46"_s}}};
    const Secret store = sealedKeyStore(identity.merchant, Secret(kPassword));
    const QJsonObject secrets{{u"pfx_base64"_s, QString::fromLatin1(store.reveal().toBase64())},
                              {u"pfx_password"_s, QLatin1String(kPassword)}};
    return write(folder.filePath(kAccountFile), {{u"settings"_s, settings}, {u"secrets"_s, secrets}});
}

} // namespace guitai::sandbox::unionpay
