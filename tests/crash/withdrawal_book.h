// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Withdrawals as a merchant, its users and a second person remember them over the backend's deaths: asked for, looked
// at, approved or rejected. Compared with what is stored and with the bank's own books.
#pragma once

#include "crash/bank_side.h"
#include "crash/load_book.h"
#include "support/integrator.h"

#include <deque>

namespace guitai::test {

struct Withdrawal
{
    enum class Step { Ask, Look, Decide, Over };

    QByteArray number; ///< the asker's own
    QByteArray accountNo;
    qint64 minor = 0;
    bool isApproved = false; ///< what the second person makes of it
    Step step = Step::Ask;   ///< what is sent next, or was sent and not answered
    bool wasLost = false;    ///< this step was sent before
    QByteArray theirs;       ///< the backend's number: answered, or seen in the storage though never told
    QByteArray approvalNo;
    bool isAskedReview = false; ///< answered by whoever stored it, who asks for the review before that
    QByteArray contentHash;
    QByteArray decided; ///< the approval's status as it was answered, or APPROVAL_ENDED to one that was sent again
    QByteArray refused; ///< a code: it never was a withdrawal
    QByteArray status;  ///< the last one told or seen
};

class WithdrawalBook final : public LoadBook
{
public:
    /// Without a second person nothing is decided.
    explicit WithdrawalBook(int mostPerCycle) : m_most(mostPerCycle) {}

    /// The session of who decides.
    void setSecondPerson(QByteArray session) { m_session = std::move(session); }
    /// Users whose money is withdrawn in turn with the merchant's own, with their tokens.
    void setSavers(std::vector<TestPayer> savers) { m_savers = std::move(savers); }
    /// Lost steps are taken along, to be sent again first.
    void beginCycle();
    /// Only what is sent again and follows from it; nothing new.
    void beginLastCycle();

    QByteArray next(std::int64_t index, LoadRequests& requests) override;
    bool take(const LoadAnswer& answer) override;
    QStringList differences(FolderLook& look) override;
    /// What the bank was ordered to pay is approved, and paid once at most.
    QStringList differencesAtBank(const QHash<QByteArray, BankPaid>& bank) const;
    /// When nothing is under way any more: each has ended as the bank says, and its money lies where it belongs.
    QStringList differencesOverall(FolderLook& look, const QHash<QByteArray, BankPaid>& bank);
    /// True when a step has not been answered.
    bool owes() const { return !m_waiting.empty() || !m_flying.isEmpty(); }
    /// How many have not ended as the bank says.
    int unsettled(FolderLook& look, const QHash<QByteArray, BankPaid>& bank) const;
    /// What left that account for good; call after differencesOverall().
    qint64 takenFrom(const QByteArray& accountNo) const;

    QString counts() const;
    qint64 lost() const { return m_lost; }

private:
    using Step = Withdrawal::Step;

    void ask();
    QByteArray request(const Withdrawal& withdrawal, LoadRequests& requests) const;
    void answer(Withdrawal& withdrawal, int status, const QJsonObject& body);
    void answerAsked(Withdrawal& withdrawal, int status, const QJsonObject& body);
    void answerDecided(Withdrawal& withdrawal, int status, const QJsonObject& body);
    QByteArray wrongWith(Withdrawal& withdrawal, FolderLook& look);
    static QByteArray wrongWithApproval(const Withdrawal& withdrawal, FolderLook& look);
    static QByteArray wrongAtEnd(const Withdrawal& withdrawal, FolderLook& look,
                                 const QHash<QByteArray, BankPaid>& bank);

    const int m_most;
    QByteArray m_session;
    std::vector<TestPayer> m_savers;
    std::vector<Withdrawal> m_all;
    std::deque<size_t> m_waiting;         ///< of m_all: to be sent
    QHash<std::int64_t, size_t> m_flying; ///< sent under the load's index, and not answered
    QHash<QByteArray, size_t> m_byTheirs;
    QStringList m_refusals; ///< answers that nobody should get
    int m_newOnes = 0;      ///< in this cycle
    bool m_onlyRepeats = false;
    qint64 m_lost = 0;
};

} // namespace guitai::test
