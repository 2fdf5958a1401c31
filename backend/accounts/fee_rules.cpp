// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/fee_rules.h"

namespace guitai::accounts {

namespace {

using storage::Bind;

const storage::Statement kInsertFeeRule{"accounts/insert_fee_rule"};
const storage::Statement kFindFeeRule{"accounts/find_fee_rule"};

bool isSame(const FeeRule& a, const FeeRule& b)
{
    return a.validFrom == b.validFrom && a.partsPerMillion == b.partsPerMillion && a.rounding == b.rounding &&
           a.minimum == b.minimum;
}

Result<Done> insertFeeRule(storage::Transaction& tx, const FeeRule& rule)
{
    const auto inserted = tx.run(kInsertFeeRule, {rule.merchantId, rule.channel, rule.validFrom, rule.partsPerMillion,
                                                  Bind::text(textOf(rule.rounding)), rule.minimum});
    if (inserted)
        return Done{};
    if (!(inserted.error().code == storage::errors::kUniqueViolation))
        return inserted.error();
    const auto known = findFeeRule(tx, rule.merchantId, rule.channel, rule.validFrom);
    if (!known)
        return known.error();
    if (!*known || !isSame(**known, rule))
        return Error{errors::kFeeRuleDiffers};
    return Done{};
}

} // namespace

Result<std::optional<FeeRule>> findFeeRule(storage::Reader& reader, const MerchantId& merchantId,
                                           const ChannelCode& channel, UtcTime createdAt)
{
    const auto rows = reader.rows(kFindFeeRule, {merchantId, channel, createdAt});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<FeeRule>();
    const storage::Row& row = rows->front();
    const auto rounding = parseRounding(row.utf8(2));
    if (!rounding)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored fee rule is unreadable.")};
    FeeRule rule{merchantId, channel, row.time(0), static_cast<int>(row.number(1)), *rounding, row.number(3)};
    return std::optional(std::move(rule));
}

async::Task<Result<Done>> FeeRules::put(FeeRule rule)
{
    const bool valid = !rule.merchantId.isEmpty() && !rule.channel.isEmpty() && rule.partsPerMillion >= 0 &&
                       rule.partsPerMillion <= FeeRule::kWhole && rule.minimum >= 0 &&
                       rule.minimum <= Money::kMostMinor;
    if (!valid)
        co_return Error{errors::kFeeRuleInvalid};
    for (storage::ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard) {
        std::function<Result<Done>(storage::Transaction&)> work = [rule](storage::Transaction& tx) {
            return insertFeeRule(tx, rule);
        };
        auto writing = m_storage.write<Done>(shard, std::move(work));
        const Result<Done> written = co_await writing;
        if (!written)
            co_return written.error();
    }
    co_return Done{};
}

} // namespace guitai::accounts
