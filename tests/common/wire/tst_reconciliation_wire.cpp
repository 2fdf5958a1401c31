// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Days, runs, bills and exceptions as they cross the border: what is written is read again, what is wrong is refused.
#include "wire/bill_wire.h"
#include "wire/exception_wire.h"
#include "wire/member_reader.h"
#include "wire/reconciliation_wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::wire;

namespace {

const UtcTime kNow = UtcTime::fromMs(1'795'400'000'123);
const ChannelAccountId kAccount = ChannelAccountId::trusted("CA1");
const ChannelCode kWechat = ChannelCode::trusted("wechat");

Money cny(std::int64_t minor)
{
    return {minor, Currency::cny()};
}

template <class T>
void comesBackWhole(const T& document)
{
    const auto read = T::read(QJsonDocument(document.toJson()).toJson());
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().field));
    QCOMPARE(read->toJson(), document.toJson());
}

ReconciliationDay someDay()
{
    ReconciliationDay day;
    day.accountId = kAccount;
    day.channel = kWechat;
    day.day = "2026-11-22";
    day.state = reconciliation_days::kExceptions;
    day.runId = RunId::trusted("R1");
    day.ours = cny(-500);
    day.theirs = cny(1200);
    day.rows = 20;
    day.openExceptions = 2;
    day.atRisk = cny(1700);
    day.oldestOpenAt = kNow;
    return day;
}

BillRow someRow()
{
    BillRow row;
    row.kind = "PAYMENT";
    row.number = "P20261123012345670ABCDEF0001AB01";
    row.transaction = "42000";
    row.amount = cny(1200);
    row.fee = cny(7);
    row.state = "SUCCEEDED";
    row.at = kNow;
    row.line = 2;
    return row;
}

ReconciliationException someException()
{
    ReconciliationException exception;
    exception.exceptionId = ExceptionId::trusted("X1");
    exception.accountId = kAccount;
    exception.channel = kWechat;
    exception.day = "2026-11-22";
    exception.kind = "AMOUNT_DIFFERS";
    exception.differences = {"AMOUNT", "FEE"};
    exception.ours = {someRow()};
    exception.theirs = {someRow()};
    exception.atRisk = cny(100);
    exception.state = exception_states::kOpen;
    exception.openedAt = kNow;
    exception.history = {{kNow, "finance", exception_actions::kComment, QStringLiteral("问过银行"), {}}};
    return exception;
}

} // namespace

class TestReconciliationWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOverviewComesBackWhole()
    {
        ReconciliationOverview overview;
        overview.daysInNeed = 3;
        overview.openExceptions = 41;
        overview.atRisk = cny(1'280'640);
        overview.oldestOpenAt = kNow;
        overview.ages = {{0, 30, cny(5)}, {7, 11, cny(6)}};
        overview.days = {someDay()};
        comesBackWhole(overview);
        comesBackWhole(someDay());
    }

    void aRunComesBackWhole()
    {
        ReconciliationRun run;
        run.runId = RunId::trusted("R1");
        run.accountId = kAccount;
        run.channel = kWechat;
        run.day = "2026-11-22";
        run.state = reconciliation_runs::kDone;
        run.requestedBy = "system";
        run.requestedAt = kNow;
        run.classes = {{"MATCHED", 10, 10, cny(100), cny(100)}};
        comesBackWhole(run);
        comesBackWhole(ReconciliationRunPage{{run}, "1"});
        comesBackWhole(StartRun{kAccount, "2026-11-22"});
        comesBackWhole(DayRemark{QStringLiteral("查清")});
    }

    void aBillAndItsPreviewComeBackWhole()
    {
        Bill bill;
        bill.billId = BillId::trusted("B1");
        bill.accountId = kAccount;
        bill.channel = kWechat;
        bill.day = "2026-11-22";
        bill.kind = "TRADE";
        bill.source = "UPLOADED";
        bill.name = QStringLiteral("账单.csv");
        bill.sha256 = "00ff";
        bill.receivedBy = "finance";
        bill.receivedAt = kNow;
        comesBackWhole(bill);
        comesBackWhole(BillPage{{bill}, {}});
        BillPreview preview;
        preview.kind = "TRADE";
        preview.encoding = "GBK";
        preview.duplicateOf = {bill};
        BillRow unreadable;
        unreadable.kind = "UNREADABLE";
        unreadable.line = 7;
        unreadable.note = "AMOUNT_UNREADABLE";
        preview.firstRows = {someRow(), unreadable};
        comesBackWhole(preview);
    }

    void anExceptionComesBackWhole()
    {
        comesBackWhole(someException());
        comesBackWhole(ExceptionPage{{someException()}, "9"});
        comesBackWhole(ExceptionClasses{{{"OURS_ONLY", 3, cny(9)}}});
    }

    void actionsComeBackWhole()
    {
        ExceptionAction action;
        action.action = exception_actions::kLink;
        action.remark = QStringLiteral("同一笔");
        action.other = ExceptionId::trusted("X2");
        comesBackWhole(action);
        BulkAction some{action, {ExceptionId::trusted("X1")}, {}, false};
        comesBackWhole(some);
        BulkAction all{action, {}, {}, true};
        all.filter.kind = "OURS_ONLY";
        all.filter.accountId = kAccount;
        comesBackWhole(all);
        comesBackWhole(BulkOutcome{true, cny(3), {{ExceptionId::trusted("X1"), "FAILED", "EXCEPTION_RESOLVED"}}});
    }

    void anActionWithoutRemarkIsRefused()
    {
        const auto read = ExceptionAction::read(QByteArrayView(R"({"action":"IGNORE","remark":""})"));
        QVERIFY(!read.ok());
        QCOMPARE(read.error().field, QStringLiteral("remark"));
    }

    void aBulkActionNamesWhatItMeans()
    {
        const auto read = BulkAction::read(R"({"action":"IGNORE","remark":"old","dry_run":true})");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().field, QStringLiteral("filter"));
    }

    void aMisspeltFilterIsNotAllExceptions()
    {
        const auto read =
            BulkAction::read(R"({"action":"IGNORE","remark":"old","dry_run":false,"filter":{"clas":"OURS_ONLY"}})");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, wire::errors::kFieldUnknown);
    }
};

QTEST_GUILESS_MAIN(TestReconciliationWire)
#include "tst_reconciliation_wire.moc"
