// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/withdrawal_book.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace guitai::test {

namespace {

constexpr int kOk = 200;
constexpr int kCreated = 201;
constexpr int kNotFound = 404;
constexpr int kTooOften = 429;
constexpr int kServersFault = 500;
constexpr char kNoMoney[] = "INSUFFICIENT_BALANCE";
constexpr char kEnded[] = "APPROVAL_ENDED";
constexpr char kChecker[] = "operator:supervisor";
constexpr qint64 kUsual = 40;
constexpr qint64 kTooMuch = 900'000'000'000;

struct Follow
{
    const char* from;
    QByteArrayList to;
};

/// What may be stored after what was told or seen.
bool mayFollow(const QByteArray& before, const QByteArray& now)
{
    static const std::array<Follow, 3> kFollows{
        Follow{"REVIEWING", {"PROCESSING", "SUCCEEDED", "FAILED", "REJECTED", "RETURNED"}},
        Follow{"PROCESSING", {"SUCCEEDED", "FAILED", "RETURNED"}}, Follow{"SUCCEEDED", {"RETURNED"}}};
    if (before.isEmpty() || before == now)
        return true;
    return std::ranges::any_of(kFollows, [&](const Follow& one) { return before == one.from && one.to.contains(now); });
}

/// Nothing but a return may still come: it is looked at again in the end.
bool isAtRest(const Withdrawal& withdrawal)
{
    const bool isOpen = withdrawal.status == "REVIEWING" || withdrawal.status == "PROCESSING";
    return withdrawal.step == Withdrawal::Step::Over && (!withdrawal.refused.isEmpty() || !isOpen);
}

QByteArray textIn(const QJsonObject& body, const char* member)
{
    return body.value(QLatin1String(member)).toString().toLatin1();
}

QString said(const Withdrawal& withdrawal, const QByteArray& what)
{
    return QStringLiteral("withdrawal %1 (%2): %3")
        .arg(QString::fromLatin1(withdrawal.number), QString::fromLatin1(withdrawal.theirs), QString::fromLatin1(what));
}

} // namespace

/// The merchant's own money and its savers' in turn; one in eleven is more than there is, one in four is rejected.
void WithdrawalBook::ask()
{
    const size_t number = m_all.size();
    const size_t whose = number % (m_savers.size() + 1);
    Withdrawal withdrawal;
    withdrawal.number = "w-" + QByteArray::number(number);
    withdrawal.accountNo = whose == 0 ? Integrator::homeAccount() : m_savers[whose - 1].accountNo;
    withdrawal.minor = number % 11 == 10 ? kTooMuch : kUsual;
    withdrawal.isApproved = number % 4 != 3;
    m_waiting.push_back(number);
    m_all.push_back(std::move(withdrawal));
    ++m_newOnes;
}

void WithdrawalBook::beginCycle()
{
    std::vector<size_t> again(m_flying.begin(), m_flying.end());
    std::ranges::sort(again); // a seed repeats its choices
    for (const size_t place : again)
        m_all[place].wasLost = true;
    m_waiting.insert(m_waiting.begin(), again.begin(), again.end());
    m_flying.clear();
    m_newOnes = 0;
}

void WithdrawalBook::beginLastCycle()
{
    beginCycle();
    m_onlyRepeats = true;
}

QByteArray WithdrawalBook::next(std::int64_t index, LoadRequests& requests)
{
    if (m_waiting.empty() && !m_onlyRepeats && m_newOnes < m_most)
        ask();
    if (m_waiting.empty())
        return {};
    const size_t place = m_waiting.front();
    m_waiting.pop_front();
    m_flying.insert(index, place);
    return request(m_all[place], requests);
}

QByteArray WithdrawalBook::request(const Withdrawal& withdrawal, LoadRequests& requests) const
{
    const QByteArray approval = "/v1/approvals/" + withdrawal.approvalNo;
    if (withdrawal.step == Step::Look)
        return LoadRequests::getAs(m_session, approval);
    if (withdrawal.step == Step::Decide)
        return LoadRequests::postAs(m_session, approval + (withdrawal.isApproved ? "/approve" : "/reject"),
                                    "{\"content_hash\":\"" + withdrawal.contentHash + "\"}");
    QByteArray body = "{\"merchant_withdrawal_no\":\"" + withdrawal.number +
                      "\",\"amount\":" + QByteArray::number(withdrawal.minor) +
                      R"(,"currency":"CNY","payee":{"name":"Shop","account_no":"6222020200112233445",)"
                      R"("bank_code":"102100099996"})";
    const auto saver = std::ranges::find(m_savers, withdrawal.accountNo, &TestPayer::accountNo);
    if (saver != m_savers.end())
        body += ",\"user_token\":\"" + saver->token + '"';
    return requests.post("/v1/accounts/" + withdrawal.accountNo + "/withdrawals", body + '}');
}

