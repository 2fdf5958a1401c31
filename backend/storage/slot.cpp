// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/slot.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace guitai::storage {

// Part of the stored format: payment numbers carry the answer, so it never changes.
Slot Slot::of(const MerchantId& merchant, QByteArrayView key)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(merchant.bytes());
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(key);
    const auto first = qFromBigEndian<quint32>(hash.result().constData());
    return Slot(static_cast<int>(first % static_cast<quint32>(kCount)));
}

} // namespace guitai::storage
