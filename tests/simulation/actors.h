// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who acts in a run: customers who buy, pay, pay late and pay twice; merchants who ask, close, reverse and refund; a
// clerk for each merchant who looks after doubtful money and freezes. All draw from the run's seed.
#pragma once

namespace guitai::simulation {

class World;

/// Lets them in; answers how many there are. Each leaves by itself.
int sendActors(World& world);

} // namespace guitai::simulation
