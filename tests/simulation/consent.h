// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A user's own consent, put there directly: their password would cost a fifth of a second.
#pragma once

#include "simulation/world.h"
#include "users/consents.h"

namespace guitai::simulation {

Secret consentOf(World& world, const users::User& user, users::ConsentKind kind, SeededRandom& random);

} // namespace guitai::simulation
