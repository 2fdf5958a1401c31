// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Two people on a real database: who may decide, about what, until when, and that it happens once.
#include "approval_office.h"

#include <QTest>

using namespace guitai;
using namespace guitai::approvals;
using namespace std::chrono_literals;
using test::codeOf;
using test::kShop;
using test::Office;

class TestApprovals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void somebodyElseApprovesAndItIsDone();
    void whoAskedMayNotDecide();
    void theDatabaseItselfRefusesTheMaker();
    void aRejectedRequestIsNeverDone();
    void aDecisionIsBoundToTheContent();
    void contentChangedBehindItsHashIsNotApproved();
    void afterADayNobodyMayDecide();
    void itIsDecidedOnce();
    void ofManyWhoDecideAtOnceOneDoes();
    void whatACrashLeftApprovedIsExecutedLater();
    void whatCouldNotBeToldIsTriedAgain();
    void aRefusalEndsIt();
    void anotherMerchantSeesNothing();
    void theTrailTellsWhoDidWhat();
    void theListIsNewestFirstAndInPages();
};

void TestApprovals::somebodyElseApprovesAndItIsDone()
{
    Office office;
    const Approval asked = office.ask();
    QCOMPARE(asked.status, ApprovalStatus::Pending);
    const auto decided = office.decide(asked, "operator:supervisor");
    QCOMPARE(codeOf(decided), QByteArray("OK"));
    QCOMPARE(decided->status, ApprovalStatus::Executed);
    QCOMPARE(decided->checker, QByteArray("operator:supervisor"));
    QCOMPARE(office.executed, std::vector<QByteArray>{asked.content});
    office.runOnce();
    QCOMPARE(office.executed.size(), size_t{1});
}

void TestApprovals::whoAskedMayNotDecide()
{
    Office office;
    const Approval asked = office.ask();
    QCOMPARE(codeOf(office.decide(asked, "operator:cashier")), QByteArray("APPROVAL_OWN_REQUEST"));
    QCOMPARE(codeOf(office.decide(asked, "operator:cashier", false)), QByteArray("APPROVAL_OWN_REQUEST"));
    QCOMPARE(office.now(asked).status, ApprovalStatus::Pending);
    QVERIFY(office.executed.empty());
}

void TestApprovals::theDatabaseItselfRefusesTheMaker()
{
    Office office;
    const Approval asked = office.ask();
    QVERIFY(!office.change({"approvals_test/approve_as_maker"}, asked.approvalNo).ok());
    QCOMPARE(office.now(asked).status, ApprovalStatus::Pending);
}

void TestApprovals::aRejectedRequestIsNeverDone()
{
    Office office;
    const Approval asked = office.ask();
    QCOMPARE(office.decide(asked, "operator:supervisor", false)->status, ApprovalStatus::Rejected);
    QCOMPARE(codeOf(office.decide(asked, "operator:finance")), QByteArray("APPROVAL_ENDED"));
    office.runOnce();
    QVERIFY(office.executed.empty());
}

void TestApprovals::aDecisionIsBoundToTheContent()
{
    Office office;
    const Approval one = office.ask(R"({"amount":100})");
    const Approval other = office.ask(R"({"amount":100000})");
    Approval mixed = other;
    mixed.contentHash = one.contentHash;
    QCOMPARE(codeOf(office.decide(mixed, "operator:supervisor")), QByteArray("APPROVAL_CONTENT_DIFFERS"));
    QVERIFY(office.executed.empty());
}

void TestApprovals::contentChangedBehindItsHashIsNotApproved()
{
    Office office;
    const Approval asked = office.ask();
    QVERIFY(office.change({"approvals_test/change_content"}, QByteArray("{}"), asked.approvalNo).ok());
    QCOMPARE(codeOf(office.decide(asked, "operator:supervisor")), QByteArray("APPROVAL_CONTENT_DIFFERS"));
    QVERIFY(office.executed.empty());
}

void TestApprovals::afterADayNobodyMayDecide()
{
    Office office;
    const Approval asked = office.ask();
    office.clock.advance(kApprovalLife - 1ms);
    QCOMPARE(office.now(asked).statusAt(office.clock.now()), ApprovalStatus::Pending);
    office.clock.advance(1ms);
    QCOMPARE(codeOf(office.decide(asked, "operator:supervisor")), QByteArray("APPROVAL_ENDED"));
    QCOMPARE(office.now(asked).statusAt(office.clock.now()), ApprovalStatus::Expired);
    QVERIFY(office.executed.empty());
}

void TestApprovals::itIsDecidedOnce()
{
    Office office;
    const Approval asked = office.ask();
    QCOMPARE(codeOf(office.decide(asked, "operator:supervisor")), QByteArray("OK"));
    QCOMPARE(codeOf(office.decide(asked, "operator:finance")), QByteArray("APPROVAL_ENDED"));
    QCOMPARE(codeOf(office.decide(asked, "operator:supervisor", false)), QByteArray("APPROVAL_ENDED"));
    QCOMPARE(office.executed.size(), size_t{1});
}

