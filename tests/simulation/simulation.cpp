// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/simulation.h"

#include "log/log.h"
#include "simulation/model_checks.h"
#include "simulation/seeded_openssl.h"
#include "simulation/world.h"

#include <QHashSeed>

namespace guitai::simulation {

Outcome simulate(Furnished& furnished, const RunOptions& options)
{
    seedOpenssl(options.seed);
    World world(furnished, options.seed, options.canary, options.isPrinted);
    world.play();
    world.heal();
    checkBooks(world);
    Outcome outcome;
    outcome.violations = world.violations();
    outcome.traceHash = world.trace.hash();
    outcome.steps = world.scheduler.steps();
    outcome.lived = world.scheduler.now();
    outcome.payments = static_cast<int>(world.book.payments().size());
    outcome.refunds = static_cast<int>(world.book.refunds().size());
    outcome.payouts = static_cast<int>(world.bank.payouts().size());
    outcome.crashes = world.crashes();
    outcome.doubtfulMoney = world.doubtfulMoney;
    outcome.exceptions = world.exceptions;
    return outcome;
}

void prepareProcess()
{
    QHashSeed::setDeterministicGlobalSeed();
    // Above every level: what a run says is its trace.
    log::setLeastLevel(static_cast<log::Level>(static_cast<int>(log::Level::Error) + 1));
    seedOpenssl(0);
}

} // namespace guitai::simulation
