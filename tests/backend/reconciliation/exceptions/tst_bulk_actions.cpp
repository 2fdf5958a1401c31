// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exception_house.h"

#include "support/skip.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::exceptions;

namespace {

struct ManyCases : ExceptionHouse
{
    ManyCases()
    {
        for (int i = 0; i < 5; ++i)
            facts.push_back(oursOnly("N" + QByteArray::number(i), 100 + i));
        facts.push_back(theirsOnly("X", 700));
        record("R1", facts);
    }
    BulkCommand wanted(const QByteArray& action, bool dryRun) const
    {
        wire::BulkAction bulk;
        bulk.action.action = action;
        bulk.action.remark = QStringLiteral("all of them");
        bulk.dryRun = dryRun;
        return {merchant, "operator:finance", bulk};
    }
    wire::ExceptionPage list(const wire::ExceptionFilter& filter, int limit = 50, const QByteArray& cursor = {})
    {
        return *wait(desk.list(merchant, {filter, limit, cursor}));
    }
    static int count(const wire::BulkOutcome& outcome, const char* what)
    {
        return static_cast<int>(std::count_if(outcome.rows.begin(), outcome.rows.end(),
                                              [&](const wire::BulkRow& row) { return row.outcome == what; }));
    }

    std::vector<CaseFacts> facts;
};

} // namespace

class TestBulkActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = whyNotHere(); !why.isEmpty())
            skipProgram(why);
    }

    void aDryRunChangesNothing()
    {
        ManyCases house;
        BulkCommand command = house.wanted(actions::kWriteOff, true);
        command.wanted.filter.kind = "OURS_ONLY";
        const auto outcome = wait(house.desk.actOnMany(command));
        QCOMPARE(ManyCases::count(*outcome, "SUCCEEDED"), 5);
        QCOMPARE(outcome->atRisk.minor(), 510);
        QVERIFY(outcome->dryRun);
        QCOMPARE(house.sum("WRITE_OFF"), 0);
        QCOMPARE(house.deeds(house.idFor(house.facts[0])).size(), 1);
    }

    void oneBadRowStopsNoOther()
    {
        ManyCases house;
        QCOMPARE(house.act(house.idFor(house.facts[1]), actions::kIgnore), QByteArray("OK"));
        BulkCommand command = house.wanted(actions::kMakeUp, false);
        command.wanted.exceptionIds = {house.idFor(house.facts[0]), house.idFor(house.facts[1]),
                                       house.idFor(house.facts[5]), ExceptionId::trusted("Enone")};
        const auto outcome = wait(house.desk.actOnMany(command));
        QCOMPARE(outcome->rows[0].outcome, QByteArray("FAILED"));
        QCOMPARE(outcome->rows[0].errorCode, QByteArray("EXCEPTION_ACTION_UNSUITABLE"));
        QCOMPARE(outcome->rows[2].outcome, QByteArray("SUCCEEDED"));
        QCOMPARE(outcome->rows[3].outcome, QByteArray("SKIPPED"));
        QCOMPARE(outcome->atRisk.minor(), 700);
        QCOMPARE(house.get(house.idFor(house.facts[5])).state, QByteArray("RESOLVED"));
    }

    void allThatPassAFilterAreActedOnOnce()
    {
        ManyCases house;
        BulkCommand command = house.wanted(actions::kIgnore, false);
        command.wanted.filter.kind = "OURS_ONLY";
        QCOMPARE(ManyCases::count(*wait(house.desk.actOnMany(command)), "SUCCEEDED"), 5);
        QCOMPARE(ManyCases::count(*wait(house.desk.actOnMany(command)), "SKIPPED"), 5);
        QCOMPARE(house.list({}).exceptions.size(), size_t(6));
    }

    void linkingIsDoneOneByOne()
    {
        ManyCases house;
        const auto refused = wait(house.desk.actOnMany(house.wanted(actions::kLink, false)));
        QCOMPARE(house.codeOf(refused), QByteArray("EXCEPTION_ACTION_UNSUITABLE"));
    }

    void aListIsFiltered()
    {
        ManyCases house;
        QCOMPARE(house.act(house.idFor(house.facts[2]), actions::kIgnore), QByteArray("OK"));
        wire::ExceptionFilter filter;
        filter.state = "OPEN,WAITING";
        QCOMPARE(house.list(filter).exceptions.size(), size_t(5));
        filter = {};
        filter.number = "TN3"; // the channel's
        QCOMPARE(house.list(filter).exceptions.size(), size_t(1));
        filter.number = "N3";
        QCOMPARE(house.list(filter).exceptions.front().atRisk.minor(), 103);
        filter.number = "N";
        QVERIFY(house.list(filter).exceptions.empty());
        filter = {};
        filter.from = "2026-11-23";
        QVERIFY(house.list(filter).exceptions.empty());
        filter = {};
        filter.channel = ChannelCode::trusted("alipay");
        QVERIFY(house.list(filter).exceptions.empty());
    }

    void pagesMissNothingAndRepeatNothing()
    {
        ManyCases house;
        QSet<QByteArray> seen;
        QByteArray cursor;
        int pages = 0;
        do {
            const auto page = house.list({}, 2, cursor);
            for (const auto& one : page.exceptions)
                seen.insert(one.exceptionId.bytes());
            cursor = page.nextCursor;
            ++pages;
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), 6);
        QCOMPARE(pages, 3);
    }

    void classesAreCountedWithTheirMoney()
    {
        ManyCases house;
        const auto classes = wait(house.desk.classes(house.merchant, {}));
        QCOMPARE(classes->classes.size(), size_t(2));
        QCOMPARE(classes->classes[0].kind, QByteArray("THEIRS_ONLY"));
        QCOMPARE(classes->classes[0].atRisk.minor(), 700);
        QCOMPARE(classes->classes[1].exceptions, 5);
        QCOMPARE(classes->classes[1].atRisk.minor(), 510);
    }
};

GUITAI_SKIPPING_MAIN(QCoreApplication, TestBulkActions)
#include "tst_bulk_actions.moc"