bool WithdrawalBook::take(const LoadAnswer& answer)
{
    const auto flying = m_flying.constFind(answer.index);
    if (flying == m_flying.constEnd())
        return false;
    // It may have been done or not; a person may ask only so often.
    if (answer.status == 0 || answer.status == kTooOften || answer.status >= kServersFault)
        return true;
    Withdrawal& withdrawal = m_all[*flying];
    const Step before = withdrawal.step;
    this->answer(withdrawal, answer.status, QJsonDocument::fromJson(answer.body.toByteArray()).object());
    if (withdrawal.step == before)
        return true; // tried again in the next life
    withdrawal.wasLost = false;
    if (withdrawal.step != Step::Over)
        m_waiting.push_back(*flying);
    m_flying.erase(flying);
    return true;
}

void WithdrawalBook::answer(Withdrawal& withdrawal, int status, const QJsonObject& body)
{
    if (withdrawal.step == Step::Ask) {
        answerAsked(withdrawal, status, body);
    } else if (withdrawal.step == Step::Decide) {
        answerDecided(withdrawal, status, body);
    } else if (status == kOk) {
        withdrawal.contentHash = textIn(body, "content_hash");
        withdrawal.step = Step::Decide;
    } else if (status != kNotFound || withdrawal.isAskedReview) {
        // Not asked for yet is only what a death came before.
        m_refusals.append(said(withdrawal, "its approval cannot be read: " + textIn(body, "code")));
    }
}

void WithdrawalBook::answerAsked(Withdrawal& withdrawal, int status, const QJsonObject& body)
{
    if (status == kCreated) {
        const QByteArray theirs = textIn(body, "withdrawal_no");
        if (!withdrawal.theirs.isEmpty() && withdrawal.theirs != theirs)
            m_refusals.append(said(withdrawal, "sent again it is another withdrawal: " + theirs));
        withdrawal.theirs = theirs;
        m_byTheirs.insert(theirs, static_cast<size_t>(&withdrawal - m_all.data()));
        withdrawal.approvalNo = textIn(body, "approval_no");
        withdrawal.isAskedReview = !withdrawal.wasLost;
        withdrawal.status = textIn(body, "status");
        withdrawal.step = m_session.isEmpty() ? Step::Over : Step::Look;
        return;
    }
    withdrawal.refused = textIn(body, "code");
    withdrawal.step = Step::Over;
    if (withdrawal.refused != kNoMoney)
        m_refusals.append(said(withdrawal, "refused: " + withdrawal.refused));
}

void WithdrawalBook::answerDecided(Withdrawal& withdrawal, int status, const QJsonObject& body)
{
    withdrawal.step = Step::Over;
    withdrawal.decided = textIn(body, status == kOk ? "status" : "code");
    if (status != kOk && !(withdrawal.decided == kEnded && withdrawal.wasLost))
        m_refusals.append(said(withdrawal, "the decision is refused: " + withdrawal.decided));
}

QStringList WithdrawalBook::differences(FolderLook& look)
{
    m_lost += m_flying.size();
    QStringList wrong = std::exchange(m_refusals, {});
    for (Withdrawal& withdrawal : m_all) {
        if (isAtRest(withdrawal))
            continue;
        if (const QByteArray difference = wrongWith(withdrawal, look); !difference.isEmpty())
            wrong.append(said(withdrawal, difference));
    }
    return wrong;
}

QByteArray WithdrawalBook::wrongWith(Withdrawal& withdrawal, FolderLook& look)
{
    const auto stored = look.withdrawal(withdrawal.number);
    if (!withdrawal.refused.isEmpty())
        return stored ? QByteArray("refused, and stored") : QByteArray();
    if (!stored)
        return withdrawal.theirs.isEmpty() ? QByteArray() : QByteArray("acknowledged or seen, and not stored");
    if (!withdrawal.theirs.isEmpty() && stored->number != withdrawal.theirs)
        return "stored under " + stored->number;
    withdrawal.theirs = stored->number; // it must come to the same when it is sent again
    if (stored->minor != withdrawal.minor)
        return "stored with " + QByteArray::number(stored->minor);
    if (!mayFollow(withdrawal.status, stored->status))
        return "was " + withdrawal.status + " and is " + stored->status;
    withdrawal.status = stored->status;
    const bool moved = stored->status != "REVIEWING";
    if (moved && (stored->status == "REJECTED") == withdrawal.isApproved)
        return "the second person did not want " + stored->status;
    if (withdrawal.decided == "EXECUTED" && !moved)
        return "told that it is executed, and it did not move";
    return wrongWithApproval(withdrawal, look);
}

