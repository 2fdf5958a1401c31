// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What must be so when all is quiet: every check of `guitai-backend audit`, and what only somebody outside can know:
// the provider's books are ours, merchants' answers still hold, receivers have what was delivered.
#pragma once

namespace guitai::simulation {

class World;

/// Names what is not so as violations of the world.
void checkBooks(World& world);

} // namespace guitai::simulation
