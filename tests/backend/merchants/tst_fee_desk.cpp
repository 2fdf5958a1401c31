// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Fee rules over two shards: agreed ahead, never changed, on every shard whatever a crash left.
#include "merchant_house.h"
#include "merchants/fee_desk.h"

#include <QTest>

using namespace guitai;
using namespace guitai::merchants;
using namespace std::chrono_literals;
using test::codeOf;

namespace {

const MerchantId kShop = MerchantId::trusted("M1000");
const ChannelCode kWechat = ChannelCode::trusted("wechat");

struct Desk
{
    wire::FeeRule rule(Duration ahead, int partsPerMillion = 6'000, const char* channel = "wechat") const
    {
        wire::FeeRule made;
        made.channel = ChannelCode::trusted(channel);
        made.partsPerMillion = partsPerMillion;
        made.validFrom = clock.now() + ahead;
        return made;
    }
    QByteArray agree(const wire::FeeRule& rule)
    {
        return codeOf(test::wait(fees.agree(kShop, rule, "operator:admin")));
    }
    /// The rule of that shard for a payment created then.
    std::optional<accounts::FeeRule> found(storage::ShardIndex shard, UtcTime at)
    {
        std::function<Result<std::optional<accounts::FeeRule>>(storage::Reader&)> work = [at](storage::Reader& reader) {
            return accounts::findFeeRule(reader, kShop, kWechat, at);
        };
        return *test::wait(storage->read<std::optional<accounts::FeeRule>>(shard, work));
    }
    wire::FeeRulePage list(FeeDesk::Filter filter = {}) { return *test::wait(fees.list(kShop, filter)); }

    test::FakeClock clock;
    test::StorageFixture folder{2};
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    FeeDesk fees{*storage, clock};
};

} // namespace

class TestFeeDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRuleIsOnEveryShardBeforeItBegins();
    void aRuleMayNotBeginBeforeEveryShardHasIt();
    void theSameAgainIsTheSameAlsoWhenItIsInForce();
    void aRuleIsNeverChanged();
    void whatACrashLeftOnOneShardIsSpread();
    void whatIsNoRuleIsRefused_data();
    void whatIsNoRuleIsRefused();
    void theListIsLatestFirstAndInPages();
};

void TestFeeDesk::aRuleIsOnEveryShardBeforeItBegins()
{
    Desk desk;
    QCOMPARE(desk.agree(desk.rule(61s)), QByteArray("OK"));
    for (storage::ShardIndex shard = 0; shard < 2; ++shard) {
        QVERIFY(!desk.found(shard, desk.clock.now() + 61s - 1ms));
        QCOMPARE(desk.found(shard, desk.clock.now() + 61s)->partsPerMillion, 6'000);
    }
}

void TestFeeDesk::aRuleMayNotBeginBeforeEveryShardHasIt()
{
    Desk desk;
    QCOMPARE(desk.agree(desk.rule(60s - 1ms)), QByteArray("FEE_RULE_TOO_EARLY"));
    QCOMPARE(desk.agree(desk.rule(-24h)), QByteArray("FEE_RULE_TOO_EARLY"));
    QVERIFY(desk.list().feeRules.empty());
    QCOMPARE(desk.agree(desk.rule(60s)), QByteArray("OK"));
}

void TestFeeDesk::theSameAgainIsTheSameAlsoWhenItIsInForce()
{
    Desk desk;
    const wire::FeeRule rule = desk.rule(60s);
    QCOMPARE(desk.agree(rule), QByteArray("OK"));
    desk.clock.advance(1h);
    QCOMPARE(desk.agree(rule), QByteArray("OK"));
    QCOMPARE(desk.list().feeRules.size(), size_t{1});
}

void TestFeeDesk::aRuleIsNeverChanged()
{
    Desk desk;
    wire::FeeRule rule = desk.rule(60s);
    QCOMPARE(desk.agree(rule), QByteArray("OK"));
    rule.partsPerMillion = 1;
    QCOMPARE(desk.agree(rule), QByteArray("FEE_RULE_DIFFERS"));
    rule.partsPerMillion = 6'000;
    rule.rounding = Rounding::Up;
    QCOMPARE(desk.agree(rule), QByteArray("FEE_RULE_DIFFERS"));
    QCOMPARE(desk.found(0, rule.validFrom)->rounding, Rounding::HalfUp);
}

void TestFeeDesk::whatACrashLeftOnOneShardIsSpread()
{
    Desk desk;
    const accounts::FeeRule rule{kShop, kWechat, desk.clock.now() + 60s, 6'000, Rounding::HalfUp, 0};
    // As a process leaves it that ends behind the home shard's commit.
    std::function<Result<bool>(storage::Transaction&)> work = [rule](storage::Transaction& tx) {
        return accounts::insertFeeRule(tx, rule);
    };
    const storage::ShardIndex home = desk.storage->shardOf(storage::kHomeSlot);
    QVERIFY(test::wait(desk.storage->write<bool>(home, work)).ok());
    QVERIFY(!desk.found(1 - home, rule.validFrom));
    QVERIFY(test::wait(desk.fees.spread()).ok());
    QVERIFY(test::wait(desk.fees.spread()).ok());
    QCOMPARE(desk.found(1 - home, rule.validFrom)->partsPerMillion, 6'000);
}

void TestFeeDesk::whatIsNoRuleIsRefused_data()
{
    QTest::addColumn<int>("partsPerMillion");
    QTest::addColumn<qint64>("minimum");
    QTest::newRow("less than nothing") << -1 << 0LL;
    QTest::newRow("more than all of it") << 1'000'001 << 0LL;
    QTest::newRow("a minimum below nothing") << 0 << -1LL;
    QTest::newRow("a minimum above every payment") << 0 << 10'000'000'000'001LL;
}

void TestFeeDesk::whatIsNoRuleIsRefused()
{
    QFETCH(int, partsPerMillion);
    QFETCH(qint64, minimum);
    Desk desk;
    wire::FeeRule rule = desk.rule(60s, partsPerMillion);
    rule.minimum = minimum;
    QCOMPARE(desk.agree(rule), QByteArray("FEE_RULE_INVALID"));
    QVERIFY(desk.list().feeRules.empty());
}

void TestFeeDesk::theListIsLatestFirstAndInPages()
{
    Desk desk;
    const UtcTime first = desk.rule(60s).validFrom;
    for (const char* channel : {"cash", "wechat", "balance"})
        QCOMPARE(desk.agree(desk.rule(60s, 1, channel)), QByteArray("OK"));
    QCOMPARE(desk.agree(desk.rule(120s, 2)), QByteArray("OK"));
    FeeDesk::Filter filter;
    filter.limit = 2;
    const auto page = desk.list(filter);
    QCOMPARE(page.feeRules.size(), size_t{2});
    QCOMPARE(page.feeRules[0].partsPerMillion, 2);
    QCOMPARE(page.feeRules[1].channel.bytes(), QByteArray("wechat"));
    filter.cursor = page.nextCursor;
    const auto rest = desk.list(filter);
    QCOMPARE(rest.feeRules.size(), size_t{2});
    QCOMPARE(rest.feeRules[1].channel.bytes(), QByteArray("balance"));
    QCOMPARE(rest.feeRules[1].validFrom.ms(), first.ms());
    QVERIFY(rest.nextCursor.isEmpty());
    filter = {};
    filter.channel = kWechat;
    QCOMPARE(desk.list(filter).feeRules.size(), size_t{2});
}

QTEST_GUILESS_MAIN(TestFeeDesk)
#include "tst_fee_desk.moc"
