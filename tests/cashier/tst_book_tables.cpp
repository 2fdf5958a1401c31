// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Timelines, doubtful money and account entries as the till tells them.
#include "cashier/fake_books.h"
#include "models/book_failures.h"
#include "models/book_words.h"
#include "models/doubtful_table.h"
#include "models/entry_table.h"
#include "models/payment_timeline.h"
#include "models/refund_states.h"
#include "models/shop_time.h"
#include "support/fake_clock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace guitai;
using namespace std::chrono_literals;
using models::DoubtfulTable;

namespace {

const UtcTime kNow = *UtcTime::parseRfc3339("2026-11-23T04:05:06Z");

Money yuan(std::int64_t minor)
{
    return Money(minor, Currency::cny());
}

wire::DoubtfulMoney doubtful(const char* id, std::int64_t minor, Duration ago, const char* status = "OPEN")
{
    wire::DoubtfulMoney money;
    money.doubtfulId = DoubtfulId::trusted(id);
    money.paymentNo = PaymentNo::trusted("P20261123040506789000000000001");
    money.amount = yuan(minor);
    money.reason = "PAID_AFTER_CLOSE";
    money.status = status;
    money.recordedAt = kNow - ago;
    return money;
}

} // namespace

class TestBookTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTimelineTellsPushFromPollAndWhoRefunded()
    {
        wire::PaymentDetail detail;
        detail.payment.amount = yuan(3600);
        detail.payment.channel = "wechat";
        detail.payment.createdAt = kNow;
        detail.history.push_back({kNow + 9s, "PENDING", "SUCCEEDED", "callback", {}});
        detail.history.push_back({kNow + 60s, "SUCCEEDED", "PARTIALLY_REFUNDED", "refund R1", {}});
        wire::Refund refund;
        refund.amount = yuan(500);
        refund.status = "SUCCEEDED";
        refund.createdAt = kNow + 50s;
        refund.finishedAt = kNow + 60s;
        refund.approval.emplace();
        refund.approval->maker = "operator:cashier";
        refund.approval->checker = "operator:supervisor";
        refund.approval->status = "APPROVED";
        const auto events = models::timelineOf(detail, {refund});
        QStringList told;
        for (const models::TimelineEvent& event : events)
            told << event.what + QLatin1Char('/') + event.how;
        QCOMPARE(told,
                 (QStringList{QStringLiteral("Order of ¥\u00A036.00/"), QStringLiteral("Paid/Told by WeChat Pay"),
                              QStringLiteral("Refund of ¥\u00A05.00/Asked for by cashier, approved by supervisor"),
                              QStringLiteral("Refunded/")}));
        detail.history.front().source = "query";
        QCOMPARE(models::timelineOf(detail, {})[1].how, QStringLiteral("Answered by WeChat Pay when asked"));
    }

    void everyRefundStateHasALook()
    {
        for (const models::RefundStateLook& look : models::allRefundLooks()) {
            QCOMPARE(&models::lookOf(look.state), &look);
            QVERIFY(look.glyph != models::Glyph::None);
        }
        // Unknown is no failure: it is watched and keeps its key.
        QVERIFY(models::lookOf(models::RefundState::Checking).watched);
        QVERIFY(!models::lookOf(models::RefundState::Checking).settled);
    }

    void doubtfulMoneyIsCountedAndDecidedOnce()
    {
        test::FakeBooks books;
        test::FakeClock clock;
        clock.set(kNow);
        DoubtfulTable table(books, clock);
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.reload();
        QCOMPARE(books.doubtful.back().asked.first, QByteArray("OPEN"));
        books.doubtful.back().reply.give(wire::DoubtfulMoneyPage{
            {doubtful("D1", 5800, 50h), doubtful("D2", 1230, 5min), doubtful("D3", 999, 1h, "ACCEPTED")}, {}});
        QCOMPARE(table.openCount(), 2);
        QCOMPARE(table.atRisk().minor(), 7030);
        QCOMPARE(*table.oldest(), kNow - 50h);
        const QSignalSpy decided(&table, &DoubtfulTable::decided);
        table.decide(table.items()[0], DoubtfulTable::Decision::Refund, {});
        table.decide(table.items()[0], DoubtfulTable::Decision::Refund, {});
        table.decide(table.items()[0], DoubtfulTable::Decision::Accept, {});
        QCOMPARE(books.givings.size(), size_t{1}); // one decision at a time
        QVERIFY(books.acceptances.empty());
        books.givings.front().reply.give(wire::Refund());
        QCOMPARE(decided.size(), 1);
        QCOMPARE(books.doubtful.size(), size_t{2}); // the list is asked what is so now
    }

    void aDecisionThatFailedIsSaid()
    {
        test::FakeBooks books;
        test::FakeClock clock;
        DoubtfulTable table(books, clock);
        const QSignalSpy refused(&table, &DoubtfulTable::notDecided);
        table.decide(doubtful("D1", 5800, 1h), DoubtfulTable::Decision::Accept, {});
        backend_client::Failure failure;
        failure.kind = backend_client::Failure::Kind::Refused;
        failure.status = 409;
        failure.code = "DOUBTFUL_MONEY_RESOLVED";
        books.acceptances.front().reply.give(failure);
        QCOMPARE(refused.size(), 1);
        QVERIFY(!table.isDeciding());
    }

    void entriesHaveASignAndWords()
    {
        test::FakeBooks books;
        test::FakeClock clock;
        clock.set(kNow);
        models::EntryTable table(books, clock);
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        wire::Account home;
        home.accountNo = AccountNo::trusted("AMH0001");
        home.kind = "MERCHANT_HOME";
        table.show(home);
        wire::AccountEntry fold{"FOLD", "0123", "CREDIT", yuan(3580), kNow};
        wire::AccountEntry hold{"HOLD", "R1", "DEBIT", yuan(500), kNow};
        books.entries.back().reply.give(wire::AccountEntryPage{{hold, fold}, {}});
        const auto text = [&table](int row, int column) { return table.index(row, column).data().toString(); };
        QCOMPARE(text(0, models::EntryTable::Amount), QStringLiteral("-¥\u00A05.00"));
        QCOMPARE(text(1, models::EntryTable::Amount), QStringLiteral("+¥\u00A035.80"));
        QCOMPARE(text(1, models::EntryTable::What), QStringLiteral("Takings, less fees"));
        QCOMPARE(text(0, models::EntryTable::What), QStringLiteral("Refund, less its share of the fee"));
        QCOMPARE(text(0, models::EntryTable::Reference), QStringLiteral("R1"));
    }

    void aDrawerShowsTheCashInIt()
    {
        wire::Account drawer;
        drawer.kind = "DRAWER";
        drawer.balance = yuan(-35000); // booked below 0: the shop has it
        QCOMPARE(models::shownBalance(drawer).minor(), 35000);
    }

    void agesAreShort()
    {
        QCOMPARE(models::ageText(kNow - 59min, kNow), QStringLiteral("59 min"));
        QCOMPARE(models::ageText(kNow - 47h, kNow), QStringLiteral("47 h"));
        QCOMPARE(models::ageText(kNow - 50h, kNow), QStringLiteral("2 d"));
        QCOMPARE(models::ageText(kNow + 5min, kNow), QStringLiteral("1 min")); // a clock that is behind
    }

    void anUnknownCodeIsNeverBlamedOnMoney()
    {
        backend_client::Failure failure;
        failure.kind = backend_client::Failure::Kind::Refused;
        failure.status = 409;
        failure.code = "BRAND_NEW";
        QCOMPARE(models::bookWordsOf(failure).code, QByteArray("BRAND_NEW"));
        QVERIFY(models::bookWordsOf(failure).todo.contains(QStringLiteral("Nothing was done")));
        failure.kind = backend_client::Failure::Kind::NoAnswer;
        QVERIFY(!models::bookWordsOf(failure).todo.contains(QStringLiteral("Nothing was done")));
    }
};

QTEST_GUILESS_MAIN(TestBookTables)
#include "tst_book_tables.moc"
