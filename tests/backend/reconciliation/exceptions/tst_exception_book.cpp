// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exception_house.h"

#include "support/skip.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::exceptions;

class TestExceptionBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = whyNotHere(); !why.isEmpty())
            skipProgram(why);
    }

    void aDifferenceIsACase()
    {
        ExceptionHouse house;
        const QByteArray number = house.attempt();
        const CaseFacts facts = house.amountDiffers(number, 1500, 1450);
        const auto cases = house.record("R1", {facts});
        QCOMPARE(cases.opened, 1);
        QCOMPARE(cases.open, 1);
        QVERIFY(cases.movedAnything());
        const auto found = house.get(house.idFor(facts));
        QCOMPARE(found.kind, QByteArray("AMOUNT_DIFFERS"));
        QCOMPARE(found.differences, std::vector<QByteArray>{"AMOUNT"});
        QCOMPARE(found.ours.front().amount.minor(), 1500);
        QCOMPARE(found.theirs.front().amount.minor(), 1450);
        QCOMPARE(found.theirs.front().transaction, "T" + number);
        QCOMPARE(found.atRisk.minor(), 50);
        QCOMPARE(found.state, QByteArray("OPEN"));
        QCOMPARE(found.paymentNo.bytes() + "01", number);
        QCOMPARE(house.deeds(found.exceptionId), QByteArrayList{"OPENED"});
    }

    void whatIsAtRisk_data()
    {
        QTest::addColumn<CaseFacts>("facts");
        QTest::addColumn<qint64>("minor");
        using H = ExceptionHouse;
        using rows::Kind;
        using rows::State;
        QTest::newRow("ours only") << H::oursOnly("1", 500) << qint64(500);
        QTest::newRow("theirs only") << H::theirsOnly("1", 700) << qint64(700);
        CaseFacts fee{"FEE_DIFFERS", FeeBit, H::row("1", 500), H::row("1", 500)};
        fee.ours->fee = 3;
        fee.theirs->fee = 5;
        QTest::newRow("a fee") << fee << qint64(2);
        fee.theirs->amount = 510;
        QTest::newRow("an amount and its fee") << fee << qint64(12);
        QTest::newRow("paid there alone") << H::unpaidHere("1", 900) << qint64(900);
        QTest::newRow("a payment against a refund")
            << CaseFacts{"STATE_DIFFERS", KindBit, H::row("1", 300), H::row("1", 300, State::Succeeded, Kind::Refund)}
            << qint64(600);
        QTest::newRow("neither kept anything")
            << CaseFacts{"STATE_DIFFERS", StateBit, H::row("1", 300, State::Processing),
                         H::row("1", 300, State::Failed)}
            << qint64(0);
    }
    void whatIsAtRisk()
    {
        QFETCH(CaseFacts, facts);
        QFETCH(qint64, minor);
        QCOMPARE(atRisk(facts).minor(), minor);
    }

    void theSameRunAgainChangesNothing()
    {
        ExceptionHouse house;
        const std::vector<CaseFacts> facts{house.oursOnly("1", 500), house.theirsOnly("2", 700)};
        house.record("R1", facts);
        QCOMPARE(house.act(house.idFor(facts[0]), actions::kIgnore), QByteArray("OK"));
        const auto again = house.record("R2", facts);
        QVERIFY(!again.movedAnything());
        QCOMPARE(again.same, 2);
        QCOMPARE(again.open, 1);
        QCOMPARE(house.get(house.idFor(facts[0])).state, QByteArray("RESOLVED"));
    }

    void otherFactsOpenAResolvedCaseAgain()
    {
        ExceptionHouse house;
        CaseFacts facts = house.oursOnly("1", 500);
        house.record("R1", {facts});
        const ExceptionId id = house.idFor(facts);
        QCOMPARE(house.act(id, actions::kIgnore), QByteArray("OK"));
        facts.ours->amount = 600;
        QCOMPARE(house.record("R2", {facts}).changed, 1);
        QCOMPARE(house.get(id).state, QByteArray("OPEN"));
        QCOMPARE(house.get(id).atRisk.minor(), 600);
        QCOMPARE(house.deeds(id).last(), QByteArray("REOPENED"));
    }

    void aRowAtAnotherPlaceIsTheSame()
    {
        ExceptionHouse house;
        CaseFacts facts = house.oursOnly("1", 500);
        house.record("R1", {facts});
        facts.ours->line = 99;
        QVERIFY(!house.record("R2", {facts}).movedAnything());
    }

    void whatVanishesIsResolvedAndComesBackOpen()
    {
        ExceptionHouse house;
        const CaseFacts facts = house.theirsOnly("1", 500);
        const ExceptionId id = house.idFor(facts);
        house.record("R1", {facts});
        const auto gone = house.record("R2", {});
        QCOMPARE(gone.vanished, 1);
        QCOMPARE(gone.open, 0);
        QCOMPARE(house.get(id).resolution, QByteArray("VANISHED"));
        QVERIFY(!house.record("R3", {}).movedAnything());
        QCOMPARE(house.record("R4", {facts}).changed, 1);
        QCOMPARE(house.get(id).state, QByteArray("OPEN"));
    }

    void equalDuplicatesAreCasesOfTheirOwn()
    {
        ExceptionHouse house;
        CaseFacts facts = house.theirsOnly("1", 500);
        const CaseFacts first = facts;
        facts.kind = "DUPLICATE";
        QCOMPARE(house.record("R1", {first, facts, facts}).opened, 3);
        QCOMPARE(house.record("R2", {first, facts, facts}).same, 3);
        QCOMPARE(house.record("R3", {first, facts}).vanished, 1);
    }

    void manyDifferencesAreRecordedInPieces()
    {
        ExceptionHouse house;
        std::vector<CaseFacts> facts;
        for (int i = 0; i < 450; ++i)
            facts.push_back(house.oursOnly("N" + QByteArray::number(i), 100 + i));
        QCOMPARE(house.record("R1", facts).opened, 450);
        QCOMPARE(house.record("R2", facts).same, 450);
        QCOMPARE(house.record("R3", {}).vanished, 450);
    }

    void aRecordingThatWasCutShortGoesOn()
    {
        std::vector<CaseFacts> facts;
        for (int i = 0; i < 250; ++i)
            facts.push_back(ExceptionHouse::oursOnly("N" + QByteArray::number(i), 100));
        for (int write = 1; write <= 4; ++write) {
            for (const Stumble how : {Stumble::Before, Stumble::After}) {
                ExceptionHouse house;
                house.record("R0", {house.oursOnly("old", 5)});
                house.differences = facts;
                house.shaky.stumbleAt(write, how);
                const auto cut = wait(house.book.record(house.run("R1"), QString()));
                QVERIFY(!cut.ok() && house.shaky.hasStumbled());
                house.shaky.recover();
                const auto cases = house.record("R1", facts);
                QCOMPARE(cases.open, 250);
                QCOMPARE(house.get(house.idFor(house.oursOnly("old", 5))).resolution, QByteArray("VANISHED"));
                QCOMPARE(house.deeds(house.idFor(facts[3])).size(), 1);
            }
        }
    }

    void whatComesWithTheNextBillIsLinked()
    {
        ExceptionHouse house;
        const CaseFacts ours = house.oursOnly("1", 500);
        const CaseFacts missing = house.oursOnly("2", 300);
        house.record("R1", {ours, missing});
        const ExceptionId id = house.idFor(ours);
        QCOMPARE(house.act(id, actions::kNextDay), QByteArray("OK"));
        QCOMPARE(house.act(house.idFor(missing), actions::kNextDay), QByteArray("OK"));
        const CaseFacts theirs = house.theirsOnly("1", 500);
        const auto cases = house.record("R2", {theirs}, "2026-11-23");
        QCOMPARE(cases.open, 0);
        QCOMPARE(house.get(house.idFor(theirs, "2026-11-23")).resolution, QByteArray("LINK"));
        QCOMPARE(house.get(id).state, QByteArray("RESOLVED"));
        // And what did not come is open again.
        QCOMPARE(house.get(house.idFor(missing)).state, QByteArray("OPEN"));
        QCOMPARE(house.get(house.idFor(missing)).history.back().detail, QByteArray("NOT_IN_NEXT_DAY"));
        house.record("R3", {theirs}, "2026-11-23");
        QCOMPARE(house.get(id).state, QByteArray("RESOLVED"));
    }

    void provableCasesAreResolvedBySystem()
    {
        ExceptionHouse house;
        const CaseFacts provable = house.unpaidHere(house.attempt(), 500);
        const CaseFacts unproven = house.unpaidHere(house.attempt(), 700);
        const CaseFacts other = house.oursOnly("1", 900);
        house.record("R1", {provable, unproven, other});
        // Cases are asked about in the order of their ids.
        const bool isFirst = house.idFor(provable).bytes() < house.idFor(unproven).bytes();
        const Proof no{false, "NOT_PROVEN"};
        const Proof yes{true, "PROVEN"};
        house.proof.answers = {isFirst ? yes : no, isFirst ? no : yes};
        QCOMPARE(wait(house.book.resolveProvable(house.run("R1"))).value(), 2);
        QCOMPARE(house.proof.asked, (std::vector<QByteArray>{"query", "query"}));
        const auto done = house.get(house.idFor(provable));
        QCOMPARE(done.state, QByteArray("RESOLVED"));
        QCOMPARE(done.resolvedBy, QByteArray("system"));
        QCOMPARE(done.history.back().detail, QByteArray("PROVEN"));
        QCOMPARE(house.get(house.idFor(unproven)).state, QByteArray("OPEN"));
    }
};

GUITAI_SKIPPING_MAIN(QCoreApplication, TestExceptionBook)
#include "tst_exception_book.moc"
