// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bills/bill_folder.h"

namespace guitai::bills {

QString dayFolder(const QString& root, const ChannelAccountId& accountId, const QByteArray& day)
{
    const QByteArray account = accountId.bytes().toPercentEncoding({}, ".");
    return QStringLiteral("%1/%2/%3").arg(root, QString::fromLatin1(account), QString::fromLatin1(day));
}

QString originalFile(const QString& folder, const BillId& billId)
{
    return QStringLiteral("%1/%2.original").arg(folder, billId.text());
}

QString canonicalFile(const QString& folder, const BillId& billId)
{
    return QStringLiteral("%1/%2.csv").arg(folder, billId.text());
}

BusinessDate daysFrom(const BusinessDate& day, int days)
{
    return BusinessDate::of(day.begins() + std::chrono::hours(24) * days);
}

} // namespace guitai::bills
