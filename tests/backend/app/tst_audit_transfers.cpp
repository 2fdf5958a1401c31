// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The audit of money between shards: it passes what is still on its way and finds what contradicts itself.
#include "support/storage_fixture.h"

#include "accounts/transfers.h"
#include "app/audit_transfers.h"
#include "storage/sqlite_transaction.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using accounts::AccountKind;
using accounts::Arrival;
using accounts::Transfer;

namespace {

const UtcTime kNow = UtcTime::fromSeconds(1'795'400'000);
const storage::Slot kHere{16};
const storage::Slot kThere{17};

/// One that may be overdrawn, so that no money has to be brought first.
Transfer transferOf(const QByteArray& id, std::int64_t minor)
{
    return Transfer{id,
                    accounts::transfer_kinds::kCapture,
                    id,
                    {kHere, AccountKind::ChannelClearing, "wechat"},
                    {kThere, AccountKind::ChannelClearing, "wechat"},
                    Money(minor, Currency::cny()),
                    0,
                    kNow};
}

class Shards
{
public:
    Shards() : m_storage(m_fixture.open()) {}

    bool send(const Transfer& transfer)
    {
        return write<bool>(kHere, [transfer](storage::Transaction& tx) { return accounts::send(tx, transfer); });
    }
    void receive(const Transfer& transfer)
    {
        write<Arrival>(kThere, [transfer](storage::Transaction& tx) { return accounts::receive(tx, transfer); });
    }
    void refuse(const Transfer& transfer)
    {
        write<Arrival>(kThere, [transfer](storage::Transaction& tx) { return accounts::refuse(tx, transfer); });
    }
    void settle(const Transfer& transfer, Arrival arrival)
    {
        write<Done>(kHere, [=](storage::Transaction& tx) { return accounts::settle(tx, transfer, arrival); });
    }
    QStringList offenders()
    {
        std::vector<std::unique_ptr<storage::SqliteConnection>> connections;
        std::vector<std::unique_ptr<storage::SqliteReader>> readers;
        std::vector<storage::Reader*> shards;
        for (const int shard : {0, 1}) {
            auto opened = storage::SqliteConnection::open(m_fixture.path(shard), storage::SqliteConnection::Mode::Read,
                                                          std::chrono::seconds(1));
            connections.push_back(std::move(*opened));
            readers.push_back(std::make_unique<storage::SqliteReader>(*connections.back()));
            shards.push_back(readers.back().get());
        }
        return *app::contradictingTransfers(shards);
    }

private:
    template <class T>
    T write(storage::Slot slot, std::function<Result<T>(storage::Transaction&)> work)
    {
        auto answer = wait(m_storage->write<T>(slot, std::move(work)));
        if (!answer)
            qFatal("%s", answer.error().code.name);
        return *std::move(answer);
    }

    StorageFixture m_fixture{2};
    std::unique_ptr<storage::SqliteStorage> m_storage;
};

} // namespace

class TestAuditTransfers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepOfATransferIsRight()
    {
        Shards shards;
        const Transfer transfer = transferOf("t1", 100);
        QVERIFY(shards.send(transfer));
        QCOMPARE(shards.offenders(), QStringList());
        shards.receive(transfer);
        QCOMPARE(shards.offenders(), QStringList());
        shards.settle(transfer, Arrival::Posted);
        QCOMPARE(shards.offenders(), QStringList());
        const Transfer refused = transferOf("t2", 100);
        QVERIFY(shards.send(refused));
        shards.refuse(refused);
        QCOMPARE(shards.offenders(), QStringList());
        shards.settle(refused, Arrival::Refused);
        QCOMPARE(shards.offenders(), QStringList());
    }

    void whatArrivedWithoutBeingSentIsFound()
    {
        Shards shards;
        shards.receive(transferOf("t1", 100));
        QCOMPARE(shards.offenders(), QStringList{QStringLiteral("t1")});
    }

    void anotherAmountIsFound()
    {
        Shards shards;
        QVERIFY(shards.send(transferOf("t1", 100)));
        shards.receive(transferOf("t1", 101));
        QCOMPARE(shards.offenders(), QStringList{QStringLiteral("t1")});
    }

    void whatWasSettledWithoutArrivingIsFound()
    {
        Shards shards;
        const Transfer transfer = transferOf("t1", 100);
        QVERIFY(shards.send(transfer));
        shards.settle(transfer, Arrival::Posted);
        QCOMPARE(shards.offenders(), QStringList{QStringLiteral("t1")});
    }

    void moneyThatArrivedAndWasTakenBackIsFound()
    {
        Shards shards;
        const Transfer transfer = transferOf("t1", 100);
        QVERIFY(shards.send(transfer));
        shards.receive(transfer);
        shards.settle(transfer, Arrival::Refused);
        QVERIFY(shards.offenders().contains(QStringLiteral("t1")));
    }
};

QTEST_GUILESS_MAIN(TestAuditTransfers)
#include "tst_audit_transfers.moc"
