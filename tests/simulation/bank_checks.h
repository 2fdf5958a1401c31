// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace guitai::simulation {

class World;

/// What the bank did is what our books say, what a second person wanted, and what clients were answered.
void checkBank(World& world);

} // namespace guitai::simulation
