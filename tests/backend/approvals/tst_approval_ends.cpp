// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is not approved: whoever waits for it is told, once it is durable and also after a crash.
#include "approval_office.h"

#include <QTest>

using namespace guitai;
using namespace guitai::approvals;
using namespace std::chrono_literals;
using test::codeOf;
using test::kShop;
using test::Office;

class TestApprovalEnds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRejectedRequestIsGivenUp();
    void whoAskedMayWithdrawIt();
    void nobodyElseMayWithdrawIt();
    void anOverdueRequestIsGivenUpOnce();
    void aPendingRequestIsLeftAlone();
    void whatACrashLeftRejectedIsGivenUpLater();
    void whatCouldNotBeGivenUpIsTriedAgain();
    void whatIsBeingToldIsNotToldAgainMeanwhile();
    void oneThatHangsDoesNotHoldUpTheOthers();
    void askingAgainUnderItsNumberIsAskingOnce();
    void otherContentUnderTheSameNumberIsRefused();
    void withoutAHashTheStoredContentIsMeant();
    void aPinAtATillLeavesBothNames();
    void onlyItsKindSaysWhetherAPinIsEnough();
};

void TestApprovalEnds::aRejectedRequestIsGivenUp()
{
    Office office;
    const Approval asked = office.ask();
    QCOMPARE(office.decide(asked, "operator:supervisor", false)->status, ApprovalStatus::Rejected);
    QCOMPARE(office.givenUp, std::vector<QByteArray>{asked.content});
    QVERIFY(office.executed.empty());
    QCOMPARE(office.runOnce(), 0);
}

void TestApprovalEnds::whoAskedMayWithdrawIt()
{
    Office office;
    const Approval asked = office.ask();
    const auto cancelled = office.cancel(asked, "operator:cashier");
    QCOMPARE(codeOf(cancelled), QByteArray("OK"));
    QCOMPARE(cancelled->status, ApprovalStatus::Cancelled);
    QVERIFY(cancelled->checker.isEmpty());
    QCOMPARE(office.givenUp.size(), size_t{1});
    QCOMPARE(codeOf(office.decide(asked, "operator:supervisor")), QByteArray("APPROVAL_ENDED"));
}

void TestApprovalEnds::nobodyElseMayWithdrawIt()
{
    Office office;
    const Approval asked = office.ask();
    QCOMPARE(codeOf(office.cancel(asked, "operator:supervisor")), QByteArray("APPROVAL_NOT_OWN_REQUEST"));
    QCOMPARE(office.now(asked).status, ApprovalStatus::Pending);
    QVERIFY(office.givenUp.empty());
}

void TestApprovalEnds::anOverdueRequestIsGivenUpOnce()
{
    Office office;
    const Approval asked = office.ask();
    office.clock.advance(kApprovalLife);
    QCOMPARE(office.runOnce(), 1);
    QCOMPARE(office.runOnce(), 0);
    QCOMPARE(office.now(asked).status, ApprovalStatus::Expired);
    QCOMPARE(office.givenUp.size(), size_t{1});
    QCOMPARE(codeOf(office.decide(asked, "operator:supervisor")), QByteArray("APPROVAL_ENDED"));
    QCOMPARE(codeOf(office.cancel(asked, "operator:cashier")), QByteArray("APPROVAL_ENDED"));
}

void TestApprovalEnds::aPendingRequestIsLeftAlone()
{
    Office office;
    const Approval asked = office.ask();
    office.clock.advance(kApprovalLife - 1ms);
    QCOMPARE(office.runOnce(), 0);
    QCOMPARE(office.now(asked).status, ApprovalStatus::Pending);
}

void TestApprovalEnds::whatACrashLeftRejectedIsGivenUpLater()
{
    Office office;
    const Approval asked = office.ask();
    // The decision alone, as a process leaves it that ends right after its commit.
    Decision decision{kShop, asked.approvalNo, {}, "operator:supervisor", Verdict::Reject, {}, office.clock.now()};
    std::function<Result<Approval>(storage::Transaction&)> work = [&](storage::Transaction& tx) {
        return approvals::decide(tx, decision);
    };
    QCOMPARE(test::wait(office.storage->write<Approval>(storage::kHomeSlot, work))->status, ApprovalStatus::Rejected);
    QVERIFY(office.givenUp.empty());
    QCOMPARE(office.runOnce(), 1);
    QCOMPARE(office.givenUp.size(), size_t{1});
    QCOMPARE(office.now(asked).status, ApprovalStatus::Rejected);
}

void TestApprovalEnds::whatCouldNotBeGivenUpIsTriedAgain()
{
    Office office;
    const Approval asked = office.ask();
    office.refusal = Error{storage::errors::kStorageFailed};
    QCOMPARE(office.decide(asked, "operator:supervisor", false)->status, ApprovalStatus::Rejected);
    office.refusal.reset();
    QCOMPARE(office.runOnce(), 1);
    QCOMPARE(office.givenUp.size(), size_t{2});
    QCOMPARE(office.runOnce(), 0);
}

