// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every statement of a refund's way goes wrong once, in every way a database has: whoever asks again gets that refund,
// the money goes back once, and the audit finds nothing.
#include "backend/refunds/audited_refund_house.h"
#include "refunds/refund_inbox.h"

#include <QTest>

using namespace guitai;
using namespace guitai::refunds;
using namespace guitai::test;
using namespace std::chrono_literals;
using channels::RefundState;
using channels::ReportedState;

class TestRefundMishaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefundIsOneForItsNumberAndEnds_data()
    {
        QTest::addColumn<int>("answer");
        QTest::addColumn<QByteArray>("ends");
        QTest::newRow("given back at once") << int(RefundState::Succeeded) << QByteArray("SUCCEEDED");
        QTest::newRow("refused for good") << int(RefundState::Failed) << QByteArray("FAILED");
        QTest::newRow("given back later") << int(RefundState::Processing) << QByteArray("SUCCEEDED");
    }
    void aRefundIsOneForItsNumberAndEnds()
    {
        QFETCH(int, answer);
        QFETCH(QByteArray, ends);
        AuditedRefundHouse house;
        const auto state = static_cast<RefundState>(answer);
        const auto last = state == RefundState::Processing ? RefundState::Succeeded : state;
        QByteArray number;
        Step step;
        step.prepare = [&] {
            house.payAnother();
            number = house.next();
            house.channel->calls = {state};
            house.channel->queries = {last, last, last, last};
            return [&] { return wait(house.desk->create(house.command(number, 500))).ok(); };
        };
        step.holds = [&] {
            house.channel->calls = {state, last, last};
            const auto again = wait(house.desk->create(house.command(number, 500)));
            if (!again)
                return QString::fromLatin1(again.error().code.name);
            house.recover();
            const auto refund = wait(house.desk->get(house.merchant, again->refund.refundNo));
            return unless(refund && refund->status == ends, "the refund did not end as the channel said");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void aRefundNoticeIsAppliedWhenTheChannelComesAgain_data()
    {
        QTest::addColumn<int>("said");
        QTest::newRow("it succeeded") << int(RefundState::Succeeded);
        QTest::newRow("it failed") << int(RefundState::Failed);
        QTest::newRow("a person has to act") << int(RefundState::Abnormal);
    }
    void aRefundNoticeIsAppliedWhenTheChannelComesAgain()
    {
        QFETCH(int, said);
        AuditedRefundHouse house;
        RefundInbox inbox{house.registry, house.accounts, *house.progress, house.clock};
        RefundNo refundNo;
        const auto receive = [&] {
            const auto code = house.channel->descriptor().code;
            const int status = wait(inbox.receive(code, house.accountId, {}, "{}")).status;
            house.rest();
            return status;
        };
        Step step;
        step.prepare = [&] {
            house.payAnother();
            house.channel->calls = {RefundState::Processing};
            refundNo = house.ask(house.next(), 500)->refund.refundNo;
            channels::RefundNotice told;
            told.noticeId = "N" + refundNo.bytes();
            told.report = house.reported(refundNo, static_cast<RefundState>(said), 500).report;
            house.channel->notice = told;
            return [&] { return receive() == 204; };
        };
        step.holds = [&] {
            const int status = receive();
            const auto refund = wait(house.desk->get(house.merchant, refundNo));
            return unless(status == 204 && refund && refund->status != "PROCESSING", "the notice was not applied");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void noticesForNobodyAreNotTaken()
    {
        AuditedRefundHouse house;
        RefundInbox inbox{house.registry, house.accounts, *house.progress, house.clock};
        const auto ask = [&](const char* channel, const char* account) {
            return wait(inbox.receive(ChannelCode::trusted(channel), ChannelAccountId::trusted(account), {}, "{}"))
                .status;
        };
        QCOMPARE(ask("nobody", "M1000-scripted"), 404);
        QCOMPARE(ask("scripted", "M2000-scripted"), 404);
        channels::ChannelAccount other;
        other.accountId = ChannelAccountId::trusted("M1000-other");
        other.merchantId = house.merchant;
        other.channel = ChannelCode::trusted("other");
        other.secrets = Secret("{}");
        QVERIFY(wait(house.accounts.put(other, "test")).ok());
        QCOMPARE(ask("scripted", "M1000-other"), 404);
        QCOMPARE(ask("scripted", "M1000-scripted"), 401); // its signature is wrong
        channels::RefundNotice told;
        told.noticeId = "N1";
        told.report.state = RefundState::Succeeded;
        told.report.refundNo = RefundNo::trusted("no number at all");
        house.channel->notice = told;
        QCOMPARE(ask("scripted", "M1000-scripted"), 500); // kept for a person
        merchants::ChannelAccounts unread{house.statements, house.sealer, house.clock};
        RefundInbox reading{house.registry, unread, *house.progress, house.clock};
        house.statements.failAt(1, Mishap::Fails);
        const auto code = house.channel->descriptor().code;
        QCOMPARE(wait(reading.receive(code, house.accountId, {}, "{}")).status, 503);
    }

    void doubtfulMoneyIsResolvedOnceByWhoeverAsksAgain_data()
    {
        QTest::addColumn<bool>("accepted");
        QTest::addColumn<bool>("closed");
        QTest::newRow("a surplus is accepted") << true << false;
        QTest::newRow("a surplus goes back") << false << false;
        QTest::newRow("money after the close is accepted") << true << true;
        QTest::newRow("money after the close goes back") << false << true;
    }
    void doubtfulMoneyIsResolvedOnceByWhoeverAsksAgain()
    {
        QFETCH(bool, accepted);
        QFETCH(bool, closed);
        AuditedRefundHouse house;
        int number = 0;
        DoubtfulId doubtfulId;
        const auto resolve = [&] {
            const DoubtfulMoneyCommand command{house.merchant, "operator:supervisor", doubtfulId};
            if (accepted)
                return wait(house.doubtful->accept(command)).ok();
            const auto refund = wait(house.doubtful->refund(command));
            return refund.ok();
        };
        Step step;
        step.prepare = [&] {
            const QByteArray name = "d-" + QByteArray::number(++number);
            house.insertPayment(name);
            house.report(closed ? ReportedState::Closed : ReportedState::Paid, "first-" + name, closed);
            house.report(ReportedState::Paid, "second-" + name);
            doubtfulId = house.doubtfulOf(house.payment.payment.paymentNo);
            house.channel->calls = {RefundState::Succeeded};
            return resolve;
        };
        step.holds = [&] {
            house.channel->calls = {RefundState::Succeeded, RefundState::Succeeded};
            house.channel->queries = {RefundState::Succeeded, RefundState::Succeeded};
            resolve(); // or it was resolved already
            if (!accepted)
                house.recover();
            return unless(!house.stored().doubtfulMoney, "the money still waits");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void aCursorThatNobodyGaveIsRefused()
    {
        AuditedRefundHouse house;
        RefundFilter refunds;
        DoubtfulMoneyFilter money;
        refunds.cursor = money.cursor = "yesterday";
        QVERIFY(!wait(house.desk->list(house.merchant, refunds)));
        QVERIFY(!wait(house.doubtful->list(house.merchant, money)));
    }

    void whatCannotBeReadIsAnErrorAndNotAnEmptyAnswer()
    {
        AuditedRefundHouse house;
        house.channel->calls = {RefundState::Succeeded};
        const RefundNo refundNo = house.ask("r", 500)->refund.refundNo;
        house.report(ReportedState::Paid, "second");
        const std::vector<std::function<bool()>> questions{
            [&] { return wait(house.desk->get(house.merchant, refundNo)).ok(); },
            [&] { return wait(house.desk->list(house.merchant, {})).ok(); },
            [&] { return wait(house.doubtful->list(house.merchant, {})).ok(); },
        };
        for (size_t i = 0; i < questions.size(); ++i) {
            Step step;
            step.prepare = [&] { return questions[i]; };
            step.holds = [&] { return unless(questions[i](), "no answer from a sound storage"); };
            QVERIFY2(tryEveryMishap(house.statements, step, {Mishap::Fails, Mishap::Garbled}).isEmpty(),
                     QByteArray::number(int(i)));
        }
    }
};

QTEST_GUILESS_MAIN(TestRefundMishaps)
#include "tst_refund_mishaps.moc"
