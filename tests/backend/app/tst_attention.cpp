// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_clock.h"
#include "support/storage_fixture.h"

#include "accounts/transfers.h"
#include "app/attention.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using accounts::AccountKind;
using accounts::Transfer;

namespace {

const UtcTime kStart = UtcTime::fromSeconds(1'795'400'000);
const storage::Slot kHere{16};
const storage::Slot kThere{17};

Transfer transferOf(const QByteArray& id, UtcTime at)
{
    return Transfer{id,
                    accounts::transfer_kinds::kCapture,
                    id,
                    {kHere, AccountKind::ChannelClearing, "wechat"},
                    {kThere, AccountKind::ChannelClearing, "wechat"},
                    Money(100, Currency::cny()),
                    0,
                    at};
}

class House
{
public:
    void send(const Transfer& transfer)
    {
        std::function<Result<bool>(storage::Transaction&)> work = [transfer](storage::Transaction& tx) {
            return accounts::send(tx, transfer);
        };
        QVERIFY(wait(m_storage->write<bool>(kHere, std::move(work))).ok());
    }
    void settle(const Transfer& transfer)
    {
        std::function<Result<Done>(storage::Transaction&)> work = [transfer](storage::Transaction& tx) {
            return accounts::settle(tx, transfer, accounts::Arrival::Posted);
        };
        QVERIFY(wait(m_storage->write<Done>(kHere, std::move(work))).ok());
    }
    int lateTransfersAfter(Duration passed)
    {
        clock.advance(passed);
        m_needed = wait(m_attention.look());
        return static_cast<int>(m_metrics.gauge("guitai_attention", "", {{"kind", "late_transfers"}}).value());
    }
    int kindsThatNeedAPerson() const { return m_needed; }
    QByteArray metrics() const { return m_metrics.text(); }

    FakeClock clock{kStart};

private:
    int m_needed = 0;
    StorageFixture m_fixture{2};
    std::unique_ptr<storage::SqliteStorage> m_storage = m_fixture.open();
    observability::Metrics m_metrics;
    app::Attention m_attention{*m_storage, m_metrics, clock};
};

} // namespace

class TestAttention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsThereFromTheStart()
    {
        House house;
        QCOMPARE(house.lateTransfersAfter(Duration(0)), 0);
        for (const char* kind : {"late_transfers", "open_doubtful_money", "open_exceptions", "parked_events"})
            QVERIFY2(house.metrics().contains("guitai_attention{kind=\"" + QByteArray(kind) + "\"} 0"), kind);
    }

    void moneyInTransitIsLateAfterFiveMinutes()
    {
        House house;
        house.send(transferOf("t1", kStart));
        QCOMPARE(house.lateTransfersAfter(std::chrono::minutes(4)), 0);
        QCOMPARE(house.lateTransfersAfter(std::chrono::minutes(1)), 1);
        QCOMPARE(house.kindsThatNeedAPerson(), 1);
    }

    void whatArrivedAfterAllIsForgotten()
    {
        House house;
        const Transfer transfer = transferOf("t1", kStart);
        house.send(transfer);
        QCOMPARE(house.lateTransfersAfter(std::chrono::minutes(6)), 1);
        house.settle(transfer);
        QCOMPARE(house.lateTransfersAfter(std::chrono::minutes(1)), 0);
    }
};

QTEST_GUILESS_MAIN(TestAttention)
#include "tst_attention.moc"
