// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/furnished.h"

#include "accounts/fee_rules.h"
#include "accounts/ledger.h"
#include "ids/payment_no.h"
#include "merchants/channel_accounts.h"
#include "simulation/sim_storage.h"
#include "webhooks/webhook_endpoints.h"
#include "webhooks/webhook_signature.h"

namespace guitai::simulation {

namespace {

constexpr int kUsersPerMerchant = 3;
constexpr char kActor[] = "system:simulation";

merchants::SecretSealer sealerIn(const QString& folder)
{
    auto sealer = merchants::SecretSealer::fromKeyFileMade(folder + QStringLiteral("/seal.key"));
    if (!sealer)
        qFatal("there is no key to seal with");
    return std::move(*sealer);
}

/// A storage without faults, to put things there by the production's own parts.
class QuietStorage
{
public:
    explicit QuietStorage(Shards& shards, UtcTime begins)
        : clock(m_scheduler, begins), storage({shards, m_scheduler, m_faults, m_random, m_trace}, m_scheduler.begin())
    {
    }
    template <class T>
    void run(async::Task<Result<T>> task)
    {
        const auto done = std::make_shared<bool>(false);
        follow<T>(std::move(task), done);
        while (!*done && m_scheduler.runNext())
            ;
        if (!*done)
            qFatal("the simulation cannot be furnished");
    }

private:
    template <class T>
    static async::Task<> follow(async::Task<Result<T>> task, std::shared_ptr<bool> done)
    {
        const Result<T> result = co_await task;
        if (!result)
            qFatal("the simulation cannot be furnished: %s", result.error().code.name);
        *done = true;
    }

    Scheduler m_scheduler;
    const Faults m_faults;
    SeededRandom m_random{1};
    Trace m_trace{false};

public:
    SimClock clock;
    SimStorage storage;
};

} // namespace

Furnished::Furnished() : m_sealer(sealerIn(m_shards.folder()))
{
    for (const char* merchant : {"M1", "M2"}) {
        m_merchants.push_back(MerchantId::trusted(merchant));
        addMerchant(m_merchants.back(), m_merchants.size());
    }
    m_shards.keep();
}

void Furnished::addMerchant(const MerchantId& merchantId, std::uint64_t seed)
{
    QuietStorage quiet(m_shards, begins());
    merchants::ChannelAccounts accounts(quiet.storage, m_sealer, quiet.clock);
    for (const char* channel : {"alpha", "beta", "balance", "cash"}) {
        channels::ChannelAccount account;
        account.accountId = ChannelAccountId::trusted(merchantId.bytes() + '-' + channel);
        account.merchantId = merchantId;
        account.channel = ChannelCode::trusted(channel);
        account.secrets = Secret("{}");
        quiet.run(accounts.put(account, kActor));
    }
    webhooks::WebhookEndpoints endpoints(quiet.storage, m_sealer, quiet.clock, {});
    webhooks::WebhookEndpoint endpoint;
    endpoint.merchantId = merchantId;
    endpoint.url = QUrl(QStringLiteral("https://shop.example/hook"));
    endpoint.secret = webhooks::makeWebhookSecret();
    quiet.run(endpoints.put(endpoint, kActor));
    addFees(merchantId);
    m_users.emplace_back();
    for (int number = 1; number <= kUsersPerMerchant; ++number)
        addUser(merchantId, number, seed);
}

void Furnished::addFees(const MerchantId& merchantId)
{
    QuietStorage quiet(m_shards, begins());
    accounts::FeeRules rules(quiet.storage);
    int partsPerMillion = 0;
    for (const char* channel : {"alpha", "beta"}) {
        accounts::FeeRule rule;
        rule.merchantId = merchantId;
        rule.channel = ChannelCode::trusted(channel);
        rule.partsPerMillion = partsPerMillion += 6'000;
        quiet.run(rules.put(rule));
    }
}

void Furnished::addUser(const MerchantId& merchantId, int number, std::uint64_t seed)
{
    SeededRandom random(seed * 100 + static_cast<std::uint64_t>(number));
    const RandomBytes bytes = [&random](qsizetype count) { return random.bytes(count); };
    users::User user;
    user.merchantId = merchantId;
    user.userId = QStringLiteral("user%1").arg(number);
    user.createdAt = begins();
    const auto slot = storage::Slot::of(merchantId, user.userId.toUtf8());
    user.userNo = UserNo::trusted(mintNumber('U', begins(), slot.number(), bytes));
    user.passwordHash = "nobody knows it"; // consents are put there directly: a hash would cost a fifth of a second
    const Money gift(kGift, Currency::cny());
    accounts::Batch batch;
    batch.effectKey = "gift:" + user.userNo.bytes();
    batch.kind = "GIFT";
    batch.at = begins();
    batch.lines = {
        {accounts::channelClearing(slot, ChannelCode::trusted("alpha"), gift.currency()), accounts::Side::Debit, gift},
        {users::accountOf(user.userNo, gift.currency()), accounts::Side::Credit, gift}};
    const std::function<Result<Done>(storage::Transaction&)> work = [&](storage::Transaction& tx) -> Result<Done> {
        if (const auto inserted = users::insertUser(tx, user); !inserted)
            return inserted.error();
        const auto posted = accounts::post(tx, batch);
        return posted ? Result<Done>(Done{}) : posted.error();
    };
    m_shards.write(m_shards.shardOf(slot), work);
    m_users.back().push_back(user);
}

} // namespace guitai::simulation
