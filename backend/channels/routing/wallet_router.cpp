// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/wallet_router.h"

#include "accounts/fee_rules.h"
#include "log/log.h"

#include <QJsonArray>

namespace guitai::routing {

namespace {

using channels::Candidate;
using Wallets = std::vector<Candidate>;

const log::Category lc{"routing"};

constexpr std::chrono::nanoseconds kFeeFreshFor = std::chrono::seconds(60);
constexpr int kMostFees = 16'384;

bool showsCode(const channels::PayWay& way)
{
    return way.showsCode;
}

const channels::PayWay* wayOf(const channels::Descriptor& descriptor, FittingWay fits)
{
    const auto found = std::find_if(descriptor.payWays.begin(), descriptor.payWays.end(), fits);
    return found == descriptor.payWays.end() ? nullptr : &*found;
}

} // namespace

async::Task<int> WalletRouter::feePpm(MerchantId merchantId, ChannelCode channel)
{
    const WalletKey key(merchantId, channel);
    const auto known = m_fees.constFind(key);
    const auto now = m_parts.clock.monotonic();
    if (known != m_fees.constEnd() && now - known->readAt < kFeeFreshFor)
        co_return known->partsPerMillion;
    std::function<Result<int>(storage::Reader&)> work = [merchantId, channel,
                                                         at = m_parts.clock.now()](storage::Reader& reader) {
        const auto rule = accounts::findFeeRule(reader, merchantId, channel, at);
        if (!rule)
            return Result<int>(rule.error());
        return Result<int>(*rule ? (*rule)->partsPerMillion : 0);
    };
    auto reading = m_parts.storage.read<int>(storage::kHomeSlot, std::move(work));
    const Result<int> read = co_await reading;
    if (!read) // an old fee weighs well enough
        co_return m_fees.value(key).partsPerMillion;
    if (m_fees.size() >= kMostFees)
        m_fees.clear();
    m_fees.insert(key, {*read, now});
    co_return *read;
}

async::Task<Result<Candidate>> WalletRouter::wallet(MerchantId merchantId, ChannelCode channel)
{
    auto finding = m_parts.accounts.find(merchantId, channel);
    Result<channels::ChannelAccount> account = co_await finding;
    if (!account)
        co_return account.error();
    auto weighing = feePpm(merchantId, channel);
    Candidate candidate;
    candidate.feePpm = co_await weighing;
    candidate.account = *std::move(account);
    candidate.line = m_parts.health.view({channel, candidate.account.accountId, merchantId});
    const ChannelSwitch said = m_parts.switches.of(merchantId, channel);
    candidate.isPaused = said.pause.has_value();
    candidate.preference = said.preference;
    co_return candidate;
}

async::Task<Wallets> WalletRouter::wallets(MerchantId merchantId)
{
    Wallets all;
    const std::vector<ChannelCode> codes = m_parts.registry.codes();
    for (const ChannelCode& channel : codes) {
        auto finding = wallet(merchantId, channel);
        Result<Candidate> found = co_await finding;
        if (found)
            all.push_back(*std::move(found));
    }
    co_return all;
}

async::Task<Error> WalletRouter::unavailable(MerchantId merchantId)
{
    auto finding = wallets(merchantId);
    const Wallets all = co_await finding;
    QJsonArray ways;
    for (const Candidate& one : all) {
        if (!channels::isUsable(one))
            continue;
        for (const channels::PayWay& way : m_parts.registry.byCode(one.account.channel)->descriptor().payWays)
            ways.append(QString::fromLatin1(way.code));
    }
    Error error{errors::kChannelUnavailable, QStringLiteral("pay_way"),
                QStringLiteral("The wallet does not take new payments now.")};
    error.extras.insert(QStringLiteral("alternatives"), ways);
    co_return error;
}

async::Task<std::vector<Route>> WalletRouter::working(MerchantId merchantId, FittingWay fits)
{
    auto finding = wallets(merchantId);
    Wallets all = co_await finding;
    std::vector<Route> routes;
    for (const Candidate& one : channels::ranked(all)) {
        if (const auto* way = wayOf(m_parts.registry.byCode(one.account.channel)->descriptor(), fits))
            routes.push_back({way->code, one.account});
    }
    log::debug(lc, "wallets_offered").with("merchant", merchantId.bytes()).with("weighed", channels::reasonOf(all));
    co_return routes;
}

async::Task<Result<std::vector<Route>>> WalletRouter::bestCodes(MerchantId merchantId)
{
    auto finding = wallets(merchantId);
    Wallets all = co_await finding;
    std::erase_if(all, [this](const Candidate& one) {
        return !wayOf(m_parts.registry.byCode(one.account.channel)->descriptor(), &showsCode);
    });
    const Wallets best = channels::ranked(all);
    if (best.empty()) {
        auto refusing = unavailable(merchantId);
        const Error refusal = co_await refusing;
        co_return refusal;
    }
    log::info(lc, "wallet_chosen")
        .with("merchant", merchantId.bytes())
        .with("channel", best.front().account.channel.bytes())
        .with("weighed", channels::reasonOf(all));
    std::vector<Route> routes;
    for (const Candidate& one : best) {
        const auto& descriptor = m_parts.registry.byCode(one.account.channel)->descriptor();
        routes.push_back({wayOf(descriptor, &showsCode)->code, one.account});
    }
    co_return routes;
}

async::Task<Result<std::vector<Route>>> WalletRouter::routesFor(MerchantId merchantId, QByteArray payWay,
                                                                bool evenPaused)
{
    if (payWay == kAutoQr) {
        auto choosing = bestCodes(merchantId);
        Result<std::vector<Route>> routes = co_await choosing;
        co_return routes;
    }
    const ChannelCode channel = m_parts.registry.byPayWay(payWay)->descriptor().code;
    auto finding = m_parts.accounts.find(merchantId, channel);
    Result<channels::ChannelAccount> account = co_await finding;
    if (!account)
        co_return account.error();
    Candidate named;
    named.line = m_parts.health.standing({channel, account->accountId, merchantId});
    named.isPaused = !evenPaused && m_parts.switches.of(merchantId, channel).pause.has_value();
    if (!channels::isUsable(named)) {
        log::info(lc, "wallet_refused")
            .with("merchant", merchantId.bytes())
            .with("channel", channel.bytes())
            .with("reason", named.isPaused ? QByteArray("PAUSED") : named.line.reason);
        auto refusing = unavailable(merchantId);
        const Error refusal = co_await refusing;
        co_return refusal;
    }
    std::vector<Route> routes;
    routes.push_back({payWay, *std::move(account)});
    co_return routes;
}

} // namespace guitai::routing
