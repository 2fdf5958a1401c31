// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/consent.h"

namespace guitai::simulation {

Secret consentOf(World& world, const users::User& user, users::ConsentKind kind, SeededRandom& random)
{
    const auto slot = users::slotOfUser(user.userNo).value();
    const RandomBytes bytes = [&random](qsizetype count) { return random.bytes(count); };
    const Secret secret = users::mintConsent(kind, slot, bytes);
    const UtcTime now = world.clock.now();
    const std::function<Result<users::NewConsent>(storage::Transaction&)> work = [&](storage::Transaction& tx) {
        return users::insertConsent(tx, user.userNo, kind, secret, now);
    };
    Shards& shards = world.furnished.shards();
    return shards.write(shards.shardOf(slot), work).secret;
}

} // namespace guitai::simulation
