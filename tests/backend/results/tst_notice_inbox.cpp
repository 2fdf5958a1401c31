// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a channel is answered to its notices, and that it is told "done" only when it is: with every statement going
// wrong.
#include "backend/payments/payment_house.h"
#include "results/stored_notice_inbox.h"
#include "support/audited.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using channels::ReportedState;

namespace {

const ChannelCode kFake = ChannelCode::trusted("fake");
const ChannelAccountId kAccount = ChannelAccountId::trusted("M1000-fake");

struct NoticeHouse : PaymentHouse
{
    explicit NoticeHouse(int shardCount = 2) : PaymentHouse(shardCount), shards(shardCount) {}

    /// The next payment, and the channel about to say that it was paid.
    PaymentNo paidOutside()
    {
        const QByteArray number = QByteArray::number(++payments);
        const PaymentNo paymentNo = created(wanted("o-" + number)).paymentNo;
        tell(attemptNoOf(paymentNo, 1), "T" + number);
        return paymentNo;
    }
    void tell(const AttemptNo& attemptNo, const QByteArray& tradeNo)
    {
        channels::Notice told;
        told.noticeId = "N" + tradeNo;
        told.report.state = ReportedState::Paid;
        told.report.attemptNo = attemptNo;
        told.report.money = channels::ReceivedMoney{ChannelTradeNo::trusted(tradeNo), channel->price, clock.now()};
        channel->notice = told;
    }
    int receive(const QByteArray& body = "{}") { return wait(inbox.receive(kFake, kAccount, {}, body)).status; }
    QByteArray statusOf(const PaymentNo& paymentNo) { return detail(paymentNo).payment.status; }
    QString audit() const { return auditFindings(folder, shards).join(QStringLiteral("; ")); }

    results::StoredNoticeInbox inbox{registry, accounts, results, clock};
    const int shards;
    int payments = 0;
};

} // namespace

class TestNoticeInbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaidNoticePaysOnceHoweverOftenItComes()
    {
        NoticeHouse house;
        const PaymentNo paymentNo = house.paidOutside();
        QCOMPARE(house.receive(), 204);
        QCOMPARE(house.receive(), 204);
        QCOMPARE(house.receive("{ }"), 204); // the same notice in other bytes
        QCOMPARE(house.statusOf(paymentNo), QByteArray("SUCCEEDED"));
        QCOMPARE(house.audit(), QString());
    }

    void aNoticeForNobodyIsNotTaken()
    {
        NoticeHouse house;
        const auto ask = [&](const char* channel, const char* account) {
            return wait(
                       house.inbox.receive(ChannelCode::trusted(channel), ChannelAccountId::trusted(account), {}, "{}"))
                .status;
        };
        QCOMPARE(ask("nobody", "M1000-fake"), 404);
        QCOMPARE(ask("fake", "M2000-fake"), 404);
        channels::ChannelAccount other{
            ChannelAccountId::trusted("M1000-other"), kShop, ChannelCode::trusted("other"), {}, Secret("{}")};
        QVERIFY(wait(house.accounts.put(other, "test")).ok());
        QCOMPARE(ask("fake", "M1000-other"), 404);
        QCOMPARE(ask("fake", "M1000-fake"), 401); // its signature is wrong
    }

    void theChannelComesAgainWhileAccountsCannotBeRead()
    {
        NoticeHouse house;
        house.paidOutside();
        merchants::ChannelAccounts unread{house.statements, house.sealer, house.clock};
        results::StoredNoticeInbox inbox{house.registry, unread, house.results, house.clock};
        house.statements.failAt(1, Mishap::Fails);
        QCOMPARE(wait(inbox.receive(kFake, kAccount, {}, "{}")).status, 503);
    }

    void aNoticeOfAnUnknownAttemptIsKeptForAPersonAndRefused()
    {
        NoticeHouse house;
        const PaymentNo paymentNo = house.paidOutside();
        house.tell(attemptNoOf(paymentNo, 7), "T-of-nobody");
        QCOMPARE(house.receive(), 500);
        QCOMPARE(house.receive(), 500);
        house.tell(AttemptNo::trusted("no number at all"), "T-of-nothing");
        QCOMPARE(house.receive(), 500);
        QCOMPARE(house.statusOf(paymentNo), QByteArray("PENDING"));
    }

    void aTradeOfAnotherPaymentFreezesThisOne()
    {
        NoticeHouse house(1); // a shard knows the trades of its own payments
        house.paidOutside();
        QCOMPARE(house.receive(), 204);
        const PaymentNo second = house.paidOutside();
        house.tell(attemptNoOf(second, 1), "T1");
        QCOMPARE(house.receive("{\"of\": \"the second\"}"), 204);
        QVERIFY(house.detail(second).payment.frozen);
        QCOMPARE(house.receive("{\"of\":\"the second\"}"), 204); // once more in other bytes
        QCOMPARE(house.statusOf(second), QByteArray("PENDING"));
        QCOMPARE(house.audit(), QString());
    }

    void whatWasNotAppliedIsAppliedWhenTheChannelComesAgain_data()
    {
        QTest::addColumn<QString>("before");
        QTest::newRow("paid while it waits") << QString();
        QTest::newRow("paid after it was closed") << QStringLiteral("closed");
        QTest::newRow("paid a second time") << QStringLiteral("paid");
        QTest::newRow("paid with another amount") << QStringLiteral("dear");
    }
    void whatWasNotAppliedIsAppliedWhenTheChannelComesAgain()
    {
        QFETCH(QString, before);
        NoticeHouse house;
        PaymentNo paymentNo;
        const auto isDone = [&] {
            const wire::Payment payment = house.detail(paymentNo).payment;
            if (before == QLatin1String("dear"))
                return payment.frozen;
            return before.isEmpty() ? payment.status == "SUCCEEDED" : payment.doubtfulMoney;
        };
        Step step;
        step.prepare = [&] {
            house.channel->price = Money(1500, Currency::cny());
            paymentNo = house.paidOutside();
            if (before == QLatin1String("closed") && !wait(house.desk.close(kShop, paymentNo, "test")))
                qFatal("the payment cannot be closed");
            if (before == QLatin1String("paid")) {
                house.receive();
                house.tell(attemptNoOf(paymentNo, 1), "second-" + paymentNo.bytes());
            }
            if (before == QLatin1String("dear")) {
                house.channel->price = Money(1501, Currency::cny());
                house.tell(attemptNoOf(paymentNo, 1), "dear-" + paymentNo.bytes());
            }
            return [&] { return house.receive() == 204; };
        };
        step.holds = [&] {
            const int status = house.receive();
            return unless(status == 204 && isDone(), "the notice was not applied");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, {Mishap::Fails, Mishap::Unchanged, Mishap::Unknown}),
                 QString());
        if (before != QLatin1String("dear")) // an exception that is there was recorded with its frozen payment
            QCOMPARE(tryEveryMishap(house.statements, step, {Mishap::Taken}), QString());
        QCOMPARE(house.audit(), QString());
    }
};

QTEST_GUILESS_MAIN(TestNoticeInbox)
#include "tst_notice_inbox.moc"