void TestApprovalEnds::whatIsBeingToldIsNotToldAgainMeanwhile()
{
    Office office;
    test::Gate gate;
    office.desk.setKind("withdrawal", gate.kind());
    const Approval asked = office.ask();
    const auto deciding = test::begin(
        office.desk.decide({kShop, asked.approvalNo, asked.contentHash, "operator:supervisor", Verdict::Approve}));
    QTRY_COMPARE(gate.waiting.size(), size_t{1});
    office.runOnce();
    office.runOnce();
    QCOMPARE(gate.waiting.size(), size_t{1});
    gate.waiting.front().complete(Done{});
    QCOMPARE(test::waitFor(deciding)->status, ApprovalStatus::Executed);
}

void TestApprovalEnds::oneThatHangsDoesNotHoldUpTheOthers()
{
    Office office;
    const Approval hanging = office.ask();
    const Approval other = office.ask(R"({"amount":5})");
    test::Gate gate;
    Approvals::Kind kind = gate.kind();
    kind.giveUp = [&](Approval approval) {
        return approval.approvalNo == hanging.approvalNo ? gate.pass() : office.note(&office.givenUp, approval);
    };
    office.desk.setKind("withdrawal", kind);
    office.clock.advance(kApprovalLife);
    const auto round = test::begin(office.desk.runOnce());
    QTRY_COMPARE(gate.waiting.size(), size_t{1});
    QTRY_COMPARE(office.givenUp, std::vector<QByteArray>{other.content});
    QVERIFY(!round->has_value());
    gate.waiting.front().complete(Done{});
    QCOMPARE(test::waitFor(round), 2);
}

void TestApprovalEnds::askingAgainUnderItsNumberIsAskingOnce()
{
    Office office;
    Approvals::Wanted wanted{"withdrawal", kShop, "{}", "operator:cashier", office.desk.mintNumber()};
    const auto first = test::wait(office.desk.ask(wanted));
    office.clock.advance(1h);
    const auto second = test::wait(office.desk.ask(wanted));
    QCOMPARE(second->approvalNo, wanted.approvalNo);
    QCOMPARE(second->createdAt.ms(), first->createdAt.ms());
    QCOMPARE(office.trail().size(), 1);
    QVERIFY(office.decide(*first, "operator:supervisor").ok());
    QCOMPARE(test::wait(office.desk.ask(wanted))->status, ApprovalStatus::Executed);
}

void TestApprovalEnds::otherContentUnderTheSameNumberIsRefused()
{
    Office office;
    Approvals::Wanted wanted{"withdrawal", kShop, "{}", "operator:cashier", office.desk.mintNumber()};
    QVERIFY(test::wait(office.desk.ask(wanted)).ok());
    wanted.content = R"({"amount":1})";
    QCOMPARE(codeOf(test::wait(office.desk.ask(wanted))), QByteArray("APPROVAL_CONTENT_DIFFERS"));
}

void TestApprovalEnds::withoutAHashTheStoredContentIsMeant()
{
    Office office;
    Approval asked = office.ask();
    asked.contentHash.clear();
    QCOMPARE(codeOf(office.decide(asked, "operator:supervisor")), QByteArray("OK"));
    Approval changed = office.ask(R"({"amount":5})");
    QVERIFY(office.change({"approvals_test/change_content"}, QByteArray("{}"), changed.approvalNo).ok());
    changed.contentHash.clear();
    QCOMPARE(codeOf(office.decide(changed, "operator:supervisor")), QByteArray("APPROVAL_CONTENT_DIFFERS"));
    QCOMPARE(office.executed.size(), size_t{1});
}

void TestApprovalEnds::aPinAtATillLeavesBothNames()
{
    Office office;
    const Approval asked = office.ask();
    Decision decision{
        kShop, asked.approvalNo, asked.contentHash, "operator:supervisor", Verdict::Approve, "operator:cashier"};
    QVERIFY(test::wait(office.desk.decide(decision)).ok());
    QCOMPARE(office.trail().last(),
             "approval.approved operator:supervisor withdrawal " + asked.contentHash + " by PIN at operator:cashier");
}

void TestApprovalEnds::onlyItsKindSaysWhetherAPinIsEnough()
{
    Office office;
    Approvals::Kind kind;
    kind.byPin = true;
    office.desk.setKind("refund", kind);
    QVERIFY(office.desk.mayBeDecidedByPin("refund"));
    QVERIFY(!office.desk.mayBeDecidedByPin("withdrawal"));
    QVERIFY(!office.desk.mayBeDecidedByPin("nobody's"));
}

QTEST_GUILESS_MAIN(TestApprovalEnds)
#include "tst_approval_ends.moc"
