// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A withdrawal's way, with a crash or an unknown answer between any two steps.
#include "backend/withdrawals/withdrawal_house.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using payouts::EntryKind;
using payouts::PayoutState;

class TestWithdrawalProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_house = std::make_unique<WithdrawalHouse>(); }
    void cleanup() { m_house.reset(); }

    void thePaidMoneyIsPostedOnce()
    {
        m_house->bank.answers = {PayoutState::Accepted};
        const WithdrawalNo no = m_house->asked("w1", 4'000);
        QCOMPARE(m_house->own(), 6'000);
        QCOMPARE(m_house->frozen(), 4'000);
        QVERIFY(m_house->bank.log.empty());
        QVERIFY(m_house->decide(no, true).ok());
        QCOMPARE(m_house->status(no), QByteArray("PROCESSING"));
        QCOMPARE(m_house->bank.sent.size(), size_t(1));
        m_house->report(no, PayoutState::Paid);
        m_house->report(no, PayoutState::Paid);
        QCOMPARE(m_house->status(no), QByteArray("SUCCEEDED"));
        QCOMPARE(m_house->own(), 6'000);
        QCOMPARE(m_house->frozen(), 0);
        QCOMPARE(m_house->paidOut(), 4'000);
        QCOMPARE(events(no), 3); // created, approved, succeeded
    }

    void whatACrashLeftUnaskedIsAskedForOnce()
    {
        const WithdrawalNo no = m_house->asked("w1", 100);
        for (int i = 0; i < 3; ++i) {
            m_house->clock.advance(6min);
            m_house->check();
        }
        const auto open = wait(m_house->approvals.list(m_house->merchant, {}));
        QCOMPARE(open->size(), size_t(1));
        QCOMPARE(open->front().approvalNo, m_house->stored(no).approvalNo);
    }

    void anApprovalThatIsExecutedTwicePaysOnce()
    {
        const WithdrawalNo no = m_house->asked("w1", 100);
        QVERIFY(m_house->decide(no, true).ok());
        const auto approval = wait(m_house->approvals.get(m_house->merchant, m_house->stored(no).approvalNo));
        for (int i = 0; i < 3; ++i)
            QVERIFY(wait(m_house->progress.execute(*approval)).ok());
        m_house->settle();
        QCOMPARE(m_house->bank.sent.size(), size_t(1));
    }

    void anApprovalOfOtherContentPaysNothing()
    {
        const WithdrawalNo no = m_house->asked("w1", 100);
        auto approval = *wait(m_house->approvals.get(m_house->merchant, m_house->stored(no).approvalNo));
        approval.content.replace("100", "900");
        const auto refused = wait(m_house->progress.execute(approval));
        QCOMPARE(QByteArray(refused.error().code.name), QByteArray("WITHDRAWAL_ENDED"));
        QCOMPARE(m_house->status(no), QByteArray("REVIEWING"));
    }

    void anApprovalThatComesTooLatePaysNothing()
    {
        const WithdrawalNo no = m_house->asked("w1", 100);
        const auto approval = *wait(m_house->approvals.get(m_house->merchant, m_house->stored(no).approvalNo));
        m_house->clock.advance(approvals::kApprovalLife + 1s);
        wait(m_house->approvals.runOnce());
        QCOMPARE(m_house->status(no), QByteArray("EXPIRED"));
        const auto refused = wait(m_house->progress.execute(approval));
        QCOMPARE(QByteArray(refused.error().code.name), QByteArray("WITHDRAWAL_ENDED"));
        QCOMPARE(m_house->own(), WithdrawalHouse::kFunds);
        QVERIFY(m_house->bank.sent.empty());
    }

    void aRejectionGivesTheMoneyBack()
    {
        const WithdrawalNo no = m_house->asked("w1", 100);
        QVERIFY(m_house->decide(no, false).ok());
        QCOMPARE(m_house->status(no), QByteArray("REJECTED"));
        QCOMPARE(m_house->stored(no).errorCode, QByteArray("REVIEW_REJECTED"));
        QCOMPARE(m_house->own(), WithdrawalHouse::kFunds);
    }

    void anUnknownAnswerIsAskedForAndNeverAFailure()
    {
        const WithdrawalNo no = approved(100); // unknown
        m_house->bank.statuses = {PayoutState::Unknown, PayoutState::Accepted, PayoutState::Paid};
        for (int i = 0; i < 3; ++i) {
            m_house->clock.advance(2min);
            m_house->check();
        }
        QCOMPARE(m_house->status(no), QByteArray("SUCCEEDED"));
        QCOMPARE(m_house->bank.sent.size(), size_t(1));
    }

    void aNumberTheBankDoesNotKnowIsSentAgainAfterAMinute()
    {
        const WithdrawalNo no = approved(100);
        m_house->bank.statuses = {PayoutState::NotFound, PayoutState::NotFound};
        m_house->clock.advance(21s);
        m_house->check();
        QCOMPARE(m_house->bank.sent.size(), size_t(1)); // it may still be on its way
        m_house->clock.advance(2min);
        m_house->check();
        QCOMPARE(m_house->bank.sent.size(), size_t(2));
        QCOMPARE(m_house->bank.sent.back().withdrawalNo, no);
        QCOMPARE(m_house->bank.sent.back().at, m_house->bank.sent.front().at);
    }

    /// The first call may have been taken: a refusal of the second says nothing about it.
    void aRefusalSpeaksForItsOwnCallOnly()
    {
        const WithdrawalNo no = approved(100);
        m_house->bank.statuses = {PayoutState::NotFound};
        m_house->bank.answers = {PayoutState::Rejected};
        m_house->clock.advance(2min);
        m_house->check();
        QCOMPARE(m_house->bank.sent.size(), size_t(2));
        QCOMPARE(m_house->status(no), QByteArray("PROCESSING"));
        m_house->report(no, PayoutState::Rejected); // asked, it is the bank's last word
        QCOMPARE(m_house->status(no), QByteArray("FAILED"));
        QCOMPARE(m_house->own(), WithdrawalHouse::kFunds);
    }

    void whatContradictsItselfIsForAPerson_data()
    {
        QTest::addColumn<bool>("paidFirst");
        QTest::newRow("rejected after paid") << true;
        QTest::newRow("paid after rejected") << false;
    }
    void whatContradictsItselfIsForAPerson()
    {
        QFETCH(bool, paidFirst);
        const WithdrawalNo no = approved(100);
        m_house->report(no, paidFirst ? PayoutState::Paid : PayoutState::Rejected);
        const auto before = m_house->stored(no);
        const auto own = m_house->own();
        m_house->report(no, paidFirst ? PayoutState::Rejected : PayoutState::Paid);
        m_house->report(no, paidFirst ? PayoutState::Rejected : PayoutState::Paid);
        const auto after = m_house->stored(no);
        QCOMPARE(after.status, before.status);
        QVERIFY(after.flagged);
        QCOMPARE(m_house->own(), own);
        QCOMPARE(exceptions(no), 1); // however often it is said
    }

    void aSecondDebitIsForAPerson()
    {
        const WithdrawalNo no = approved(100);
        m_house->note(WithdrawalHouse::entry(no, EntryKind::Debit, "B1", 100));
        m_house->note(WithdrawalHouse::entry(no, EntryKind::Debit, "B1", 100));
        QVERIFY(!m_house->stored(no).flagged);
        m_house->note(WithdrawalHouse::entry(no, EntryKind::Debit, "B2", 100));
        QVERIFY(m_house->stored(no).flagged);
        QCOMPARE(m_house->paidOut(), 100);
    }

    void aReferenceUsedForSomethingElseIsForAPerson()
    {
        const WithdrawalNo no = approved(100);
        m_house->note(WithdrawalHouse::entry(no, EntryKind::Debit, "B1", 100));
        m_house->note(WithdrawalHouse::entry(no, EntryKind::Return, "B1", 100));
        QCOMPARE(m_house->status(no), QByteArray("SUCCEEDED"));
        QVERIFY(m_house->stored(no).flagged);
    }

    void anotherAccountsEntryIsForAPerson()
    {
        const WithdrawalNo no = approved(100);
        auto entry = WithdrawalHouse::entry(no, EntryKind::Debit, "B1", 100);
        entry.accountNo = "2200";
        m_house->note(entry);
        QCOMPARE(m_house->status(no), QByteArray("PROCESSING"));
        QVERIFY(m_house->stored(no).flagged);
    }

    void aSecondReturnIsForAPerson()
    {
        const WithdrawalNo no = approved(100);
        m_house->note(WithdrawalHouse::entry(no, EntryKind::Return, "B2", 100)); // before its debit was heard of
        m_house->note(WithdrawalHouse::entry(no, EntryKind::Debit, "B1", 100));
        QCOMPARE(m_house->status(no), QByteArray("RETURNED"));
        QVERIFY(!m_house->stored(no).flagged);
        m_house->note(WithdrawalHouse::entry(no, EntryKind::Return, "B3", 100));
        QVERIFY(m_house->stored(no).flagged);
        QCOMPARE(m_house->own(), WithdrawalHouse::kFunds);
    }

    void anotherAccountOfTheHousePaysNothingThatWasAskedOfThis()
    {
        const WithdrawalNo no = m_house->asked("w1", 100);
        m_house->progress.setBank(nullptr);
        QVERIFY(m_house->decide(no, true).ok());
        QCOMPARE(m_house->status(no), QByteArray("PROCESSING")); // it waits for its bank
        QCOMPARE(QByteArray(m_house->ask("w2", 100).error().code.name), QByteArray("WITHDRAWALS_NOT_ENABLED"));
        m_house->progress.setBank(&m_house->bank);
        m_house->bank.statuses = {PayoutState::NotFound};
        m_house->clock.advance(2min);
        m_house->check();
        QCOMPARE(m_house->bank.sent.size(), size_t(1));
    }

private:
    WithdrawalNo approved(std::int64_t minor)
    {
        const WithdrawalNo no = m_house->asked("w1", minor);
        if (!m_house->decide(no, true))
            qFatal("not approved");
        return no;
    }
    std::int64_t events(const WithdrawalNo& no)
    {
        return m_house->number("withdrawals_test/count_events", no.bytes(), m_house->home.slot);
    }
    std::int64_t exceptions(const WithdrawalNo& no)
    {
        return m_house->number("withdrawals_test/count_exceptions", no.bytes(), m_house->home.slot);
    }

    std::unique_ptr<WithdrawalHouse> m_house;
};

QTEST_GUILESS_MAIN(TestWithdrawalProgress)
#include "tst_withdrawal_progress.moc"
