// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A day as a provider's own program would write it, for every channel that has bills. A channel without one fails the
// contract of bill readers.
#pragma once

#include "channels/channel.h"
#include "sandbox/bill_rows.h"

namespace guitai::test {

struct PlayedBill
{
    QByteArray file;
    QJsonObject settings; ///< of the account whose bill it is
    bool hasEnd = true;   ///< the format has a last line of its own
    QByteArray firstRow;  ///< a line of the file, without its end
};

/// What happened on 2026-11-22: two payments and a refund of a part.
QList<sandbox::BillRow> playedDay();
BusinessDate playedDate();
/// Nothing when nobody wrote it.
std::optional<PlayedBill> playedBill(const ChannelCode& channel, channels::BillKind kind,
                                     const QList<sandbox::BillRow>& rows);

} // namespace guitai::test
