// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the files of a day of a channel account are: <root>/<account id>/<yyyy-mm-dd>/. Pure.
#pragma once

#include "ids/ids.h"
#include "ids/reconciliation_ids.h"
#include "time/utc_time.h"

#include <QString>

namespace guitai::bills {

/// An account's id is percent-encoded where a file system would read something into it.
QString dayFolder(const QString& root, const ChannelAccountId& accountId, const QByteArray& day);
/// As it came.
QString originalFile(const QString& folder, const BillId& billId);
/// What was read of it: a canonical file.
QString canonicalFile(const QString& folder, const BillId& billId);

/// Days before (-1) or after (1) that one.
BusinessDate daysFrom(const BusinessDate& day, int days);

} // namespace guitai::bills
