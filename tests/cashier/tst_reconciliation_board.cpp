// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Days, runs and bills as finance sees them, over a backend that answers when a test says so.
#include "cashier/fake_reconciliation.h"
#include "models/bill_import.h"
#include "models/paged_table.h"
#include "models/reconciliation_board.h"
#include "models/reconciliation_words.h"
#include "models/safe_csv.h"
#include "support/fake_clock.h"
#include "support/fake_timers.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace guitai;
using namespace std::chrono_literals;
using models::ReconciliationBoard;

namespace {

const UtcTime kNow = *UtcTime::parseRfc3339("2026-11-23T04:05:06Z");

Money yuan(std::int64_t minor)
{
    return Money(minor, Currency::cny());
}

wire::ReconciliationDay dayOf(const char* channel, const char* day, const char* state, std::int64_t ours,
                              std::int64_t theirs)
{
    wire::ReconciliationDay one;
    one.accountId = ChannelAccountId::trusted("M1000-" + QByteArray(channel));
    one.channel = ChannelCode::trusted(channel);
    one.day = day;
    one.state = state;
    one.ours = yuan(ours);
    one.theirs = yuan(theirs);
    one.rows = 1000;
    one.matched = 990;
    return one;
}

wire::ReconciliationRun runOf(const char* id, const char* state)
{
    wire::ReconciliationRun run;
    run.runId = RunId::trusted(id);
    run.accountId = ChannelAccountId::trusted("M1000-alipay");
    run.channel = ChannelCode::trusted("alipay");
    run.day = "2026-11-22";
    run.state = state;
    run.requestedAt = kNow;
    return run;
}

wire::ReconciliationRunPage pageOf(std::vector<wire::ReconciliationRun> runs)
{
    wire::ReconciliationRunPage page;
    page.runs = std::move(runs);
    return page;
}

struct Desk
{
    test::FakeClock clock{kNow};
    test::FakeTimers timers;
    test::FakeReconciliation backend;
    ReconciliationBoard board{backend, timers, clock};

    void load(std::vector<wire::ReconciliationDay> days, std::vector<wire::ReconciliationRun> runs = {})
    {
        board.load();
        wire::ReconciliationOverview all;
        all.days = std::move(days);
        backend.overviews.back().reply.give(all);
        backend.runLists.back().reply.give(pageOf(std::move(runs)));
    }
};

} // namespace

class TestReconciliationBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMonthOfTheShopsDaysIsAskedFor()
    {
        Desk desk;
        desk.clock.set(*UtcTime::parseRfc3339("2026-11-22T16:30:00Z")); // past midnight in the shop
        desk.board.load();
        QCOMPARE(desk.backend.overviews.back().asked.first, QByteArray("2026-10-24"));
        QCOMPARE(desk.backend.overviews.back().asked.second, QByteArray("2026-11-23"));
    }

    void theMatrixIsNewestFirstAndItsLastColumnIsAllOfThem()
    {
        Desk desk;
        const QAbstractItemModelTester tester(&desk.board.matrix());
        desk.load({dayOf("wechat", "2026-11-21", "CLOSED", 100, 100),
                   dayOf("alipay", "2026-11-22", "MATCHED", 500, 500),
                   dayOf("wechat", "2026-11-22", "EXCEPTIONS", 3600, 7200)});
        const models::DayMatrix& matrix = desk.board.matrix();
        QCOMPARE(matrix.rowCount(), 2);
        QCOMPARE(matrix.columnCount(), 3);
        QVERIFY(matrix.headerData(0, Qt::Vertical, Qt::DisplayRole).toString().startsWith(QStringLiteral("11-22")));
        const models::DayFigures sums = models::figuresOf(matrix.cell(matrix.index(0, 2)));
        QCOMPARE(sums.ours, yuan(4100));
        QCOMPARE(sums.theirs, yuan(7700));
        QCOMPARE(models::worstState(matrix.cell(matrix.index(0, 2))), QByteArray("EXCEPTIONS"));
        QCOMPARE(matrix.index(0, 1).data(models::kSecondLineRole).toString(), QStringLiteral("theirs +36.00"));
        QVERIFY(!matrix.index(1, 0).data(Qt::DisplayRole).isValid()); // no such day of that wallet
    }

    void whatIsDueLaterIsNoDifference()
    {
        wire::ReconciliationDay day = dayOf("wechat", "2026-11-22", "MATCHED", 500, 500);
        day.notDue = 22;
        Desk desk;
        desk.load({day});
        const QModelIndex cell = desk.board.matrix().index(0, 0);
        QCOMPARE(cell.data(models::kSecondLineRole).toString(), QStringLiteral("due later 22"));
        QCOMPARE(cell.data(models::kToneRole).toInt(), int(models::Tone::Paid));
        QCOMPARE(models::exceptionRate(day), std::optional<int>(0));
    }

    void aDayWithoutItsBillDoesNotDiffer()
    {
        wire::ReconciliationDay day = dayOf("wechat", "2026-11-22", "AWAITED", 500, 0);
        day.rows = 0;
        Desk desk;
        desk.load({day});
        QVERIFY(desk.board.matrix().index(0, 0).data(models::kSecondLineRole).toString().isEmpty());
        QCOMPARE(models::figuresOf(desk.board.matrix().cell(desk.board.matrix().index(0, 0))).ours, yuan(0));
        QVERIFY(!models::exceptionRate(day));
    }

    void runsAreAskedForWhileOneIsUnderWayAndThenTheDays()
    {
        Desk desk;
        desk.load({}, {runOf("N1", "RUNNING")});
        desk.timers.advance(1s);
        QCOMPARE(desk.backend.runLists.size(), size_t{2});
        wire::ReconciliationRun done = runOf("N1", "DONE");
        done.finishedAt = kNow;
        desk.backend.runLists.back().reply.give(pageOf({done}));
        QCOMPARE(desk.backend.overviews.size(), size_t{2}); // what came of it
        QCOMPARE(desk.board.shownRuns().size(), size_t{1});
        desk.backend.runLists.back().reply.give(pageOf({done}));
        const std::size_t asked = desk.backend.runLists.size();
        desk.timers.advance(10s);
        QCOMPARE(desk.backend.runLists.size(), asked); // nothing runs any more
    }

    void aRestingBoardAsksForNothing()
    {
        Desk desk;
        desk.load({}, {runOf("N1", "RUNNING")});
        desk.board.rest();
        desk.timers.advance(10s);
        QCOMPARE(desk.backend.runLists.size(), size_t{1});
    }

    void aRunOfTheStreamIsShownAtOnce()
    {
        Desk desk;
        desk.load({});
        const QSignalSpy changed(&desk.board, &ReconciliationBoard::runsChanged);
        wire::ReconciliationRun run = runOf("N7", "RUNNING");
        run.chunks = 100;
        run.chunksDone = 64;
        desk.board.take(run);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(models::percentOf(desk.board.shownRuns().front()), std::optional<int>(64));
        QVERIFY(!models::percentOf(runOf("N8", "QUEUED")));
    }

    void anOlderAnswerDoesNotReplaceANewerOne()
    {
        Desk desk;
        desk.board.load();
        desk.board.load();
        wire::ReconciliationOverview newer;
        newer.openExceptions = 2;
        desk.backend.overviews[1].reply.give(newer);
        desk.backend.overviews[0].reply.give(wire::ReconciliationOverview());
        QCOMPARE(desk.board.overview().openExceptions, 2);
    }

    void aRefusedDeedSaysSoAndTheDaysAreAskedForAgain()
    {
        Desk desk;
        desk.load({dayOf("wechat", "2026-11-22", "MATCHED", 1, 1)});
        const QSignalSpy refused(&desk.board, &ReconciliationBoard::notDone);
        desk.board.closeDay(ChannelAccountId::trusted("M1000-wechat"), "2026-11-22", QStringLiteral("checked"));
        QCOMPARE(desk.backend.dayDeeds.back().asked.remark, QStringLiteral("checked"));
        backend_client::Failure failure;
        failure.kind = backend_client::Failure::Kind::Refused;
        failure.code = "DAY_NOT_EXPLAINED";
        desk.backend.dayDeeds.back().reply.give(failure);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(desk.backend.overviews.size(), size_t{2});
    }

    void whoIsOverIsSaidWithItsSign_data()
    {
        QTest::addColumn<int>("ours");
        QTest::addColumn<int>("theirs");
        QTest::addColumn<QString>("says");
        QTest::newRow("ours") << 12'345 << 45 << QStringLiteral("ours +123.00");
        QTest::newRow("theirs") << 0 << 30 << QStringLiteral("theirs +0.30");
        QTest::newRow("none") << 30 << 30 << QString();
    }
    void whoIsOverIsSaidWithItsSign()
    {
        QFETCH(int, ours);
        QFETCH(int, theirs);
        QTEST(models::whoIsOver(yuan(ours), yuan(theirs)), "says");
    }

    void nothingInATableIsAFormula_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        for (const char* start : {"=", "+", "-", "@"}) {
            const QString text = QLatin1String(start) + QStringLiteral("cmd|' /C calc'!A0");
            QTest::newRow(start) << text << QLatin1Char('\'') + text;
        }
        QTest::newRow("an amount") << QStringLiteral("-36.00") << QStringLiteral("-36.00");
        QTest::newRow("a long number") << QStringLiteral("4200001234202611230000001")
                                       << QStringLiteral("'4200001234202611230000001");
        QTest::newRow("zeros first") << QStringLiteral("007") << QStringLiteral("'007");
        QTest::newRow("a comma") << QStringLiteral("a,\"b\"") << QStringLiteral("\"a,\"\"b\"\"\"");
        QTest::newRow("a formula with a comma") << QStringLiteral("=A1,B1") << QStringLiteral("\"'=A1,B1\"");
        QTest::newRow("Chinese") << QStringLiteral("核销") << QStringLiteral("核销");
    }
    void nothingInATableIsAFormula()
    {
        QFETCH(QString, text);
        QTEST(models::csvCell(text), "cell");
    }

    void aBillIsSentOnceItsDayAndAccountAreCertain()
    {
        test::FakeReconciliation backend;
        models::BillImport import(backend);
        import.look(QStringLiteral("bill.csv"), "bytes");
        QVERIFY(!import.canSend());
        wire::BillPreview preview;
        preview.day = "2026-11-22";
        preview.kind = "FUND_FLOW";
        backend.previews.back().reply.give(preview);
        QVERIFY(!import.canSend()); // of which account?
        import.send();
        QVERIFY(backend.imports.empty());
        import.choose(ChannelAccountId::trusted("M1000-alipay"), "2026-11-22");
        import.send();
        QCOMPARE(backend.imports.size(), size_t{1});
        QCOMPARE(backend.imports.back().asked.bytes, QByteArray("bytes"));
        QCOMPARE(backend.imports.back().asked.kind, QByteArray("FUND_FLOW"));
        import.send(); // a second press
        QCOMPARE(backend.imports.size(), size_t{1});
    }

    void aBillThatWasPutAwayIsNotShownWhenItsAnswerComes()
    {
        test::FakeReconciliation backend;
        models::BillImport import(backend);
        import.look(QStringLiteral("bill.csv"), "bytes");
        import.clear();
        backend.previews.back().reply.give(wire::BillPreview());
        QCOMPARE(import.state(), models::BillImport::State::Idle);
    }
};

QTEST_GUILESS_MAIN(TestReconciliationBoard)
#include "tst_reconciliation_board.moc"
