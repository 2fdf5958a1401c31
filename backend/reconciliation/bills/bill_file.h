// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// From a provider's file on the disk to a canonical one beside it, whole or not at all. Blocks its caller; any thread.
#pragma once

#include "channels/bill_reader.h"

#include <QString>

namespace guitai::bills {

namespace errors {
/// Damaged, larger unpacked than a bill may be, or an archive without exactly one bill.
inline constexpr ErrorCode kBillArchiveRefused{"BILL_ARCHIVE_REFUSED", 422};
} // namespace errors

/// A bill unpacks to so much at most.
inline constexpr qint64 kMostPlainBytes = qint64{8} << 30;

/// Gives the pieces of the file to the reader, unpacked where it is a gzip or a zip. The file's SHA-256, hexadecimal.
Result<QByteArray> feedFile(const QString& path, channels::BillReader& reader);

/// Made whole on the disk under its last name.
Result<Done> settleFile(const QString& from, const QString& to);

/// Both are there, and equal; of files small enough to hold.
bool haveSameBytes(const QString& one, const QString& other);

/// A whole file of those bytes.
Result<Done> writeFile(const QString& path, const QByteArray& bytes);

} // namespace guitai::bills
