// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every screen of the till; written by CMake from the folders it finds.
#pragma once

#include "screens/screen.h"

#include <memory>
#include <vector>

namespace guitai::screens {

using MakeScreen = std::unique_ptr<Screen> (*)(const Tools& tools);

std::vector<MakeScreen> builtInScreens();

} // namespace guitai::screens
