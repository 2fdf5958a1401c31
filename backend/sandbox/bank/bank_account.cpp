// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/bank/bank_account.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr ErrorCode kFolderUnusable{"SANDBOX_FOLDER_UNUSABLE", 500};
constexpr qsizetype kTokenBytes = 32;
const QString kFile = u"bank.json"_s;

} // namespace

QByteArray bankToken(const QDir& folder, const RandomBytes& random)
{
    QFile file(folder.filePath(kFile));
    QByteArray token;
    if (file.open(QIODevice::ReadOnly)) {
        const QJsonObject secrets = QJsonDocument::fromJson(file.readAll()).object().value(u"secrets"_s).toObject();
        token = secrets.value(u"token"_s).toString().toLatin1();
    }
    return token.isEmpty() ? random(kTokenBytes).toHex() : token;
}

Result<Done> writeBankAccount(const QDir& folder, const QByteArray& token, const QUrl& baseUrl)
{
    const QJsonObject settings{{u"url"_s, baseUrl.toString() + u"/bank"_s},
                               {u"debtor_name"_s, u"柜台演示结算"_s},
                               {u"debtor_account"_s, u"1100990011001"_s},
                               {u"debtor_agent"_s, u"102100099996"_s}};
    const QJsonObject account{{u"account_id"_s, u"house"_s},
                              {u"bank"_s, u"host_to_host"_s},
                              {u"settings"_s, settings},
                              {u"secrets"_s, QJsonObject{{u"token"_s, QString::fromLatin1(token)}}}};
    QSaveFile file(folder.filePath(kFile));
    const QByteArray bytes = QJsonDocument(account).toJson();
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        return Error{kFolderUnusable, {}, u"%1 cannot be written"_s.arg(file.fileName())};
    return Done{};
}

} // namespace guitai::sandbox
