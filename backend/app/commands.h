// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of guitai-backend. Exit codes: 0 done, 1 found something (audit) or failed, 2 wrong usage.
#pragma once

#include <QStringList>

namespace guitai::app {

/// `arguments` as QCoreApplication gives them. Blocks until the command has ended.
int runCommand(const QStringList& arguments);

} // namespace guitai::app