void TestApprovals::ofManyWhoDecideAtOnceOneDoes()
{
    Office office;
    const Approval asked = office.ask();
    std::vector<std::shared_ptr<std::optional<Result<Approval>>>> answers;
    for (int i = 0; i < 32; ++i) {
        Decision decision{kShop, asked.approvalNo, asked.contentHash, "operator:s" + QByteArray::number(i),
                          i % 2 == 0 ? Verdict::Approve : Verdict::Reject};
        answers.push_back(test::begin(office.desk.decide(decision)));
    }
    int taken = 0;
    for (const auto& answer : answers)
        taken += test::waitFor(answer).ok() ? 1 : 0;
    QCOMPARE(taken, 1);
    QVERIFY(office.executed.size() <= 1);
}

void TestApprovals::whatACrashLeftApprovedIsExecutedLater()
{
    Office office;
    const Approval asked = office.ask();
    // The decision alone, as a process leaves it that ends right after its commit.
    Decision decision{kShop, asked.approvalNo,  asked.contentHash, "operator:supervisor", Verdict::Approve,
                      {},    office.clock.now()};
    std::function<Result<Approval>(storage::Transaction&)> work = [&](storage::Transaction& tx) {
        return approvals::decide(tx, decision);
    };
    QCOMPARE(test::wait(office.storage->write<Approval>(storage::kHomeSlot, work))->status, ApprovalStatus::Approved);
    office.runOnce();
    QCOMPARE(office.executed.size(), size_t{1});
    QCOMPARE(office.now(asked).status, ApprovalStatus::Executed);
}

void TestApprovals::whatCouldNotBeToldIsTriedAgain()
{
    Office office;
    office.refusal = Error{storage::errors::kStorageFailed};
    const Approval asked = office.ask();
    QCOMPARE(office.decide(asked, "operator:supervisor")->status, ApprovalStatus::Approved);
    office.refusal.reset();
    office.runOnce();
    QCOMPARE(office.now(asked).status, ApprovalStatus::Executed);
    QCOMPARE(office.executed.size(), size_t{2});
}

void TestApprovals::aRefusalEndsIt()
{
    Office office;
    office.refusal = Error{ErrorCode{"INSUFFICIENT_BALANCE", 409}};
    const Approval asked = office.ask();
    const auto decided = office.decide(asked, "operator:supervisor");
    QCOMPARE(decided->status, ApprovalStatus::Failed);
    QCOMPARE(decided->errorCode, QByteArray("INSUFFICIENT_BALANCE"));
    office.runOnce();
    QCOMPARE(office.executed.size(), size_t{1});
}

void TestApprovals::anotherMerchantSeesNothing()
{
    Office office;
    const Approval asked = office.ask();
    const MerchantId other = MerchantId::trusted("M2000");
    QCOMPARE(codeOf(test::wait(office.desk.get(other, asked.approvalNo))), QByteArray("APPROVAL_NOT_FOUND"));
    Decision decision{other, asked.approvalNo, asked.contentHash, "operator:supervisor", Verdict::Approve};
    QCOMPARE(codeOf(test::wait(office.desk.decide(decision))), QByteArray("APPROVAL_NOT_FOUND"));
    QVERIFY(test::wait(office.desk.list(other, {}))->empty());
}

void TestApprovals::theTrailTellsWhoDidWhat()
{
    Office office;
    QVERIFY(office.decide(office.ask(), "operator:supervisor").ok());
    QVERIFY(office.decide(office.ask(), "operator:supervisor", false).ok());
    QByteArrayList actions;
    for (const QByteArray& line : office.trail())
        actions.append(line.left(line.indexOf(' ')));
    const QByteArrayList expected{"approval.asked", "approval.approved", "approval.asked", "approval.rejected"};
    QCOMPARE(actions, expected);
}

void TestApprovals::theListIsNewestFirstAndInPages()
{
    Office office;
    std::vector<Approval> asked;
    for (int i = 0; i < 5; ++i) {
        office.clock.advance(1s);
        asked.push_back(office.ask());
    }
    Approvals::Filter filter;
    filter.limit = 2;
    const auto first = test::wait(office.desk.list(kShop, filter));
    QCOMPARE(first->size(), size_t{2});
    QCOMPARE(first->front().approvalNo, asked[4].approvalNo);
    filter.before = first->back().approvalNo;
    const auto second = test::wait(office.desk.list(kShop, filter));
    QCOMPARE(second->front().approvalNo, asked[2].approvalNo);
    QVERIFY(office.decide(asked[0], "operator:supervisor").ok());
    filter = {};
    filter.status = ApprovalStatus::Executed;
    QCOMPARE(test::wait(office.desk.list(kShop, filter))->size(), size_t{1});
}

QTEST_GUILESS_MAIN(TestApprovals)
#include "tst_approvals.moc"
