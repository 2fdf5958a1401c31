// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// guitai-backend archive list | verify | restore.
#pragma once

#include "app/settings.h"

#include <QStringList>

namespace guitai::app {

/// `words` behind "archive"; `target` is --to. Blocks; answers the exit code.
int runArchiveCommand(const Settings& settings, const QStringList& words, const QString& target);

} // namespace guitai::app
