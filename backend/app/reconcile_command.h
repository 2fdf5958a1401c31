// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// guitai-backend reconcile: two sides of a day from files, without settings and without a database.
#pragma once

#include <QStringList>

namespace guitai::app {

/// Its exit code: 0 all matched, 1 failed, 2 wrong usage, 3 there are differences, 4 cancelled (go on with the same
/// arguments).
int runReconcile(const QStringList& arguments);

} // namespace guitai::app
