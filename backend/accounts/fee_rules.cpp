// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/fee_rules.h"

namespace guitai::accounts {

namespace {

using storage::Bind;

const storage::Statement kInsertFeeRule{"accounts/insert_fee_rule"};
const storage::Statement kFindFeeRule{"accounts/find_fee_rule"};
const storage::Statement kListFeeRules{"accounts/list_fee_rules"};
const storage::Statement kAllFeeRules{"accounts/all_fee_rules"};

bool isSame(const FeeRule& a, const FeeRule& b)
{
    return a.validFrom == b.validFrom && a.partsPerMillion == b.partsPerMillion && a.rounding == b.rounding &&
           a.minimum == b.minimum;
}

Result<FeeRule> feeRuleOf(const storage::Row& row)
{
    const auto rounding = parseRounding(row.utf8(4));
    if (!rounding)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored fee rule is unreadable.")};
    return FeeRule{
        row.id<MerchantId>(0), row.id<ChannelCode>(1), row.time(2), static_cast<int>(row.number(3)), *rounding,
        row.number(5)};
}

Result<std::vector<FeeRule>> feeRulesOf(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    std::vector<FeeRule> rules;
    for (const storage::Row& row : *rows) {
        auto rule = feeRuleOf(row);
        if (!rule)
            return rule.error();
        rules.push_back(std::move(*rule));
    }
    return rules;
}

} // namespace

Result<std::optional<FeeRule>> findFeeRule(storage::Reader& reader, const MerchantId& merchantId,
                                           const ChannelCode& channel, UtcTime createdAt)
{
    const auto found = feeRulesOf(reader.rows(kFindFeeRule, {merchantId, channel, createdAt}));
    if (!found)
        return found.error();
    return found->empty() ? std::optional<FeeRule>() : std::optional(found->front());
}

Result<bool> insertFeeRule(storage::Transaction& tx, const FeeRule& rule)
{
    const auto inserted = tx.run(kInsertFeeRule, {rule.merchantId, rule.channel, rule.validFrom, rule.partsPerMillion,
                                                  Bind::text(textOf(rule.rounding)), rule.minimum});
    if (inserted)
        return true;
    if (!(inserted.error().code == storage::errors::kUniqueViolation))
        return inserted.error();
    const auto known = findFeeRule(tx, rule.merchantId, rule.channel, rule.validFrom);
    if (!known)
        return known.error();
    if (!*known || !isSame(**known, rule))
        return Error{errors::kFeeRuleDiffers, QStringLiteral("valid_from"), {}};
    return false;
}

Result<Done> checkFeeRule(const FeeRule& rule)
{
    const bool valid = !rule.merchantId.isEmpty() && !rule.channel.isEmpty() && rule.partsPerMillion >= 0 &&
                       rule.partsPerMillion <= FeeRule::kWhole && rule.minimum >= 0 &&
                       rule.minimum <= Money::kMostMinor;
    if (!valid)
        return Error{errors::kFeeRuleInvalid};
    return Done{};
}

Result<std::vector<FeeRule>> listFeeRules(storage::Reader& reader, const FeeRuleQuery& query)
{
    return feeRulesOf(reader.rows(kListFeeRules, {query.merchantId, query.beforeMs, query.beforeMs,
                                                  Bind::text(query.beforeChannel), query.channel, query.limit}));
}

Result<std::vector<FeeRule>> allFeeRules(storage::Reader& reader)
{
    return feeRulesOf(reader.rows(kAllFeeRules, {}));
}

async::Task<Result<Done>> FeeRules::put(FeeRule rule)
{
    if (const auto valid = checkFeeRule(rule); !valid)
        co_return valid.error();
    for (storage::ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard) {
        std::function<Result<bool>(storage::Transaction&)> work = [rule](storage::Transaction& tx) {
            return insertFeeRule(tx, rule);
        };
        auto writing = m_storage.write<bool>(shard, std::move(work));
        const Result<bool> written = co_await writing;
        if (!written)
            co_return written.error();
    }
    co_return Done{};
}

} // namespace guitai::accounts
