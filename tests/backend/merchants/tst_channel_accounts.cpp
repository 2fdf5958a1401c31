// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Channel accounts on a real database: sealed secrets, one owner for ever, and payments going on without the
// disk.
#include "merchant_house.h"
#include "merchants/channel_accounts.h"

#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::merchants;
using namespace std::chrono_literals;
using test::codeOf;

namespace {

const MerchantId kMerchant = MerchantId::trusted("M1000");
const ChannelCode kWechat = ChannelCode::trusted("wechat");
const ChannelAccountId kAccount = ChannelAccountId::trusted("ca-1");

channels::ChannelAccount account(const char* mchid = "1900000001")
{
    channels::ChannelAccount made;
    made.accountId = kAccount;
    made.merchantId = kMerchant;
    made.channel = kWechat;
    made.settings.insert(QStringLiteral("mchid"), QString::fromLatin1(mchid));
    made.secrets = Secret(R"({"api_v3_key":"0123456789abcdef0123456789abcdef"})");
    return made;
}

/// The real storage until it goes away.
class LeavingStorage final : public storage::Storage
{
public:
    explicit LeavingStorage(storage::Storage& real) : m_real(real) {}
    int shardCount() const override { return m_real.shardCount(); }
    storage::ShardIndex shardOf(storage::Slot slot) const override { return m_real.shardOf(slot); }
    bool away = false;

protected:
    async::Later<std::optional<Error>> commit(storage::ShardIndex shard, ErasedWork work) override
    {
        const async::Promise<std::optional<Error>> promise;
        std::function<Result<Done>(storage::Transaction&)> forwarded = [work](storage::Transaction& tx) {
            return asResult(work(tx));
        };
        answer(m_real.write<Done>(shard, std::move(forwarded)), promise);
        return promise.later();
    }
    async::Later<std::optional<Error>> look(storage::ShardIndex shard, ErasedRead work) override
    {
        const async::Promise<std::optional<Error>> promise;
        if (away) {
            promise.complete(Error{storage::errors::kStorageFailed});
            return promise.later();
        }
        std::function<Result<Done>(storage::Reader&)> forwarded = [work](storage::Reader& reader) {
            return asResult(work(reader));
        };
        answer(m_real.read<Done>(shard, std::move(forwarded)), promise);
        return promise.later();
    }

private:
    static Result<Done> asResult(const std::optional<Error>& failed)
    {
        return failed ? Result<Done>(*failed) : Result<Done>(Done{});
    }
    static async::Task<> answer(async::Task<Result<Done>> task, async::Promise<std::optional<Error>> promise)
    {
        const Result<Done> done = co_await task;
        promise.complete(done ? std::nullopt : std::optional(done.error()));
    }

    storage::Storage& m_real;
};

struct House : test::MerchantHouse
{
    LeavingStorage leaving{*storage};
    ChannelAccounts accounts{leaving, sealer, clock};
    QByteArray put(const channels::ChannelAccount& one)
    {
        return codeOf(test::wait(accounts.put(one, "operator:admin")));
    }
};

} // namespace

class TestChannelAccounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aChannelWithoutKeysIsOpenedOnce();
    void listsNeverShowSettingsOrSecrets();
    void isFoundByMerchantAndById();
    void missingAccountsSaySo();
    void secretsAreSealed();
    void movedSecretsDoNotOpen();
    void replacingIsSeenAtOnce();
    void anAccountNeverBecomesAnothers();
    void knownAccountsOutliveTheDatabase();
    void changesMadeElsewhereAreSeenAfterAMinute();
};

void TestChannelAccounts::isFoundByMerchantAndById()
{
    House house;
    QCOMPARE(house.put(account()), QByteArray("OK"));
    QCOMPARE(house.auditCount("channel_account.put"), 1);
    const auto found = test::wait(house.accounts.find(kMerchant, kWechat));
    QCOMPARE(codeOf(found), QByteArray("OK"));
    QCOMPARE(found->accountId, kAccount);
    QCOMPARE(found->settings, account().settings);
    QCOMPARE(found->secrets.reveal(), account().secrets.reveal());
    QCOMPARE(test::wait(house.accounts.byId(kAccount))->merchantId, kMerchant);
    // The second time from memory.
    QVERIFY(test::begin(house.accounts.find(kMerchant, kWechat))->has_value());
    QVERIFY(test::begin(house.accounts.byId(kAccount))->has_value());
}

void TestChannelAccounts::missingAccountsSaySo()
{
    House house;
    const auto missing = test::wait(house.accounts.find(kMerchant, kWechat));
    QCOMPARE(codeOf(missing), QByteArray("CHANNEL_NOT_ENABLED"));
    QCOMPARE(missing.error().field, QStringLiteral("pay_way"));
    QCOMPARE(codeOf(test::wait(house.accounts.byId(kAccount))), QByteArray("NOT_FOUND"));
    QCOMPARE(house.put(account()), QByteArray("OK"));
    QCOMPARE(codeOf(test::wait(house.accounts.find(MerchantId::trusted("M2"), kWechat))),
             QByteArray("CHANNEL_NOT_ENABLED"));
}

void TestChannelAccounts::secretsAreSealed()
{
    House house;
    QCOMPARE(house.put(account()), QByteArray("OK"));
    const QByteArray sealed = house.rows({"merchants_test/find_sealed_account"}, kAccount).front().blob(0);
    QVERIFY(!sealed.isEmpty() && !sealed.contains("api_v3_key"));
    for (const storage::Row& row : house.rows({"merchants_test/list_audit_texts"}))
        QVERIFY(!row.utf8(0).contains("0123456789abcdef"));
}

