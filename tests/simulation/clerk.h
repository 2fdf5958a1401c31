// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A merchant's clerk: resolves doubtful money one way or the other, decides about refunds, and freezes, captures and
// releases.
#pragma once

#include "simulation/world.h"

namespace guitai::simulation {

class Clerk
{
public:
    Clerk(World& world, size_t merchant, SeededRandom random);

    /// The clerk outlives it.
    async::Task<> run();

private:
    async::Task<> decideApprovals();
    async::Task<> decide(approvals::Approval approval);
    async::Task<> resolveDoubtfulMoney();
    async::Task<> resolve(wire::DoubtfulMoney money);
    async::Task<> freeze(int ordinal);
    async::Task<> end(wire::Freeze freeze);

    World& m_world;
    SeededRandom m_random;
    const MerchantId m_merchantId;
    const MerchantId m_other;
};

} // namespace guitai::simulation
