// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One run of the simulation: a seed, a world, faults, healing, checks.
#pragma once

#include "simulation/canary.h"
#include "simulation/furnished.h"

namespace guitai::simulation {

struct Outcome
{
    std::vector<QByteArray> violations;
    std::uint64_t traceHash = 0;
    std::int64_t steps = 0;
    Duration lived{0}; ///< virtual
    int payments = 0;
    int refunds = 0;
    int payouts = 0;
    int crashes = 0;
    std::int64_t doubtfulMoney = 0;
    std::int64_t exceptions = 0;
};

struct RunOptions
{
    std::uint64_t seed = 0;
    Canary canary = Canary::None;
    bool isPrinted = false;
};

Outcome simulate(Furnished& furnished, const RunOptions& options);

/// Once, before anything else: no randomness but the seeds', and no log lines.
void prepareProcess();

} // namespace guitai::simulation
