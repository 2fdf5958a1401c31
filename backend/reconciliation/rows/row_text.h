// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A row as a line of the canonical file, and back. One row has exactly one line and the other way round. Pure; any
// thread.
#pragma once

#include "result/result.h"
#include "rows/bill_row.h"

namespace guitai::rows {

namespace errors {
/// A row that has no line, a line that is no row, or a file without its header or trailer.
inline constexpr ErrorCode kRowMalformed{"ROW_MALFORMED", 422};
} // namespace errors

inline constexpr char kHeader[] = "kind,number,transaction,amount,fee,currency,state,at,line,carried,note";
/// The last line is this and the count of rows.
inline constexpr char kTrailer[] = "#rows=";

inline constexpr qsizetype kMostNumberBytes = 128; ///< number, transaction
inline constexpr qsizetype kMostNoteBytes = 200;
inline constexpr qsizetype kMostLineBytes = 640; ///< any row's line is shorter, its end of line included
inline constexpr UtcTime kLatest = UtcTime::fromMs(253'402'300'799'999); ///< the year 9999
inline constexpr int kMostCarried = 999;

/// Whether it can stand in a field: printable ASCII without comma, not too long. A reader of a provider's file makes a
/// row unreadable whose number does not fit.
bool fitsField(QByteArrayView text, qsizetype mostBytes = kMostNumberBytes);

/// What is written into a note: whatever does not fit a field becomes '?', what is too long is cut.
QByteArray noteOf(QByteArrayView text);

/// An unreadable row.
BillRow unreadableRow(std::int64_t line, QByteArrayView note);

/// PAYMENT, REFUND, UNREADABLE; SUCCEEDED, PROCESSING, FAILED, REVERSED
QByteArrayView nameOf(Kind kind);
QByteArrayView nameOf(State state);

/// Without the end of line.
Result<QByteArray> lineOf(const BillRow& row);
Result<BillRow> rowOf(QByteArrayView line);

} // namespace guitai::rows
