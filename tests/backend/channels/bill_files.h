// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The bills in bills/: one that WeChat Pay delivered, and others that a program of another language wrote by the
// providers' documents.
#pragma once

#include "support/read_bill.h"

#include <QFile>
#include <QTest>

namespace guitai::test {

inline QByteArray billFile(const char* name)
{
    QFile file(QStringLiteral(GUITAI_BILLS "/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline BusinessDate dayOf(const char* iso)
{
    return BusinessDate::of(*UtcTime::parseRfc3339(QByteArray(iso) + "T12:00:00+08:00"));
}

inline UtcTime beijing(const char* time)
{
    return *UtcTime::parseRfc3339(QByteArray(time) + "+08:00");
}

/// With one part replaced, which must be there.
inline QByteArray with(QByteArray file, const QByteArray& part, const QByteArray& instead)
{
    const qsizetype at = file.indexOf(part);
    Q_ASSERT(at >= 0);
    return at < 0 ? QByteArray() : file.replace(at, part.size(), instead);
}

} // namespace guitai::test
