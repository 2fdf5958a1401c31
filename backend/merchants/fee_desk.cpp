// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/fee_desk.h"

#include "merchants/audit_trail.h"
#include "storage/newest_first.h"

namespace guitai::merchants {

namespace {

using Rules = std::vector<accounts::FeeRule>;

accounts::FeeRule ruleOf(const MerchantId& merchantId, const wire::FeeRule& rule)
{
    return {merchantId, rule.channel, rule.validFrom, rule.partsPerMillion, rule.rounding, rule.minimum};
}

wire::FeeRule toWire(const accounts::FeeRule& rule)
{
    return {rule.channel, rule.partsPerMillion, rule.rounding, rule.minimum, rule.validFrom};
}

QString textOf(const accounts::FeeRule& rule)
{
    return QStringLiteral("%1 ppm %2, at least %3, from %4")
        .arg(QString::number(rule.partsPerMillion), QString::fromLatin1(guitai::textOf(rule.rounding)),
             QString::number(rule.minimum), QString::fromLatin1(rule.validFrom.toRfc3339()));
}

/// On the home shard.
Result<Done> insertAgreed(storage::Transaction& tx, const accounts::FeeRule& rule, const QByteArray& actor, UtcTime now)
{
    const auto inserted = accounts::insertFeeRule(tx, rule);
    if (!inserted)
        return inserted.error();
    if (!*inserted)
        return Done{};
    if (rule.validFrom < now + FeeDesk::kLeadTime) // rolls the insert back
        return Error{accounts::errors::kFeeRuleTooEarly, QStringLiteral("valid_from"), {}};
    return appendAuditEntry(tx, {now, actor, "fee_rule.agreed",
                                 "fee_rule/" + rule.merchantId.bytes() + '/' + rule.channel.bytes(), textOf(rule)});
}

} // namespace

async::Task<Result<wire::FeeRule>> FeeDesk::agree(MerchantId merchantId, wire::FeeRule wanted, QByteArray actor)
{
    const accounts::FeeRule rule = ruleOf(merchantId, wanted);
    if (const auto valid = accounts::checkFeeRule(rule); !valid)
        co_return valid.error();
    std::function<Result<Done>(storage::Transaction&)> work =
        [rule, actor, now = m_clock.now()](storage::Transaction& tx) { return insertAgreed(tx, rule, actor, now); };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    const Result<Done> written = co_await writing;
    if (!written)
        co_return written.error();
    accounts::FeeRules everywhere(m_storage);
    auto putting = everywhere.put(rule);
    const Result<Done> put = co_await putting;
    if (!put)
        co_return put.error();
    co_return toWire(rule);
}

async::Task<Result<wire::FeeRulePage>> FeeDesk::list(MerchantId merchantId, Filter filter)
{
    const auto from = storage::PageEnd::parse(filter.cursor);
    if (!from)
        co_return from.error();
    const accounts::FeeRuleQuery query{merchantId, filter.channel, from->ms, from->id, filter.limit + 1};
    std::function<Result<Rules>(storage::Reader&)> work = [query](storage::Reader& reader) {
        return accounts::listFeeRules(reader, query);
    };
    auto reading = m_storage.read<Rules>(storage::kHomeSlot, std::move(work));
    Result<Rules> rules = co_await reading;
    if (!rules)
        co_return rules.error();
    const auto endAt = [](const accounts::FeeRule& rule) {
        return storage::PageEnd{rule.validFrom.ms(), rule.channel.bytes()};
    };
    wire::FeeRulePage page;
    page.nextCursor = storage::cutToPage(*rules, filter.limit, endAt);
    for (const accounts::FeeRule& rule : *rules)
        page.feeRules.push_back(toWire(rule));
    co_return page;
}

async::Task<Result<Done>> FeeDesk::spread()
{
    std::function<Result<Rules>(storage::Reader&)> work = [](storage::Reader& reader) {
        return accounts::allFeeRules(reader);
    };
    auto reading = m_storage.read<Rules>(storage::kHomeSlot, std::move(work));
    const Result<Rules> rules = co_await reading;
    if (!rules)
        co_return rules.error();
    accounts::FeeRules everywhere(m_storage);
    for (const accounts::FeeRule& rule : *rules) {
        auto putting = everywhere.put(rule);
        const Result<Done> put = co_await putting;
        if (!put)
            co_return put.error();
    }
    co_return Done{};
}

} // namespace guitai::merchants
