// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A fresh storage of a backend that is a process of its own: SQLite files in its folder, or with
// GUITAI_TEST_ENGINE=mariadb schemas on the test program's server.
#pragma once

#include "storage/engine.h"

#include <QStringList>

namespace guitai::test {

bool onMaria();
/// Why the engine that was asked for cannot be had here; empty when it can.
QString whyNoStorage();

/// Not made yet: the backend does that. `folder` is the backend's, see LoadBackend.
storage::EngineOptions freshStorage(const QString& folder, int shards);
/// How the backend's environment names it.
QStringList settingsFor(const storage::EngineOptions& options, int shards);

} // namespace guitai::test
