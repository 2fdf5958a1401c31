// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A slot is where a payment lives: one of 1,024, the hash of merchant and merchant order number, carried
// in the payment number. Slots map to shards; merchant-wide tables live on the home shard.
#pragma once

#include "ids/ids.h"

namespace guitai::storage {

class Slot
{
public:
    static constexpr int kCount = 1024;

    constexpr explicit Slot(int number) : m_number(number) {} ///< 0 to 1023
    /// The slot of everything that `merchant` calls by `key` (order number, idempotency key).
    static Slot of(const MerchantId& merchant, QByteArrayView key);

    constexpr int number() const { return m_number; }
    friend constexpr bool operator==(Slot, Slot) = default;

private:
    int m_number;
};

/// Where merchants, keys, operators, sessions, channel accounts and the audit trail live.
inline constexpr Slot kHomeSlot{0};

} // namespace guitai::storage
