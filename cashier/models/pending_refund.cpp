// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/pending_refund.h"

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

bool PendingRefundFile::save(const PendingRefund& refund)
{
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    const QJsonObject document{
        {QStringLiteral("merchant_refund_no"), refund.key.text()},
        {QStringLiteral("payment_no"), refund.paymentNo.text()},
        // As text: a JSON number is read back through a double.
        {QStringLiteral("amount_minor"), QString::number(static_cast<qint64>(refund.amount.minor()))},
        {QStringLiteral("currency"), QString::fromLatin1(refund.amount.currency().code())},
        {QStringLiteral("reason"), refund.reason},
    };
    QSaveFile file(m_path);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.write(QJsonDocument(document).toJson(QJsonDocument::Compact)) > 0 && file.commit();
    if (!written)
        log::error(lc, "pending_refund_not_saved").with("reason", file.errorString());
    return written;
}

std::optional<PendingRefund> PendingRefundFile::load() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    const auto key = MerchantRefundNo::parse(document[QStringLiteral("merchant_refund_no")].toString().toLatin1());
    const auto paymentNo = PaymentNo::parse(document[QStringLiteral("payment_no")].toString().toLatin1());
    const auto currency = Currency::parse(document[QStringLiteral("currency")].toString().toLatin1());
    bool isNumber = false;
    const qint64 minor = document[QStringLiteral("amount_minor")].toString().toLongLong(&isNumber);
    if (!key || !paymentNo || !currency || !isNumber) {
        log::error(lc, "pending_refund_unreadable");
        return std::nullopt;
    }
    return PendingRefund{*key, *paymentNo, Money(minor, *currency), document[QStringLiteral("reason")].toString()};
}

void PendingRefundFile::remove()
{
    QFile::remove(m_path);
}

} // namespace guitai::models
