// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A refund's second person, while every statement goes wrong once: what they agreed to is given back once, what they
// refused never, and then its room is free.
#include "backend/refunds/audited_refund_house.h"

#include <QTest>

using namespace guitai;
using namespace guitai::refunds;
using namespace guitai::test;
using namespace std::chrono_literals;
using approvals::Verdict;
using channels::RefundState;

namespace {

struct ApprovalHouse : AuditedRefundHouse
{
    Result<RefundAnswer> askAsCashier(const QByteArray& number)
    {
        RefundCommand wanted = command(number, 500);
        wanted.actor = kCashier;
        wanted.role = merchants::Role::Cashier;
        return wait(desk->create(wanted));
    }
    Result<approvals::Approval> decide(const ApprovalNo& approvalNo, Verdict verdict)
    {
        const QByteArray actor = verdict == Verdict::Cancel ? kCashier : QByteArray("operator:supervisor");
        return wait(approvals.decide({merchant, approvalNo, {}, actor, verdict}));
    }
    /// Those who tell what was decided, and the checker, until they have nothing left to do.
    void finish()
    {
        for (int round = 0; round < 2; ++round) {
            wait(approvals.runOnce());
            recover();
        }
    }

    const QByteArray kCashier = "operator:cashier";
};

} // namespace

class TestApprovalMishaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDecisionIsCarriedOutOnce_data()
    {
        QTest::addColumn<std::optional<Verdict>>("verdict"); // nothing: nobody decides, and it is over
        QTest::addColumn<QByteArray>("errorCode");
        QTest::newRow("agreed") << std::optional(Verdict::Approve) << QByteArray();
        QTest::newRow("rejected") << std::optional(Verdict::Reject) << QByteArray("APPROVAL_REJECTED");
        QTest::newRow("withdrawn") << std::optional(Verdict::Cancel) << QByteArray("APPROVAL_CANCELLED");
        QTest::newRow("over") << std::optional<Verdict>() << QByteArray("APPROVAL_EXPIRED");
    }
    void aDecisionIsCarriedOutOnce()
    {
        QFETCH(std::optional<Verdict>, verdict);
        QFETCH(QByteArray, errorCode);
        ApprovalHouse house;
        RefundRecord refund;
        const auto decide = [&] {
            if (verdict)
                return house.decide(refund.approvalNo, *verdict).ok();
            return wait(house.approvals.runOnce()) == 1;
        };
        Step step;
        step.prepare = [&] {
            house.payAnother();
            house.channel->called.clear();
            house.channel->calls = {RefundState::Succeeded};
            refund = house.refund(house.askAsCashier(house.next())->refund.refundNo);
            house.clock.advance(verdict ? 1h : 24h);
            return decide;
        };
        step.holds = [&] {
            house.answerTruly();
            decide(); // or it is decided already
            house.finish();
            const RefundRecord ended = house.refund(refund.refundNo);
            const bool agreed = verdict == Verdict::Approve;
            const auto payment = house.stored();
            return unless(textOf(ended.status) == (agreed ? "SUCCEEDED" : "FAILED") && ended.errorCode == errorCode &&
                              payment.refunded.minor() == (agreed ? 500 : 0) && payment.refundReserved.minor() == 0 &&
                              house.channel->called.size() == (agreed ? 1 : 0),
                          "not what was decided, or not once");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, {Mishap::Fails, Mishap::Unchanged, Mishap::Unknown}),
                 QString());
        QCOMPARE(house.audit(), QString());
    }

    void aQuestionIsAskedUntilSomebodyAnswersIt()
    {
        ApprovalHouse house;
        QByteArray number;
        Step step;
        step.prepare = [&] {
            house.payAnother();
            number = house.next();
            house.channel->called.clear();
            house.channel->calls = {RefundState::Succeeded};
            return [&] { return house.askAsCashier(number).ok(); };
        };
        step.holds = [&] {
            const auto again = house.askAsCashier(number);
            if (!again)
                return QString::fromLatin1(again.error().code.name);
            const RefundRecord refund = house.refund(again->refund.refundNo);
            if (!refund.waitsForApproval() || !house.channel->called.empty())
                return QStringLiteral("it did not wait");
            if (!house.decide(refund.approvalNo, Verdict::Approve))
                return QStringLiteral("nobody can agree to it");
            return unless(house.refund(refund.refundNo).status == RefundStatus::Succeeded, "it did not go on");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    /// That ends the approval: telling it again could not help.
    void anAgreementToARefundThatIsNotThereMovesNothing()
    {
        ApprovalHouse house;
        const RefundNo nobody =
            mintRefundNo(house.clock.now(), house.payment.payment.slot.number(), &crypto::randomBytes);
        for (const Verdict verdict : {Verdict::Approve, Verdict::Reject}) {
            const QByteArray content = "{\"refund_no\":\"" + nobody.bytes() + "\"}";
            const auto asked =
                wait(house.approvals.ask({RefundApproval::kKind, house.merchant, content, house.kCashier}));
            QVERIFY(house.decide(asked->approvalNo, verdict).ok());
            wait(house.approvals.runOnce());
            QCOMPARE(wait(house.approvals.runOnce()), 0);
        }
        QVERIFY(house.channel->log.empty());
        QCOMPARE(house.stored().refundReserved.minor(), 0);
    }

    void anAgreementThatNamesNoRefundMovesNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("another number") << QByteArray("{\"refund_no\":\"P100\"}");
        QTest::newRow("no number") << QByteArray("{\"refund_no\":\"\"}");
        QTest::newRow("nothing") << QByteArray("{}");
    }
    void anAgreementThatNamesNoRefundMovesNothing()
    {
        QFETCH(QByteArray, content);
        ApprovalHouse house;
        for (const Verdict verdict : {Verdict::Approve, Verdict::Reject}) {
            const auto asked =
                wait(house.approvals.ask({RefundApproval::kKind, house.merchant, content, house.kCashier}));
            QVERIFY(house.decide(asked->approvalNo, verdict).ok());
            wait(house.approvals.runOnce());
        }
        QVERIFY(house.channel->log.empty());
        QCOMPARE(house.stored().refundReserved.minor(), 0);
    }
};

QTEST_GUILESS_MAIN(TestApprovalMishaps)
#include "tst_approval_mishaps.moc"
