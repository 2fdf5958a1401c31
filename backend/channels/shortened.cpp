// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/shortened.h"

namespace guitai::channels {

QString shortened(const QString& text, qsizetype mostBytes)
{
    QByteArray kept = text.toUtf8().left(mostBytes + 1);
    if (kept.size() <= mostBytes)
        return text;
    const auto continues = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; };
    while (!kept.isEmpty() && continues(kept.back()))
        kept.chop(1);
    kept.chop(1); // the first byte of the character that does not fit
    return QString::fromUtf8(kept);
}

} // namespace guitai::channels
