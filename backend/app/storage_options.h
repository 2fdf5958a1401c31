// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The database that the settings name.
#pragma once

#include "app/settings.h"
#include "storage/engine.h"

namespace guitai::app {

storage::EngineOptions storageOptions(const Settings& settings);

} // namespace guitai::app
