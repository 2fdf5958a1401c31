// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Zip files of a few members held in memory, as bills are packed. Names are bytes in whatever encoding their maker has:
// the flag that says UTF-8 is not set. Pure; any thread.
#pragma once

#include <QByteArray>
#include <QList>

namespace guitai::sandbox {

struct ZipMember
{
    QByteArray name;
    QByteArray content;
};

QByteArray zipFile(const QList<ZipMember>& members);

} // namespace guitai::sandbox