QByteArray WithdrawalBook::wrongWithApproval(const Withdrawal& withdrawal, FolderLook& look)
{
    if (withdrawal.approvalNo.isEmpty())
        return {};
    const auto approval = look.approval(withdrawal.approvalNo);
    const bool mustBe = withdrawal.isAskedReview || withdrawal.step == Step::Decide || !withdrawal.decided.isEmpty();
    if (!approval)
        return mustBe ? QByteArray("its approval is acknowledged, and not stored") : QByteArray();
    if (withdrawal.decided.isEmpty())
        return {};
    const bool isSame = withdrawal.isApproved ? approval->status == "EXECUTED" || approval->status == "APPROVED"
                                              : approval->status == "REJECTED";
    if (!isSame || (withdrawal.decided == "EXECUTED" && approval->status != "EXECUTED"))
        return "told " + withdrawal.decided + ", its approval is " + approval->status;
    return approval->checker == kChecker ? QByteArray() : "decided by " + approval->checker;
}

QStringList WithdrawalBook::differencesAtBank(const QHash<QByteArray, BankPaid>& bank) const
{
    QStringList wrong;
    for (auto it = bank.begin(); it != bank.end(); ++it) {
        const auto place = m_byTheirs.constFind(it.key());
        const bool isOurs = place != m_byTheirs.constEnd() && m_all[*place].isApproved &&
                            (m_all[*place].step == Step::Decide || m_all[*place].step == Step::Over) &&
                            m_all[*place].minor == it->minor;
        if (!isOurs || it->bookings > 1)
            wrong.append(QStringLiteral("the bank was ordered to pay %1 (%2 fen, booked %3 times)")
                             .arg(QString::fromLatin1(it.key()))
                             .arg(it->minor)
                             .arg(it->bookings));
    }
    return wrong;
}

QStringList WithdrawalBook::differencesOverall(FolderLook& look, const QHash<QByteArray, BankPaid>& bank)
{
    QStringList wrong = differencesAtBank(bank);
    qint64 paid = 0;
    for (Withdrawal& withdrawal : m_all) {
        for (const QByteArray& difference : {wrongWith(withdrawal, look), wrongAtEnd(withdrawal, look, bank)}) {
            if (!difference.isEmpty())
                wrong.append(said(withdrawal, difference));
        }
    }
    for (const BankPaid& one : bank)
        paid += one.status == "BOOKED" ? one.minor : 0;
    if (const qint64 booked = look.paidByBank(); booked != paid)
        wrong.append(QStringLiteral("the bank has paid %1 fen, our books say %2").arg(paid).arg(booked));
    return wrong;
}

QByteArray WithdrawalBook::wrongAtEnd(const Withdrawal& withdrawal, FolderLook& look,
                                      const QHash<QByteArray, BankPaid>& bank)
{
    const auto stored = look.withdrawal(withdrawal.number);
    if (!stored)
        return {}; // refused, or never asked for
    const BankPaid atBank = bank.value(withdrawal.theirs);
    const QByteArray status = stored->status;
    const bool isPaid = status == "SUCCEEDED" || status == "RETURNED";
    const QByteArray expected = status == "SUCCEEDED"  ? QByteArray("BOOKED")
                                : status == "FAILED"   ? QByteArray("REJECTED")
                                : status == "RETURNED" ? QByteArray("RETURNED")
                                                       : QByteArray();
    if (status == "REVIEWING" || status == "PROCESSING")
        return "still " + status;
    if (atBank.status != expected || atBank.bookings != (isPaid ? 1 : 0))
        return status + ", and the bank says " + atBank.status + ", booked " + QByteArray::number(atBank.bookings);
    const QByteArray hold = isPaid ? "CAPTURED" : "RELEASED";
    if (stored->hold != hold || (isPaid ? stored->captured : stored->released) != stored->minor)
        return status + ", and its money is " + stored->hold;
    return {};
}

int WithdrawalBook::unsettled(FolderLook& look, const QHash<QByteArray, BankPaid>& bank) const
{
    const auto isUnsettled = [&](const Withdrawal& withdrawal) {
        return !wrongAtEnd(withdrawal, look, bank).isEmpty();
    };
    return static_cast<int>(std::ranges::count_if(m_all, isUnsettled));
}

qint64 WithdrawalBook::takenFrom(const QByteArray& accountNo) const
{
    qint64 taken = 0;
    for (const Withdrawal& withdrawal : m_all)
        taken += withdrawal.accountNo == accountNo && withdrawal.status == "SUCCEEDED" ? withdrawal.minor : 0;
    return taken;
}

QString WithdrawalBook::counts() const
{
    QMap<QByteArray, int> ends;
    for (const Withdrawal& withdrawal : m_all)
        ++ends[withdrawal.refused.isEmpty() ? withdrawal.status : QByteArray("refused")];
    QStringList parts;
    for (auto it = ends.begin(); it != ends.end(); ++it)
        parts.append(QStringLiteral("%1 %2").arg(QString::fromLatin1(it.key())).arg(it.value()));
    return QStringLiteral("withdrawals %1: ").arg(m_all.size()) + parts.join(QLatin1String(", "));
}

} // namespace guitai::test
