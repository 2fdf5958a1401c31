// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Event and record numbers are drawn from OpenSSL inside transactions; in a simulation they come from the seed too.
#pragma once

#include <cstdint>

namespace guitai::simulation {

void seedOpenssl(std::uint64_t seed);

} // namespace guitai::simulation
