// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/pending_sale.h"

#include "log/log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace guitai::models {

namespace {

const log::Category lc{"models"};

} // namespace

bool PendingSaleFile::save(const PendingSale& sale)
{
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    const QJsonObject document{
        {QStringLiteral("merchant_order_no"), sale.key.text()},
        // As text: a JSON number is read back through a double.
        {QStringLiteral("amount_minor"), QString::number(static_cast<qint64>(sale.amount.minor()))},
        {QStringLiteral("currency"), QString::fromLatin1(sale.amount.currency().code())},
    };
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly)) {
        log::error(lc, "pending_sale_not_saved").with("reason", file.errorString());
        return false;
    }
    file.write(QJsonDocument(document).toJson(QJsonDocument::Compact));
    if (!file.commit()) {
        log::error(lc, "pending_sale_not_saved").with("reason", file.errorString());
        return false;
    }
    return true;
}

std::optional<PendingSale> PendingSaleFile::load() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    const auto key = MerchantOrderNo::parse(document[QStringLiteral("merchant_order_no")].toString().toLatin1());
    const auto currency = Currency::parse(document[QStringLiteral("currency")].toString().toLatin1());
    bool isNumber = false;
    const qint64 minor = document[QStringLiteral("amount_minor")].toString().toLongLong(&isNumber);
    if (!key || !currency || !isNumber) {
        log::error(lc, "pending_sale_unreadable");
        return std::nullopt;
    }
    return PendingSale{*key, Money(minor, *currency)};
}

void PendingSaleFile::remove()
{
    QFile::remove(m_path);
}

} // namespace guitai::models
