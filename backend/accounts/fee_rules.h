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
/// It would begin before every shard knows it.
inline constexpr ErrorCode kFeeRuleTooEarly{"FEE_RULE_TOO_EARLY", 422};
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

/// A part of FeeRules::put: the rule on one shard. False when it is there already; FEE_RULE_DIFFERS.
Result<bool> insertFeeRule(storage::Transaction& tx, const FeeRule& rule);
Result<Done> checkFeeRule(const FeeRule& rule);

/// Before that moment, and of those that begin then, those of channels before that one; the latest begin first.
struct FeeRuleQuery
{
    MerchantId merchantId;
    ChannelCode channel; ///< empty: of every channel
    std::int64_t beforeMs = 0;
    QByteArray beforeChannel;
    int limit = 50;
};
Result<std::vector<FeeRule>> listFeeRules(storage::Reader& reader, const FeeRuleQuery& query);
/// All of them, for a shard that may lack some.
Result<std::vector<FeeRule>> allFeeRules(storage::Reader& reader);

/// The rule for a payment created at that time; nothing where none was agreed, which costs nothing.
Result<std::optional<FeeRule>> findFeeRule(storage::Reader& reader, const MerchantId& merchantId,
                                           const ChannelCode& channel, UtcTime createdAt);

} // namespace guitai::accounts
