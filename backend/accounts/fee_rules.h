// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Fee rules as they are agreed with merchants. Every shard keeps every rule, because a payment's fee is posted in
// the transaction that makes it paid. A rule in force is never changed: a new one begins later.
#pragma once

#include "accounts/fees.h"
#include "storage/storage.h"

namespace guitai::accounts {

namespace errors {
/// Another rule begins at the same time for that merchant and channel.
inline constexpr ErrorCode kFeeRuleDiffers{"FEE_RULE_DIFFERS", 409};
inline constexpr ErrorCode kFeeRuleInvalid{"FEE_RULE_INVALID", 400};
} // namespace errors

class FeeRules
{
public:
    explicit FeeRules(storage::Storage& storage) : m_storage(storage) {}

    /// Durable on every shard when it answers ok; made again after an error, it finishes what was begun.
    async::Task<Result<Done>> put(FeeRule rule);

private:
    storage::Storage& m_storage;
};

/// The rule for a payment created at that time; nothing where none was agreed, which costs nothing.
Result<std::optional<FeeRule>> findFeeRule(storage::Reader& reader, const MerchantId& merchantId,
                                           const ChannelCode& channel, UtcTime createdAt);

} // namespace guitai::accounts
