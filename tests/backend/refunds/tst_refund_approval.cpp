// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Refunds that wait for a second person: who needs one, and what a crash between any two steps leaves.
#include "backend/refunds/refund_house.h"

#include <QTest>

using namespace guitai;
using namespace guitai::refunds;
using namespace std::chrono_literals;
using approvals::ApprovalStatus;
using channels::RefundState;

namespace {

using Log = std::vector<QByteArray>;

struct House : test::RefundHouse
{
    House() : RefundHouse(1000) {}

    RefundNo askAsCashier(const char* number, std::int64_t minor)
    {
        RefundCommand wanted = command(number, minor);
        wanted.actor = "operator:cashier";
        wanted.role = merchants::Role::Cashier;
        const auto answer = test::wait(desk->create(wanted));
        if (!answer)
            qFatal("%s", answer.error().code.name);
        return answer->refund.refundNo;
    }
    approvals::Decision decision(const RefundNo& refundNo, approvals::Verdict verdict) const
    {
        return {merchant, const_cast<House*>(this)->refund(refundNo).approvalNo, {}, "operator:supervisor", verdict};
    }
    approvals::Approval decide(const RefundNo& refundNo, approvals::Verdict verdict)
    {
        const auto decided = test::wait(approvals.decide(decision(refundNo, verdict)));
        if (!decided)
            qFatal("%s", decided.error().code.name);
        return *decided;
    }
    /// The decision alone, as a process leaves it that ends right behind its commit.
    void decideAndDie(const RefundNo& refundNo, approvals::Verdict verdict)
    {
        approvals::Decision made = decision(refundNo, verdict);
        made.at = clock.now();
        std::function<Result<approvals::Approval>(storage::Transaction&)> work = [made](storage::Transaction& tx) {
            return approvals::decide(tx, made);
        };
        if (!test::wait(storage->write<approvals::Approval>(storage::kHomeSlot, work)))
            qFatal("not decided");
    }
    Result<approvals::Approval> approvalOf(const RefundNo& refundNo)
    {
        return test::wait(approvals.get(merchant, refund(refundNo).approvalNo));
    }
};

} // namespace

