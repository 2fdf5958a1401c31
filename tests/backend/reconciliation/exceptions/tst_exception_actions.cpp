// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exception_house.h"

#include "support/skip.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::exceptions;
using approvals::Verdict;

namespace {

/// Above the limit of one person's word.
constexpr std::int64_t kMuch = ExceptionHouse::kLimit + 1;

struct OneCase : ExceptionHouse
{
    explicit OneCase(const CaseFacts& facts) : id(idFor(facts)) { record("R1", {facts}); }

    QByteArray act(const QByteArray& action, const QByteArray& actor = "operator:finance")
    {
        return ExceptionHouse::act(id, action, actor);
    }
    wire::ReconciliationException now() { return get(id); }
    QByteArray state() { return now().state; }

    ExceptionId id;
};

} // namespace

class TestExceptionActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = whyNotHere(); !why.isEmpty())
            skipProgram(why);
    }

    void whoeverIsAssignedIsToldByTheCase()
    {
        OneCase house(ExceptionHouse::oursOnly("1", 500));
        ActCommand command = house.command(house.id, actions::kAssign);
        command.wanted.assignee = "operator:li";
        command.wanted.dueOn = "2026-11-25";
        const auto assigned = wait(house.desk.act(command));
        QVERIFY(assigned.ok());
        QCOMPARE(assigned->assignee, QByteArray("operator:li"));
        QCOMPARE(assigned->dueOn, QByteArray("2026-11-25"));
        QCOMPARE(assigned->state, QByteArray("OPEN"));
        QCOMPARE(assigned->history.back().remark, QStringLiteral("because"));
        QCOMPARE(assigned->history.back().actor, QByteArray("operator:finance"));
    }

    void everyActionIsInTheAuditTrail()
    {
        OneCase house(ExceptionHouse::oursOnly("1", 500));
        QCOMPARE(house.act(actions::kComment), QByteArray("OK"));
        QCOMPARE(house.act(actions::kIgnore), QByteArray("OK"));
        QCOMPARE(house.number("exceptions_test/count_trail", "exception.comment"), 1);
        QCOMPARE(house.number("exceptions_test/count_trail", "exception.ignore"), 1);
    }

    void whatIsResolvedIsNotActedOn()
    {
        OneCase house(ExceptionHouse::oursOnly("1", 500));
        QCOMPARE(house.act(actions::kIgnore), QByteArray("OK"));
        QCOMPARE(house.act(actions::kWriteOff), QByteArray("EXCEPTION_NOT_OPEN"));
        QCOMPARE(house.sum("WRITE_OFF"), 0);
        QCOMPARE(house.act(actions::kComment), QByteArray("OK"));
    }

    void aCaseThatWasNotLookedAtIsRefused()
    {
        OneCase house(ExceptionHouse::oursOnly("1", 500));
        ActCommand stale = house.command(house.id, actions::kIgnore);
        stale.wanted.version = house.now().version;
        QCOMPARE(house.act(actions::kComment), QByteArray("OK"));
        QCOMPARE(house.codeOf(wait(house.desk.act(stale))), QByteArray("EXCEPTION_VERSION_DIFFERS"));
        QCOMPARE(house.state(), QByteArray("OPEN"));
    }

    void anotherMerchantsCaseDoesNotExist()
    {
        OneCase house(ExceptionHouse::oursOnly("1", 500));
        ActCommand foreign = house.command(house.id, actions::kIgnore);
        foreign.merchantId = MerchantId::trusted("M2000");
        QCOMPARE(house.codeOf(wait(house.desk.act(foreign))), QByteArray("EXCEPTION_NOT_FOUND"));
    }

    void writingOffPosts_data()
    {
        QTest::addColumn<CaseFacts>("facts");
        QTest::addColumn<qint64>("lost");
        QTest::addColumn<qint64>("clearing");
        using H = ExceptionHouse;
        QTest::newRow("a loss") << H::oursOnly("1", 500) << qint64(-500) << qint64(500);
        QTest::newRow("a gain") << H::theirsOnly("1", 500) << qint64(500) << qint64(-500);
        QTest::newRow("a part") << H::amountDiffers("1", 500, 450) << qint64(-50) << qint64(50);
        CaseFacts refund = H::oursOnly("1", 500);
        refund.ours->kind = rows::Kind::Refund;
        QTest::newRow("a refund they do not know") << refund << qint64(500) << qint64(-500);
        CaseFacts fee{"FEE_DIFFERS", FeeBit, H::row("1", 500), H::row("1", 500)};
        fee.theirs->fee = 4;
        QTest::newRow("a fee") << fee << qint64(-4) << qint64(0);
    }
    void writingOffPosts()
    {
        QFETCH(CaseFacts, facts);
        QFETCH(qint64, lost);
        QFETCH(qint64, clearing);
        OneCase house(facts);
        QCOMPARE(house.act(actions::kWriteOff), QByteArray("OK"));
        QCOMPARE(house.sum("WRITE_OFF"), lost);
        QCOMPARE(house.sum("CHANNEL_CLEARING"), clearing);
        QCOMPARE(house.sum("CHANNEL_FEE"), -lost - clearing);
        QCOMPARE(house.now().resolution, QByteArray("WRITE_OFF"));
        QCOMPARE(house.now().remark, QStringLiteral("because"));
    }

    void noMoneyIsNotWrittenOff()
    {
        rows::BillRow row;
        row.kind = rows::Kind::Unreadable;
        row.line = 3;
        row.note = "no amount";
        OneCase house({"UNREADABLE", 0, std::nullopt, row});
        QCOMPARE(house.act(actions::kWriteOff), QByteArray("EXCEPTION_NOTHING_TO_WRITE_OFF"));
        QCOMPARE(house.state(), QByteArray("OPEN"));
        QCOMPARE(house.now().theirs.front().note, QByteArray("no amount"));
    }

    void whatWasWrittenOffIsTakenBackWhenItsFactsChange()
    {
        CaseFacts facts = ExceptionHouse::oursOnly("1", 500);
        OneCase house(facts);
        QCOMPARE(house.act(actions::kWriteOff), QByteArray("OK"));
        facts.ours->amount = 300;
        house.record("R2", {facts});
        QCOMPARE(house.sum("WRITE_OFF"), 0);
        QCOMPARE(house.act(actions::kWriteOff), QByteArray("OK"));
        QCOMPARE(house.sum("WRITE_OFF"), -300);
        house.record("R3", {});
        QCOMPARE(house.sum("WRITE_OFF"), 0);
        QCOMPARE(house.sum("CHANNEL_CLEARING"), 0);
        QCOMPARE(house.now().resolution, QByteArray("VANISHED"));
    }

    void muchNeedsASecondPerson_data()
    {
        QTest::addColumn<QByteArray>("action");
        for (const char* action : {actions::kWriteOff, actions::kMakeUp, actions::kRefund, actions::kIgnore})
            QTest::newRow(action) << QByteArray(action);
    }
    void muchNeedsASecondPerson()
    {
        QFETCH(QByteArray, action);
        OneCase house(ExceptionHouse::theirsOnly("1", kMuch));
        QVERIFY(house.now().needsSecondPerson);
        QCOMPARE(house.act(action), QByteArray("OK"));
        QCOMPARE(house.state(), QByteArray("WAITING"));
        QCOMPARE(house.now().resolution, action);
        QVERIFY(house.proof.asked.empty());
        QCOMPARE(house.sum("WRITE_OFF"), 0);
        QCOMPARE(house.act(actions::kIgnore), QByteArray("EXCEPTION_NOT_OPEN"));
        QCOMPARE(house.decide(house.id, Verdict::Approve, "operator:finance"), QByteArray("APPROVAL_OWN_REQUEST"));
        QCOMPARE(house.decide(house.id, Verdict::Approve), QByteArray("OK"));
        QCOMPARE(house.state(), QByteArray("RESOLVED"));
        QCOMPARE(house.now().resolvedBy, QByteArray("operator:finance"));
        QCOMPARE(house.sum("WRITE_OFF"), action == actions::kWriteOff ? kMuch : 0);
        const auto approval = wait(house.approvals.get(house.merchant, house.now().approvalNo));
        QCOMPARE(approvals::textOf(approval->status), QByteArray("EXECUTED"));
    }

    void theLimitItselfIsOnePersons()
    {
        OneCase house(ExceptionHouse::oursOnly("1", ExceptionHouse::kLimit));
        QCOMPARE(house.act(actions::kWriteOff), QByteArray("OK"));
        QCOMPARE(house.state(), QByteArray("RESOLVED"));
    }

    void aRejectionBringsTheCaseBack_data()
    {
        QTest::addColumn<int>("verdict");
        QTest::newRow("rejected") << static_cast<int>(Verdict::Reject);
        QTest::newRow("withdrawn") << static_cast<int>(Verdict::Cancel);
        QTest::newRow("over") << -1;
    }
    void aRejectionBringsTheCaseBack()
    {
        QFETCH(int, verdict);
        OneCase house(ExceptionHouse::oursOnly("1", kMuch));
        QCOMPARE(house.act(actions::kWriteOff), QByteArray("OK"));
        if (verdict < 0) {
            house.clock.advance(std::chrono::hours(25));
            QCOMPARE(wait(house.approvals.runOnce()), 1);
        } else {
            const auto how = static_cast<Verdict>(verdict);
            const char* actor = how == Verdict::Cancel ? "operator:finance" : "operator:admin";
            QCOMPARE(house.decide(house.id, how, actor), QByteArray("OK"));
        }
        QCOMPARE(house.state(), QByteArray("OPEN"));
        QVERIFY(house.now().approvalNo.isEmpty());
        QCOMPARE(house.deeds(house.id).last(), QByteArray("REJECTED"));
        QCOMPARE(house.sum("WRITE_OFF"), 0);
    }

    void whatChangedMeanwhileIsNotWhatWasAgreedTo()
    {
        CaseFacts facts = ExceptionHouse::oursOnly("1", kMuch);
        OneCase house(facts);
        QCOMPARE(house.act(actions::kWriteOff), QByteArray("OK"));
        const ApprovalNo approvalNo = house.now().approvalNo;
        facts.ours->amount = kMuch + 5;
        house.record("R2", {facts});
        approvals::Decision decision;
        decision.merchantId = house.merchant;
        decision.approvalNo = approvalNo;
        decision.actor = "operator:admin";
        decision.verdict = Verdict::Approve;
        const auto decided = wait(house.approvals.decide(decision));
        QCOMPARE(approvals::textOf(decided->status), QByteArray("FAILED"));
        QCOMPARE(decided->errorCode, QByteArray("EXCEPTION_MOVED_ON"));
        QCOMPARE(house.state(), QByteArray("OPEN"));
        QCOMPARE(house.sum("WRITE_OFF"), 0);
    }

    void aCrashBetweenApprovalAndEffectLosesNothingAndDoublesNothing()
    {
        for (const char* action : {actions::kWriteOff, actions::kMakeUp}) {
            for (int write = 1; write <= 3; ++write) {
                for (const Stumble how : {Stumble::Before, Stumble::After}) {
                    OneCase house(ExceptionHouse::theirsOnly("1", kMuch));
                    QCOMPARE(house.act(action), QByteArray("OK"));
                    house.shaky.stumbleAt(write, how);
                    house.decide(house.id, Verdict::Approve);
                    house.shaky.recover();
                    wait(house.approvals.runOnce());
                    if (house.state() == QByteArray("WAITING")) // the decision itself was lost
                        QCOMPARE(house.decide(house.id, Verdict::Approve), QByteArray("OK"));
                    wait(house.approvals.runOnce());
                    QCOMPARE(house.state(), QByteArray("RESOLVED"));
                    QCOMPARE(house.sum("WRITE_OFF"), action == actions::kWriteOff ? kMuch : 0);
                    QCOMPARE(house.deeds(house.id).size(), 3); // opened, asked, done
                }
            }
        }
    }

    void twoPersonsActAndOneWins()
    {
        OneCase house(ExceptionHouse::oursOnly("1", 500));
        auto one = begin(house.desk.act(house.command(house.id, actions::kWriteOff, "operator:a")));
        auto two = begin(house.desk.act(house.command(house.id, actions::kIgnore, "operator:b")));
        const QByteArray first = house.codeOf(waitFor(one));
        const QByteArray second = house.codeOf(waitFor(two));
        QVERIFY((first == "OK") != (second == "OK"));
        QVERIFY(first == "EXCEPTION_NOT_OPEN" || second == "EXCEPTION_NOT_OPEN");
        QCOMPARE(house.sum("WRITE_OFF"), first == "OK" ? -500 : 0);
    }

    void whileTheChannelIsAskedNobodyElseActs()
    {
        OneCase house(ExceptionHouse::unpaidHere(ExceptionHouse().attempt(), 500));
        house.proof.held.emplace();
        auto asking = begin(house.desk.act(house.command(house.id, actions::kQuery)));
        while (house.proof.asked.empty())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCOMPARE(house.act(actions::kWriteOff, "operator:b"), QByteArray("EXCEPTION_BUSY"));
        house.proof.held->complete(Done{});
        QCOMPARE(house.codeOf(waitFor(asking)), QByteArray("OK"));
        QCOMPARE(house.state(), QByteArray("RESOLVED"));
    }

    void aClaimThatWasLeftBehindEnds()
    {
        OneCase house(ExceptionHouse::unpaidHere(ExceptionHouse().attempt(), 500));
        house.shaky.stumbleAt(2, Stumble::Before); // asked, and never ended
        QVERIFY(house.act(actions::kQuery) != "OK");
        house.shaky.recover();
        QCOMPARE(house.act(actions::kQuery), QByteArray("EXCEPTION_BUSY"));
        house.clock.advance(std::chrono::minutes(6));
        QCOMPARE(house.act(actions::kQuery), QByteArray("OK"));
        QCOMPARE(house.state(), QByteArray("RESOLVED"));
    }

    void whatTheChannelDoesNotProveStaysOpen()
    {
        OneCase house(ExceptionHouse::unpaidHere(ExceptionHouse().attempt(), 500));
        house.proof.answers = {Proof{false, "NOT_PROVEN"}};
        QCOMPARE(house.act(actions::kQuery), QByteArray("OK"));
        QCOMPARE(house.state(), QByteArray("OPEN"));
        QCOMPARE(house.now().history.back().detail, QByteArray("NOT_PROVEN"));
        QCOMPARE(house.act(actions::kWriteOff), QByteArray("OK"));
    }

    void madeUpMoneyNeedsAnAttemptOfOurs()
    {
        OneCase house(ExceptionHouse::theirsOnly("1", kMuch));
        house.proof.hasNoAttempt = true;
        QCOMPARE(house.act(actions::kMakeUp), QByteArray("EXCEPTION_NO_ATTEMPT"));
        QCOMPARE(house.state(), QByteArray("OPEN")); // nobody was asked to agree
    }

    void anActionThatCannotHelpIsRefused_data()
    {
        QTest::addColumn<CaseFacts>("facts");
        QTest::addColumn<QByteArray>("action");
        using H = ExceptionHouse;
        QTest::newRow("nothing of theirs to make up") << H::oursOnly("1", 5) << QByteArray(actions::kMakeUp);
        QTest::newRow("nothing of theirs to give back") << H::oursOnly("1", 5) << QByteArray(actions::kRefund);
        QTest::newRow("no number of ours to ask about") << H::theirsOnly("1", 5) << QByteArray(actions::kQuery);
        QTest::newRow("on both bills today") << H::amountDiffers("1", 5, 6) << QByteArray(actions::kNextDay);
        QTest::newRow("no action") << H::amountDiffers("1", 5, 6) << QByteArray("FORGET");
        QTest::newRow("no runs here") << H::oursOnly("1", 5) << QByteArray(actions::kRerun);
    }
    void anActionThatCannotHelpIsRefused()
    {
        QFETCH(CaseFacts, facts);
        QFETCH(QByteArray, action);
        OneCase house(facts);
        QCOMPARE(house.act(action), QByteArray("EXCEPTION_ACTION_UNSUITABLE"));
        QCOMPARE(house.state(), QByteArray("OPEN"));
    }

    void twoHalvesAreLinked()
    {
        ExceptionHouse house;
        const CaseFacts ours = house.oursOnly("1", 500);
        const CaseFacts theirs = house.theirsOnly("other", 500);
        const CaseFacts more = house.theirsOnly("more", 501);
        house.record("R1", {ours, theirs, more});
        const ExceptionId id = house.idFor(ours);
        QCOMPARE(house.act(id, actions::kLink, "operator:a", house.idFor(more)), QByteArray("EXCEPTION_NOT_HALVES"));
        QCOMPARE(house.act(id, actions::kLink, "operator:a", id), QByteArray("EXCEPTION_NOT_HALVES"));
        QCOMPARE(house.act(id, actions::kLink, "operator:a", house.idFor(theirs)), QByteArray("OK"));
        QCOMPARE(house.get(id).resolution, QByteArray("LINK"));
        QCOMPARE(house.get(house.idFor(theirs)).resolution, QByteArray("LINK"));
        QCOMPARE(house.get(house.idFor(more)).state, QByteArray("OPEN"));
    }

    void aRunIsBegunAgain()
    {
        OneCase house(ExceptionHouse::oursOnly("1", 500));
        QByteArray begun;
        house.desk.setStartRun(
            [&](ChannelAccountId account, QByteArray day, QByteArray actor) -> async::Task<Result<Done>> {
                begun = account.bytes() + ' ' + day + ' ' + actor;
                co_return Done{};
            });
        QCOMPARE(house.act(actions::kRerun), QByteArray("OK"));
        QCOMPARE(begun, QByteArray("M1000-wechat 2026-11-22 operator:finance"));
        QCOMPARE(house.state(), QByteArray("OPEN"));
    }
};

GUITAI_SKIPPING_MAIN(QCoreApplication, TestExceptionActions)
#include "tst_exception_actions.moc"