void TestChannelAccounts::movedSecretsDoNotOpen()
{
    House house;
    channels::ChannelAccount other = account();
    other.accountId = ChannelAccountId::trusted("ca-2");
    QCOMPARE(house.put(account()), QByteArray("OK"));
    QCOMPARE(house.put(other), QByteArray("OK"));
    const QByteArray sealed = house.rows({"merchants_test/find_sealed_account"}, other.accountId).front().blob(0);
    QCOMPARE(house.change({"merchants_test/set_sealed_account"},
                          {storage::Bind::blob(sealed), QStringLiteral("{}"), kAccount}),
             1);
    QCOMPARE(codeOf(test::wait(house.accounts.byId(kAccount))), QByteArray("DECRYPT_FAILED"));
}

void TestChannelAccounts::replacingIsSeenAtOnce()
{
    House house;
    QCOMPARE(house.put(account("1900000001")), QByteArray("OK"));
    QVERIFY(test::wait(house.accounts.find(kMerchant, kWechat)).ok());
    QCOMPARE(house.put(account("1900000002")), QByteArray("OK"));
    QCOMPARE(test::wait(house.accounts.find(kMerchant, kWechat))->settings, account("1900000002").settings);
    QCOMPARE(test::wait(house.accounts.byId(kAccount))->settings, account("1900000002").settings);
}

void TestChannelAccounts::anAccountNeverBecomesAnothers()
{
    House house;
    QCOMPARE(house.put(account()), QByteArray("OK"));
    channels::ChannelAccount stolen = account("1999999999");
    stolen.merchantId = MerchantId::trusted("M2");
    QCOMPARE(house.put(stolen), QByteArray("ALREADY_EXISTS"));
    QCOMPARE(test::wait(house.accounts.byId(kAccount))->settings, account().settings);
}

void TestChannelAccounts::knownAccountsOutliveTheDatabase()
{
    House house;
    QCOMPARE(house.put(account()), QByteArray("OK"));
    QVERIFY(test::wait(house.accounts.find(kMerchant, kWechat)).ok());
    house.leaving.away = true;
    house.clock.advance(24h);
    QCOMPARE(test::wait(house.accounts.find(kMerchant, kWechat))->secrets.reveal(), account().secrets.reveal());
    QCOMPARE(test::wait(house.accounts.byId(kAccount))->accountId, kAccount);
    QCOMPARE(codeOf(test::wait(house.accounts.byId(ChannelAccountId::trusted("ca-2")))), QByteArray("STORAGE_FAILED"));
}

void TestChannelAccounts::changesMadeElsewhereAreSeenAfterAMinute()
{
    House house;
    QCOMPARE(house.put(account("1900000001")), QByteArray("OK"));
    QVERIFY(test::wait(house.accounts.byId(kAccount)).ok());
    ChannelAccounts elsewhere(*house.storage, house.sealer, house.clock);
    QVERIFY(test::wait(elsewhere.put(account("1900000002"), "operator:admin")).ok());
    QCOMPARE(test::wait(house.accounts.byId(kAccount))->settings, account("1900000001").settings);
    house.clock.advance(61s);
    QCOMPARE(test::wait(house.accounts.byId(kAccount))->settings, account("1900000002").settings);
}

void TestChannelAccounts::aChannelWithoutKeysIsOpenedOnce()
{
    test::MerchantHouse house;
    ChannelAccounts accounts(*house.storage, house.sealer, house.clock);
    channels::ChannelAccount cash = account();
    cash.accountId = ChannelAccountId::trusted("M1000-cash");
    cash.channel = ChannelCode::trusted("cash");
    cash.settings = {};
    cash.secrets = Secret("{}");
    QCOMPARE(codeOf(test::wait(accounts.find(kMerchant, cash.channel))), QByteArray("CHANNEL_NOT_ENABLED"));
    const auto opened = test::wait(accounts.open(cash, false, "operator:admin"));
    QCOMPARE(opened->accountId, cash.accountId);
    QCOMPARE(codeOf(test::wait(accounts.find(kMerchant, cash.channel))), QByteArray("OK"));
    house.clock.advance(1h);
    const auto again = test::wait(accounts.open(cash, false, "operator:admin"));
    QCOMPARE(again->createdAt.ms(), opened->createdAt.ms());
    QCOMPARE(house.auditCount("channel_account.put"), 1);
}

void TestChannelAccounts::listsNeverShowSettingsOrSecrets()
{
    test::MerchantHouse house;
    ChannelAccounts accounts(*house.storage, house.sealer, house.clock);
    QVERIFY(test::wait(accounts.put(account(), "operator:admin")).ok());
    const auto page = test::wait(accounts.list(kMerchant));
    QCOMPARE(page->channels.size(), size_t{1});
    QCOMPARE(page->channels[0].accountId, kAccount);
    const QByteArray document = QJsonDocument(page->toJson()).toJson();
    QVERIFY(!document.contains("0123456789abcdef"));
    QVERIFY(!document.contains("1900000001"));
    QVERIFY(test::wait(accounts.list(MerchantId::trusted("M2000")))->channels.empty());
}

QTEST_GUILESS_MAIN(TestChannelAccounts)
#include "tst_channel_accounts.moc"