class TestRefundApproval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoNeedsASecondPerson_data()
    {
        QTest::addColumn<merchants::Role>("role");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<bool>("needed");
        QTest::newRow("a cashier does for the smallest amount") << merchants::Role::Cashier << 1LL << true;
        QTest::newRow("a supervisor does not up to the limit") << merchants::Role::Supervisor << 1000LL << false;
        QTest::newRow("a supervisor does above it") << merchants::Role::Supervisor << 1001LL << true;
        QTest::newRow("a key does not up to the limit") << merchants::Role::Integrator << 1000LL << false;
        QTest::newRow("a key does above it") << merchants::Role::Integrator << 1001LL << true;
        QTest::newRow("an admin does above it") << merchants::Role::Admin << 1001LL << true;
    }
    void whoNeedsASecondPerson()
    {
        QFETCH(merchants::Role, role);
        QFETCH(qint64, minor);
        QFETCH(bool, needed);
        QCOMPARE(needsSecondPerson(role, Money(minor, Currency::cny()), 1000), needed);
    }

    void nothingIsHeldOrCalledBeforeSomebodyAgreed()
    {
        House house;
        const RefundNo no = house.askAsCashier("r1", 500);
        QVERIFY(house.refund(no).waitsForApproval());
        QVERIFY(house.channel->log.empty());
        QCOMPARE(house.stored().refundReserved.minor(), 500);
        house.clock.advance(1h);
        QCOMPARE(test::wait(house.checker->runOnce()), 0);
        house.channel->calls = {RefundState::Succeeded};
        QCOMPARE(house.decide(no, approvals::Verdict::Approve).status, ApprovalStatus::Executed);
        QCOMPARE(house.channel->log, (Log{"hold", "call", "capture"}));
        QCOMPARE(house.refund(no).status, RefundStatus::Succeeded);
        QCOMPARE(house.refund(no).checker, QByteArray("operator:supervisor"));
    }

    void rejectedItFailsOnceAndFreesItsRoom()
    {
        House house;
        const RefundNo no = house.askAsCashier("r1", 500);
        QCOMPARE(house.decide(no, approvals::Verdict::Reject).status, ApprovalStatus::Rejected);
        test::wait(house.approvals.runOnce());
        QCOMPARE(house.refund(no).status, RefundStatus::Failed);
        QCOMPARE(house.refund(no).errorCode, QByteArray("APPROVAL_REJECTED"));
        QCOMPARE(house.stored().refundReserved.minor(), 0);
        QVERIFY(house.channel->log.empty());
        QCOMPARE(house.count("refunds_test/count_events", "guitai.refund.failed"), 1);
    }

    void afterADayItFails()
    {
        House house;
        const RefundNo no = house.askAsCashier("r1", 500);
        house.clock.advance(24h);
        QCOMPARE(test::wait(house.approvals.runOnce()), 1);
        QCOMPARE(house.refund(no).errorCode, QByteArray("APPROVAL_EXPIRED"));
        QCOMPARE(house.stored().refundReserved.minor(), 0);
    }

    void aCrashBeforeTheQuestionLeavesARefundThatAsks()
    {
        House house;
        const RefundNo no = house.askAsCashier("r1", 500);
        // As if the process had ended between the refund's commit and the approval's.
        house.forgetApproval(house.refund(no).approvalNo);
        QVERIFY(!house.approvalOf(no).ok());
        house.clock.advance(25h);
        house.checkQuietly();
        QCOMPARE(house.approvalOf(no)->status, ApprovalStatus::Pending);
        QVERIFY(house.refund(no).waitsForApproval());
        QVERIFY(house.channel->log.empty());
    }

    void aCrashBehindTheApprovalIsExecutedOnceByWhoeverComes()
    {
        House house;
        const RefundNo no = house.askAsCashier("r1", 500);
        house.decideAndDie(no, approvals::Verdict::Approve);
        QVERIFY(house.channel->log.empty());
        house.channel->calls = {RefundState::Succeeded};
        QCOMPARE(test::wait(house.approvals.runOnce()), 1);
        QCOMPARE(test::wait(house.approvals.runOnce()), 0);
        QCOMPARE(house.channel->log, (Log{"hold", "call", "capture"}));
        QCOMPARE(house.approvalOf(no)->status, ApprovalStatus::Executed);
    }

    void aCrashBehindTheRejectionFreesTheRoomLater()
    {
        House house;
        const RefundNo no = house.askAsCashier("r1", 500);
        house.decideAndDie(no, approvals::Verdict::Reject);
        QCOMPARE(house.stored().refundReserved.minor(), 500);
        QCOMPARE(test::wait(house.approvals.runOnce()), 1);
        QCOMPARE(house.stored().refundReserved.minor(), 0);
    }

    void ofManyDecisionsAtOnceOneRefundComes()
    {
        House house;
        const RefundNo no = house.askAsCashier("r1", 500);
        house.channel->calls = {RefundState::Succeeded};
        std::vector<std::shared_ptr<std::optional<Result<approvals::Approval>>>> answers;
        for (int i = 0; i < 32; ++i) {
            approvals::Decision one = house.decision(no, approvals::Verdict::Approve);
            one.actor = "operator:s" + QByteArray::number(i);
            answers.push_back(test::begin(house.approvals.decide(one)));
        }
        int taken = 0;
        for (const auto& answer : answers)
            taken += test::waitFor(answer).ok() ? 1 : 0;
        QCOMPARE(taken, 1);
        QCOMPARE(house.channel->log, (Log{"hold", "call", "capture"}));
    }

    // peers.md 2 (jeepay): limits are read, then inserted, without a lock: two refunds can pass.
    void theSumOfWhatWaitsAndWhatIsDoneNeverExceedsWhatWasPaid()
    {
        House house;
        house.askAsCashier("r1", 1000);
        QCOMPARE(QByteArray(house.ask("r2", 231).error().code.name), QByteArray("REFUND_EXCEEDS_PAID"));
        house.channel->calls = {RefundState::Succeeded};
        // With what waits it is more than the limit: it waits as well.
        QCOMPARE(house.ask("r3", 230)->refund.status, QByteArray("CREATED"));
        QCOMPARE(house.stored().refundReserved.minor(), 1230);
    }

    void theDatabaseItselfRefusesOneThatGoesOnAlone()
    {
        House house;
        const RefundNo no = house.askAsCashier("r1", 500);
        QVERIFY(!house.tries("refunds_test/go_on_alone", no));
        QVERIFY(!house.tries("refunds_test/approve_as_maker", no));
        QVERIFY(house.refund(no).waitsForApproval());
    }
};

QTEST_GUILESS_MAIN(TestRefundApproval)
#include "tst_refund_approval.moc"
