// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A report in each of its formats. Pure; any thread, and better not the event loop's.
#pragma once

#include "reports/report.h"
#include "reports/report_words.h"

namespace guitai::reports {

namespace errors {
inline constexpr ErrorCode kReportNotWritten{"REPORT_NOT_WRITTEN", 500};
} // namespace errors

/// Amounts in minor units, codes as they are; the format for programs.
QByteArray writeJson(const Report& report);
/// UTF-8 with a mark that spreadsheets look for: the lines of the classes, an empty line, the exceptions.
QByteArray writeCsv(const Report& report);
Result<QByteArray> writeXlsx(const Report& report, Language language);
/// A4, the newest days and the exceptions with most at risk first; all of them are in the other formats.
Result<QByteArray> writePdf(const Report& report, Language language);

} // namespace guitai::reports
