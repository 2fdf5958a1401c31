// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Differences as finance works on them, over a backend that answers when a test says so.
#include "cashier/fake_reconciliation.h"
#include "models/exception_desk.h"
#include "models/link_candidates.h"
#include "support/fake_clock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace guitai;
using namespace std::chrono_literals;
using models::ExceptionDesk;
using models::ExceptionTable;

namespace {

const UtcTime kNow = *UtcTime::parseRfc3339("2026-11-23T04:05:06Z");

wire::BillRow rowOf(std::int64_t minor, const char* number = "P1")
{
    wire::BillRow row;
    row.kind = "PAYMENT";
    row.number = number;
    row.transaction = "4200001234202611230000001";
    row.amount = Money(minor, Currency::cny());
    row.state = "SUCCEEDED";
    row.at = kNow;
    return row;
}

wire::ReconciliationException oneOf(const char* id, const char* kind, std::int64_t ours, std::int64_t theirs)
{
    wire::ReconciliationException one;
    one.exceptionId = ExceptionId::trusted(id);
    one.accountId = ChannelAccountId::trusted("M1000-alipay");
    one.channel = ChannelCode::trusted("alipay");
    one.day = "2026-11-22";
    one.kind = kind;
    one.state = "OPEN";
    one.openedAt = kNow - 26h;
    one.atRisk = Money(std::abs(ours - theirs), Currency::cny());
    if (ours > 0)
        one.ours = {rowOf(ours)};
    if (theirs > 0)
        one.theirs = {rowOf(theirs)};
    return one;
}

struct Desk
{
    test::FakeClock clock{kNow};
    test::FakeReconciliation backend;
    ExceptionDesk desk{backend, clock};

    void show(std::vector<wire::ReconciliationException> rows, const wire::ExceptionFilter& filter = {})
    {
        desk.show(filter);
        wire::ExceptionPage page;
        page.exceptions = std::move(rows);
        const backend_client::Answer<wire::ExceptionPage> answer(page);
        backend.lists.back().reply.give(answer);
    }
    static wire::ExceptionAction action(const char* name)
    {
        wire::ExceptionAction one;
        one.action = name;
        one.remark = QStringLiteral("why");
        return one;
    }
};

bool differs(const wire::ReconciliationException& one, const QString& field)
{
    const auto fields = models::sideBySide(one);
    const auto found = std::ranges::find(fields, field, &models::SideField::name);
    return found != fields.end() && found->differs;
}

} // namespace

class TestExceptionDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classesAreCountedWithoutTheClassThatIsChosen()
    {
        Desk desk;
        wire::ExceptionFilter filter;
        filter.kind = "OURS_ONLY";
        filter.from = filter.to = "2026-11-22";
        desk.desk.show(filter);
        QCOMPARE(desk.backend.lists.back().asked.first.kind, QByteArray("OURS_ONLY"));
        QVERIFY(desk.backend.classes.back().asked.kind.isEmpty());
        QCOMPARE(desk.backend.classes.back().asked.from, QByteArray("2026-11-22"));
        QCOMPARE(models::filterText(filter), QStringLiteral("Only ours, 2026-11-22"));
    }

    void onlyWhatDiffersIsMarked()
    {
        const auto amounts = oneOf("X1", "AMOUNT_DIFFERS", 12'000, 12'360);
        QVERIFY(differs(amounts, QStringLiteral("Amount")));
        QVERIFY(!differs(amounts, QStringLiteral("State")));
        QVERIFY(!differs(amounts, QStringLiteral("Our number")));
        // Nothing is compared with nothing.
        QVERIFY(!differs(oneOf("X2", "OURS_ONLY", 3600, 0), QStringLiteral("Amount")));
    }

    void checkedRowsAreSummedFromWhatIsShown()
    {
        Desk desk;
        const QAbstractItemModelTester tester(&desk.desk.table());
        desk.show({oneOf("X1", "OURS_ONLY", 3600, 0), oneOf("X2", "OURS_ONLY", 1200, 0)});
        ExceptionTable& table = desk.desk.table();
        table.toggle(0);
        table.toggleAll();
        QCOMPARE(table.checkedAtRisk(), Money(4800, Currency::cny()));
        table.toggle(0);
        table.toggle(0);
        QCOMPARE(table.checkedAtRisk(), Money(4800, Currency::cny()));
        table.toggleAll();
        QVERIFY(table.checked().empty());
        table.toggle(1);
        desk.show({oneOf("X1", "OURS_ONLY", 3600, 0)}); // another filter begins with none
        QVERIFY(table.checked().empty());
    }

    void aTableOfThemIsSafeInASpreadsheet()
    {
        Desk desk;
        auto one = oneOf("X1", "THEIRS_ONLY", 0, 3600);
        one.theirs.front().number = "=HYPERLINK(1)";
        one.remark = QStringLiteral("@SUM(A1)");
        desk.show({one});
        const QByteArray csv = desk.desk.table().toCsv();
        QVERIFY(csv.startsWith("\xEF\xBB\xBF"));
        QVERIFY(csv.contains(",'=HYPERLINK(1),"));
        QVERIFY(csv.contains(",'4200001234202611230000001,"));
        QVERIFY(csv.contains(",'@SUM(A1)\r\n"));
        QVERIFY(csv.contains(",36.00,")); // to be counted with
    }

    void whatIsDoneIsShownWithoutAskingAgain()
    {
        Desk desk;
        desk.show({oneOf("X1", "OURS_ONLY", 3600, 0)});
        desk.desk.lookAt(0);
        desk.desk.act(Desk::action("WRITE_OFF"));
        desk.desk.act(Desk::action("WRITE_OFF")); // a second press
        QCOMPARE(desk.backend.deeds.size(), size_t{1});
        const QSignalSpy acted(&desk.desk, &ExceptionDesk::acted);
        auto after = oneOf("X1", "OURS_ONLY", 3600, 0);
        after.state = "WAITING";
        desk.backend.deeds.back().reply.give(after);
        QCOMPARE(acted.front().at(1).toBool(), true); // a second person
        QCOMPARE(desk.desk.table().items().front().state, QByteArray("WAITING"));
        desk.backend.details.front().reply.give(oneOf("X1", "OURS_ONLY", 3600, 0)); // asked before
        QCOMPARE(desk.desk.current()->state, QByteArray("WAITING"));
    }

    void aTrialChangesNothingAndMeansTheSameRows()
    {
        Desk desk;
        wire::ExceptionFilter filter;
        filter.kind = "OURS_ONLY";
        desk.show({oneOf("X1", "OURS_ONLY", 3600, 0), oneOf("X2", "OURS_ONLY", 1200, 0)}, filter);
        desk.desk.table().toggle(1);
        desk.desk.actOnMany(Desk::action("IGNORE"), false, true);
        QVERIFY(desk.backend.bulks.back().asked.dryRun);
        QCOMPARE(desk.backend.bulks.back().asked.exceptionIds.size(), size_t{1});
        const std::size_t lists = desk.backend.lists.size();
        desk.backend.bulks.back().reply.give(wire::BulkOutcome());
        QCOMPARE(desk.backend.lists.size(), lists);
        desk.desk.actOnMany(Desk::action("IGNORE"), true, false);
        QVERIFY(desk.backend.bulks.back().asked.exceptionIds.empty());
        QCOMPARE(desk.backend.bulks.back().asked.filter.kind, QByteArray("OURS_ONLY"));
        wire::BulkOutcome done;
        done.dryRun = false;
        desk.backend.bulks.back().reply.give(done);
        QCOMPARE(desk.backend.lists.size(), lists + 1); // what is so now
        QVERIFY(desk.desk.outcome() && !desk.desk.outcome()->dryRun);
    }

    void theLikeliestOtherHalfComesFirst()
    {
        const auto ours = oneOf("X1", "OURS_ONLY", 3600, 0);
        auto other = oneOf("X2", "THEIRS_ONLY", 0, 3500);
        auto same = oneOf("X3", "THEIRS_ONLY", 0, 3600);
        same.theirs.front().at = kNow + 3min;
        auto elsewhere = oneOf("X4", "THEIRS_ONLY", 0, 3600);
        elsewhere.accountId = ChannelAccountId::trusted("M1000-wechat");
        auto explained = oneOf("X5", "THEIRS_ONLY", 0, 3600);
        explained.state = "RESOLVED";
        const auto found = models::linkCandidates(ours, {ours, other, same, elsewhere, explained});
        QCOMPARE(found.size(), size_t{2});
        QCOMPARE(found.front().exceptionId.bytes(), QByteArray("X3"));
        QVERIFY(found.front().text.contains(QStringLiteral("the same amount, 3 min apart")));
    }

    void whatIsExplainedCanOnlyBeTalkedAbout()
    {
        auto one = oneOf("X1", "OURS_ONLY", 3600, 0);
        QVERIFY(std::ranges::count(models::actionsFor(one), QByteArray("WRITE_OFF")) == 1);
        QVERIFY(std::ranges::count(models::actionsFor(one), QByteArray("REFUND")) == 0); // they have no money of it
        one.state = "RESOLVED";
        QCOMPARE(models::actionsFor(one), (std::vector<QByteArray>{"ASSIGN", "COMMENT"}));
    }
};

QTEST_GUILESS_MAIN(TestExceptionDesk)
#include "tst_exception_desk.moc"
