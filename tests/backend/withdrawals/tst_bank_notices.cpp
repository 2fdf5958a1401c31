// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Notices of a bank: kept once, applied once, and what is unclear kept for a person.
#include "backend/withdrawals/withdrawal_house.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using payouts::EntryKind;

class TestBankNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<WithdrawalHouse>();
        m_no = m_house->asked("w1", 100);
        QVERIFY(m_house->decide(m_no, true).ok());
        m_debit = WithdrawalHouse::entry(m_no, EntryKind::Debit, "B1", 100);
    }

    void aNoticeIsAppliedOnce()
    {
        m_house->tellBank("<1/>", "N1", {m_debit});
        QCOMPARE(wait(m_house->notices.runOnce()), 1);
        QCOMPARE(wait(m_house->notices.runOnce()), 0);
        QCOMPARE(m_house->status(m_no), QByteArray("SUCCEEDED"));
        QCOMPARE(count("APPLIED"), 1);
    }

    /// What a bank said while nobody listened is not left waiting for the first round.
    void itIsFetchedAtOnceAfterAStart()
    {
        m_house->tellBank("<1/>", "N1", {m_debit});
        m_house->notices.run();
        QTRY_COMPARE(m_house->status(m_no), QByteArray("SUCCEEDED"));
    }

    void theSameNoticeAgainHasNoEffect()
    {
        for (int i = 0; i < 3; ++i)
            m_house->tellBank("<1/>", "N1", {m_debit});
        wait(m_house->notices.runOnce());
        QCOMPARE(count("APPLIED"), 1);
        QCOMPARE(count("REPEATED"), 2);
        QCOMPARE(m_house->paidOut(), 100);
    }

    void theSameIdWithOtherContentIsForAPerson()
    {
        m_house->tellBank("<1/>", "N1", {m_debit});
        m_house->tellBank("<2/>", "N1", {WithdrawalHouse::entry(m_no, EntryKind::Return, "B2", 100)});
        wait(m_house->notices.runOnce());
        QCOMPARE(count("CONFLICT"), 1);
        QCOMPARE(m_house->status(m_no), QByteArray("SUCCEEDED")); // and nothing of it was believed
    }

    void whatIsUnreadableDoesNotStopWhatFollows()
    {
        m_house->bank.notices.emplace_back("\xff\x00<garbage", payouts::BankNotice{});
        m_house->tellBank("<2/>", "N2", {m_debit});
        wait(m_house->notices.runOnce());
        QCOMPARE(count("UNREADABLE"), 1);
        QCOMPARE(m_house->status(m_no), QByteArray("SUCCEEDED"));
    }

    void moneyThatIsNoWithdrawalOfOursIsForAPerson()
    {
        auto foreign = m_debit;
        foreign.endToEndId = "SALARY-10";
        auto unknown = m_debit;
        unknown.endToEndId = mintNumber('W', m_house->clock.now(), 3, &crypto::randomBytes);
        m_house->tellBank("<1/>", "N1", {foreign});
        m_house->tellBank("<2/>", "N2", {unknown, m_debit});
        wait(m_house->notices.runOnce());
        QCOMPARE(count("UNMATCHED"), 2);
        QCOMPARE(m_house->status(m_no), QByteArray("SUCCEEDED")); // what is ours beside it counts
    }

    void otherMovementsAreNobodysBusiness()
    {
        auto salary = m_debit;
        salary.kind = EntryKind::Other;
        m_house->tellBank("<1/>", "N1", {salary});
        wait(m_house->notices.runOnce());
        QCOMPARE(count("APPLIED"), 1);
        QCOMPARE(m_house->status(m_no), QByteArray("PROCESSING"));
    }

private:
    std::int64_t count(const QByteArray& status)
    {
        return m_house->number("withdrawals_test/count_notices", status, storage::kHomeSlot);
    }

    std::unique_ptr<WithdrawalHouse> m_house;
    WithdrawalNo m_no;
    payouts::BankEntry m_debit;
};

QTEST_GUILESS_MAIN(TestBankNotices)
#include "tst_bank_notices.moc"
