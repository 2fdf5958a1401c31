// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Comma separated values that a spreadsheet takes for what they are: nothing is a formula, no long number loses its
// last digits, and Chinese is read as UTF-8.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace guitai::models {

/// What the file begins with; without it spreadsheets guess another encoding.
QByteArray csvMark();
/// One line with its end.
QByteArray csvLine(const QStringList& cells);
/// One cell: quoted where it must be, an apostrophe before what would be a formula or a number of more digits than a
/// spreadsheet keeps.
QString csvCell(const QString& text);

} // namespace guitai::models
