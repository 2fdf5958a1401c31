// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payout_account.h"

#include "ids/tagged_id.h"

#include <QFile>
#include <QJsonDocument>

namespace guitai::app {

namespace {

Error unusable(const QString& path, const QString& what)
{
    return {config::errors::kConfigInvalid, QStringLiteral("payouts.bank_account"),
            QStringLiteral("%1: %2").arg(path, what)};
}

constexpr QFileDevice::Permissions kOfOthers =
    QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;

} // namespace

Result<std::unique_ptr<payouts::PayoutBank>> openPayoutBank(const Settings& settings, http::Client& client)
{
    const QString& path = settings.payoutAccount;
    if (path.isEmpty())
        return std::unique_ptr<payouts::PayoutBank>();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(path, QStringLiteral("cannot be read"));
    if (file.permissions() & kOfOthers)
        return unusable(path, QStringLiteral("holds a secret and may be read by its owner only"));
    const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    payouts::BankAccount account;
    account.accountId = document.value(QStringLiteral("account_id")).toString().toLatin1();
    account.bank = document.value(QStringLiteral("bank")).toString().toLatin1();
    account.settings = document.value(QStringLiteral("settings")).toObject();
    const QJsonObject secrets = document.value(QStringLiteral("secrets")).toObject();
    account.secrets = Secret(QJsonDocument(secrets).toJson(QJsonDocument::Compact));
    if (!isIdText(account.accountId))
        return unusable(path, QStringLiteral("has no account_id"));
    auto bank = payouts::openBank(account, client, payouts::builtInPayoutBanks());
    if (!bank)
        return unusable(path, bank.error().field + QStringLiteral(": ") + bank.error().detail);
    return bank;
}

} // namespace guitai::app
