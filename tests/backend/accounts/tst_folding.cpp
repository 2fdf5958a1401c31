// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Folding: every slot's inflow comes home once, whoever else folds and whatever dies in between.
#include "backend/accounts/funds_fixture.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;

class TestFolding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allSlotsComeHome()
    {
        FundsFixture shop(1000);
        for (int number = 200; number < 206; ++number)
            shop.payOn(storage::Slot(number), 1000);
        QCOMPARE(wait(shop.folding.runOnce()), 7);
        QCOMPARE(shop.home(), 7 * 994);
        QCOMPARE(shop.inflow(), 0);
        QVERIFY(shop.isSettled());
        QCOMPARE(wait(shop.folding.runOnce()), 0);
    }

    void theTimerFolds()
    {
        FundsFixture shop(1000);
        shop.folding.run();
        QTRY_COMPARE(shop.timers.waiting(), size_t(1));
        QCOMPARE(shop.home(), 0);
        shop.timers.advance(std::chrono::seconds(10));
        for (int i = 0; i < 1000 && shop.timers.waiting() == 0; ++i)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCOMPARE(shop.home(), 994);
    }

    void twoWorkersAtOnceFoldOnce()
    {
        FundsFixture shop(1000);
        accounts::FoldingWorker other(shop.storage, shop.courier, shop.timers, shop.clock);
        const auto first = begin(shop.folding.runOnce());
        const auto second = begin(other.runOnce());
        waitFor<int>(first);
        waitFor<int>(second);
        QCOMPARE(shop.home(), 994);
        QVERIFY(shop.isSettled());
    }

    void aDeathBetweenAnyTwoStepsIsResumed_data()
    {
        QTest::addColumn<int>("write");
        QTest::addColumn<bool>("committed");
        for (int write = 1; write <= 7; ++write) {
            QTest::addRow("before write %d", write) << write << false;
            QTest::addRow("after write %d", write) << write << true;
        }
    }
    void aDeathBetweenAnyTwoStepsIsResumed()
    {
        QFETCH(int, write);
        QFETCH(bool, committed);
        FundsFixture shop(1000);
        shop.payOn(storage::Slot(300), 1000);
        shop.storage.stumbleAt(write, committed ? Stumble::After : Stumble::Before);
        wait(shop.folding.runOnce());
        shop.resume();
        wait(shop.folding.runOnce());
        QCOMPARE(shop.home(), 2 * 994);
        QVERIFY(shop.isSettled());
    }

    void aRefusedTransferGoesBackAndALateArrivalIsRefused()
    {
        FundsFixture shop(1000);
        const auto inflow = accounts::merchantInflow(shop.slot, shop.merchant, shop.cny);
        const auto home = accounts::homeSlot(shop.merchant);
        const auto sent = shop.books.write<std::optional<accounts::Transfer>>(
            shop.slot, [&](storage::Transaction& tx) { return accounts::foldInflow(tx, inflow, shop.clock.now()); });
        const accounts::Transfer transfer = **sent;
        const auto refused = shop.books.write<accounts::Arrival>(
            home, [&](storage::Transaction& tx) { return accounts::refuse(tx, transfer); });
        QCOMPARE(*refused, accounts::Arrival::Refused);
        QVERIFY(wait(shop.courier.carry(transfer))); // too late: the tombstone stands
        QCOMPARE(shop.home(), 0);
        QCOMPARE(shop.inflow(), 994);
        QVERIFY(shop.isSettled());
        const auto known = shop.books.write<std::optional<accounts::SentTransfer>>(
            shop.slot, [&](storage::Transaction& tx) { return accounts::findSent(tx, transfer.id); });
        QVERIFY((*known)->status == accounts::TransferStatus::Void);
        QVERIFY(!(*known)->nextAt); // nobody takes it up again
    }
};

QTEST_GUILESS_MAIN(TestFolding)
#include "tst_folding.moc"
