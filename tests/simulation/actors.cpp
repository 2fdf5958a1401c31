// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/actors.h"

#include "simulation/clerk.h"
#include "simulation/purchase.h"
#include "simulation/withdrawing.h"

namespace guitai::simulation {

namespace {

/// Owns the actor until it has left; the world outlives it.
template <class Actor>
async::Task<> live(World* world, std::unique_ptr<Actor> actor)
{
    auto running = actor->run();
    co_await running;
    world->actorLeft();
}

} // namespace

int sendActors(World& world)
{
    const auto purchases = static_cast<int>(world.random.between(4, 36));
    for (int number = 1; number <= purchases; ++number)
        live(&world, std::make_unique<Purchase>(world, number, world.random.fork()));
    const auto withdrawals = static_cast<int>(world.random.between(0, 6));
    for (int number = 1; number <= withdrawals; ++number)
        live(&world, std::make_unique<Withdrawing>(world, number, world.random.fork()));
    const size_t merchants = world.furnished.merchants().size();
    for (size_t merchant = 0; merchant < merchants; ++merchant)
        live(&world, std::make_unique<Clerk>(world, merchant, world.random.fork()));
    return purchases + withdrawals + static_cast<int>(merchants);
}

} // namespace guitai::simulation
