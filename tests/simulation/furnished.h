// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The databases with what every run begins with: two merchants, their channels, fees, receivers, and users with money.
// Made once; each run takes them back to it.
#pragma once

#include "merchants/sealed_secret.h"
#include "simulation/shards.h"
#include "users/user_record.h"

namespace guitai::simulation {

inline constexpr int kShards = 2;
inline constexpr std::int64_t kGift = 50'000; ///< what each user begins with, minor units

class Furnished
{
public:
    Furnished();

    Shards& shards() { return m_shards; }
    const merchants::SecretSealer& sealer() const { return m_sealer; }
    UtcTime begins() const { return UtcTime::fromSeconds(1'795'400'000); }

    const std::vector<MerchantId>& merchants() const { return m_merchants; }
    const std::vector<users::User>& usersOf(size_t merchant) const { return m_users.at(merchant); }

private:
    void addMerchant(const MerchantId& merchantId, std::uint64_t seed);
    void addFees(const MerchantId& merchantId);
    void addUser(const MerchantId& merchantId, int number, std::uint64_t seed);

    Shards m_shards{kShards};
    merchants::SecretSealer m_sealer;
    std::vector<MerchantId> m_merchants;
    std::vector<std::vector<users::User>> m_users;
};

} // namespace guitai::simulation
