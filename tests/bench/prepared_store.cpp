// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/prepared_store.h"

#include "accounts/ledger.h"
#include "app/storage_options.h"
#include "bench/steady_load.h"
#include "crypto/hash.h"
#include "merchants/api_keys.h"
#include "merchants/channel_accounts.h"
#include "merchants/merchants.h"
#include "payments/begin_payment.h"
#include "results/apply_channel_result.h"
#include "support/run_task.h"
#include "users/consents.h"

namespace guitai::bench {

namespace {

using namespace std::chrono_literals;
using storage::Transaction;

const storage::Statement kSumChecks{"bench/sum_checks"};
constexpr char kActor[] = "system:bench";
constexpr std::int64_t kFullBalance = 100'000'000'000; // a thousand million yuan

app::Settings settingsOf(const test::LoadBackend& backend)
{
    auto reader = config::ConfigReader::load({}, backend.environment());
    if (!reader)
        qFatal("the settings cannot be read: %s", qPrintable(reader.error().detail));
    auto settings = app::Settings::read(*reader);
    if (!settings)
        qFatal("the settings are refused: %s", qPrintable(settings.error().field));
    return *settings;
}

std::unique_ptr<storage::Storage> opened(const app::Settings& settings)
{
    auto storage = storage::openStorage(app::storageOptions(settings));
    if (!storage)
        qFatal("the storage does not open: %s", qPrintable(storage.error().detail));
    return std::move(*storage);
}

merchants::SecretSealer sealerOf(const app::Settings& settings)
{
    auto sealer = merchants::SecretSealer::fromKeyFile(settings.keyFile);
    if (!sealer)
        qFatal("the seal key is unusable: %s", qPrintable(sealer.error().detail));
    return *std::move(sealer);
}

/// What a work of this file answers; it can only fail by a fault of the bench.
void done(const Result<Done>& result)
{
    if (!result)
        qFatal("the storage cannot be prepared: %s %s", result.error().code.name, qPrintable(result.error().detail));
}

void write(storage::Storage& storage, storage::Slot slot, std::function<Result<Done>(Transaction&)> work)
{
    done(test::runTask(storage.write<Done>(slot, std::move(work))));
}

Result<Done> insertSeller(Transaction& tx, const merchants::SecretSealer& sealer, const Seller& seller, UtcTime at)
{
    merchants::Merchant merchant;
    merchant.merchantId = seller.merchantId;
    merchant.name = seller.merchantId.text();
    if (const auto inserted = merchants::insertMerchant(tx, merchant, at, kActor); !inserted)
        return inserted.error();
    merchants::ApiKey key;
    key.keyId = seller.keyId;
    key.merchantId = seller.merchantId;
    key.secret = seller.keySecret;
    return merchants::insertApiKey(tx, sealer, key, at, kActor);
}

Result<Done> insertBuyer(Transaction& tx, const users::User& user, const Secret& token, UtcTime at)
{
    if (const auto inserted = users::insertUser(tx, user); !inserted)
        return inserted.error();
    const auto consent = users::insertConsent(tx, user.userNo, users::ConsentKind::Token, token, at);
    if (!consent)
        return consent.error();
    const accounts::AccountId account = users::accountOf(user.userNo, Currency::cny());
    const accounts::AccountId drawer =
        accounts::takings(account.slot, ChannelCode::trusted("cash"), user.merchantId, account.currency);
    const Money full(kFullBalance, account.currency);
    const accounts::Batch batch{"filled:" + user.userNo.bytes(),
                                "RECHARGE",
                                user.userNo.bytes(),
                                at,
                                {{drawer, accounts::Side::Debit, full}, {account, accounts::Side::Credit, full}}};
    const auto posted = accounts::post(tx, batch);
    if (!posted)
        return posted.error();
    return Done{};
}

payments::PaymentIntent intentOf(const OpenPayments& wanted, const QByteArray& name, int index, UtcTime now)
{
    payments::PaymentIntent intent;
    intent.merchantId = MerchantId::trusted("M1000");
    intent.wanted.merchantOrderNo = MerchantOrderNo::trusted(name + QByteArray::number(index));
    const auto slot = storage::Slot::of(intent.merchantId, intent.wanted.merchantOrderNo.bytes());
    intent.paymentNo = mintPaymentNo(now, slot.number(), &crypto::randomBytes);
    intent.channel = wanted.channel;
    intent.accountId = wanted.accountId;
    intent.createdAt = now;
    intent.expiresAt = now + 2h;
    intent.wanted.amount = Money(1'230, Currency::cny());
    intent.wanted.subject = QStringLiteral("tea");
    intent.wanted.payWay = wanted.payWay;
    return intent;
}

/// One payment on its way as CreatePayment takes it: claim, payment and attempt, then what the channel answered.
Result<Done> begin(Transaction& tx, const payments::PaymentIntent& intent, UtcTime nextCheckAt)
{
    const payments::Claim claim{intent.merchantId, intent.wanted.merchantOrderNo.bytes(),
                                crypto::sha256(intent.paymentNo.bytes()).toHex(), intent.paymentNo, intent.createdAt};
    if (const auto taken = payments::takeClaim(tx, claim); !taken)
        return taken.error();
    const auto file = payments::beginOrResume(tx, payments::fileOf(intent));
    if (!file)
        return file.error();
    channels::PlaceOutcome outcome;
    outcome.state = channels::PlaceState::Placed;
    outcome.credential = channels::Credential{"qr", QStringLiteral("bench:") + intent.paymentNo.text()};
    const results::Placement placement{file->attempts.front().attemptNo, outcome, intent.createdAt, nextCheckAt};
    const auto applied = results::applyPlacement(tx, placement, *file);
    if (!applied)
        return applied.error();
    const payments::CreateAnswer answer{201, toWire(applied->file).toJsonText(), false};
    return payments::answerClaim(tx, claim, answer);
}

} // namespace

PreparedStore::PreparedStore(const test::LoadBackend& backend)
    : m_storage(opened(settingsOf(backend))), m_sealer(sealerOf(settingsOf(backend)))
{
}

PreparedStore::~PreparedStore() = default;

void PreparedStore::addSeller(Crowd& crowd, int users)
{
    const QByteArray name = "B" + QByteArray::number(crowd.sellers.size());
    const Seller seller{MerchantId::trusted(name), ApiKeyId::trusted("key-" + name), Secret(crypto::randomBytes(32))};
    const UtcTime now = m_clock.now();
    write(*m_storage, storage::kHomeSlot, [&](Transaction& tx) { return insertSeller(tx, m_sealer, seller, now); });
    channels::ChannelAccount account;
    account.accountId = ChannelAccountId::trusted(name + "-balance");
    account.merchantId = seller.merchantId;
    account.channel = ChannelCode::trusted("balance");
    account.secrets = Secret("{}");
    merchants::ChannelAccounts accounts(*m_storage, m_sealer, m_clock);
    done(test::runTask(accounts.put(account, kActor)));
    for (int i = 0; i < users; ++i) {
        crowd.buyers.push_back(addBuyer(seller, i));
        crowd.buyers.back().seller = crowd.sellers.size();
    }
    crowd.sellers.push_back(seller);
}

Buyer PreparedStore::addBuyer(const Seller& seller, int number)
{
    const UtcTime now = m_clock.now();
    users::User user;
    user.merchantId = seller.merchantId;
    user.userId = QStringLiteral("user-%1").arg(number);
    const storage::Slot slot = storage::Slot::of(user.merchantId, user.userId.toUtf8());
    user.userNo = UserNo::trusted(mintNumber('U', now, slot.number(), &crypto::randomBytes));
    user.passwordHash = "none"; // nobody signs in with it: the token is there
    user.createdAt = now;
    Buyer buyer;
    buyer.token = users::mintConsent(users::ConsentKind::Token, slot, &crypto::randomBytes);
    write(*m_storage, slot, [&](Transaction& tx) { return insertBuyer(tx, user, buyer.token, now); });
    return buyer;
}

std::vector<AttemptNo> PreparedStore::addOpenPayments(const OpenPayments& wanted)
{
    constexpr int kChunk = 500;
    const QByteArray name = runName();
    const UtcTime now = m_clock.now();
    const int shards = m_storage->shardCount();
    std::vector<std::vector<std::pair<payments::PaymentIntent, UtcTime>>> chunks(static_cast<size_t>(shards));
    std::vector<AttemptNo> attempts;
    attempts.reserve(static_cast<size_t>(wanted.count));
    const auto flush = [&](storage::ShardIndex shard) {
        auto& chunk = chunks[static_cast<size_t>(shard)];
        std::function<Result<Done>(Transaction&)> work = [&](Transaction& tx) -> Result<Done> {
            for (const auto& [intent, nextCheckAt] : chunk) {
                if (const auto begun = begin(tx, intent, nextCheckAt); !begun)
                    return begun.error();
            }
            return Done{};
        };
        done(test::runTask(m_storage->write<Done>(shard, std::move(work))));
        chunk.clear();
    };
    for (int i = 0; i < wanted.count; ++i) {
        auto intent = intentOf(wanted, name, i, now);
        attempts.push_back(attemptNoOf(intent.paymentNo, 1));
        const storage::ShardIndex shard =
            m_storage->shardOf(storage::Slot::of(intent.merchantId, intent.wanted.merchantOrderNo.bytes()));
        auto& chunk = chunks[static_cast<size_t>(shard)];
        chunk.emplace_back(std::move(intent), now + wanted.firstCheck + wanted.spread * i / wanted.count);
        if (chunk.size() == kChunk)
            flush(shard);
    }
    for (storage::ShardIndex shard = 0; shard < shards; ++shard)
        flush(shard);
    return attempts;
}

qint64 PreparedStore::checksDone()
{
    qint64 sum = 0;
    for (storage::ShardIndex shard = 0; shard < m_storage->shardCount(); ++shard) {
        std::function<Result<qint64>(storage::Reader&)> work = [](storage::Reader& reader) -> Result<qint64> {
            const auto rows = reader.rows(kSumChecks, {});
            return rows ? Result<qint64>(rows->front().number(0)) : rows.error();
        };
        const auto part = test::runTask(m_storage->read<qint64>(shard, std::move(work)));
        sum += part ? *part : 0;
    }
    return sum;
}

} // namespace guitai::bench
