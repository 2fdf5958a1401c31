// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of who keeps the books, as pictures.
#pragma once

#include <QSize>
#include <QString>

namespace guitai::test {

void paintFinance(const QString& folder, QSize size, const QString& language, const QString& theme);

} // namespace guitai::test
