// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One withdrawal of a merchant's or a user's money, from asking for it to looking what became of it.
#pragma once

#include "simulation/world.h"

namespace guitai::simulation {

class Withdrawing
{
public:
    Withdrawing(World& world, int number, SeededRandom random);

    async::Task<> run();

private:
    withdrawals::WithdrawalCommand command();
    async::Task<WithdrawalNo> create();
    async::Task<> askForAnother(WithdrawalNo withdrawalNo);

    World& m_world;
    const QByteArray m_name;
    SeededRandom m_random;
    const size_t m_merchant;
    const users::User* m_user; ///< null: the merchant's own money
    const std::int64_t m_amount;
};

} // namespace guitai::simulation
