// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/crash_shop.h"

#include <QDeadlineTimer>

#include <thread>

namespace guitai::test {

namespace {

constexpr int kPayers = 4;
constexpr int kSpenders = 2;
constexpr qint64 kMinorEach = 100'000'000;
constexpr qint64 kTokenLastsMs = 4 * 60'000; // a minute more in truth
constexpr int kWithdrawalsPerCycle = 6;
constexpr int kPatienceMs = 30'000;
constexpr auto kBetweenRounds = std::chrono::milliseconds(50);

QStringList saying(const LoadBackend& backend)
{
    return {QStringLiteral("the backend does not serve: ") + QString::fromUtf8(backend.log().right(2'000))};
}

/// The sandbox runs before the settings name its files.
QStringList settingsOf(SandboxProcess& sandbox)
{
    if (!sandbox.start())
        qFatal("the sandbox does not start: %s", sandbox.log().constData());
    return {QStringLiteral("GUITAI_DEMO_WECHAT_ACCOUNT=") + sandbox.accountFile(),
            QStringLiteral("GUITAI_PAYOUTS_BANK_ACCOUNT=") + sandbox.bankAccountFile()};
}

} // namespace

CrashShop::CrashShop(QByteArrayList payWays, int mostPerCycle, std::mt19937& moments)
    : m_victim(m_folder.path(), settingsOf(m_sandbox), moments), m_sales(std::move(payWays), mostPerCycle),
      m_withdrawals(kWithdrawalsPerCycle)
{
}

/// Users have money, and tokens that are good for a while.
bool CrashShop::ready()
{
    if (m_movements && m_tokenAge.elapsed() < kTokenLastsMs)
        return true;
    const LoadBackend& backend = m_victim.backend();
    Integrator integrator(backend.port(), backend.keyId(), backend.keySecret());
    if (!(m_movements ? integrator.renewTokens(m_payers) : open(integrator))) {
        qWarning("the shop cannot be opened: %s", integrator.problem().constData());
        return false;
    }
    m_tokenAge.start();
    QByteArrayList tokens;
    for (int i = 0; i < kSpenders; ++i)
        tokens.append(m_payers[i].token);
    m_sales.setTokens(tokens);
    m_withdrawals.setSavers({m_payers.begin() + kSpenders, m_payers.end()});
    return true;
}

bool CrashShop::open(Integrator& integrator)
{
    const QByteArray session =
        integrator.signIn("supervisor", m_victim.backend().passwordOf(QStringLiteral("supervisor")));
    m_payers = integrator.openPayers(kPayers, kMinorEach);
    if (session.isEmpty() || m_payers.empty())
        return false;
    const std::vector<TestPayer> savers(m_payers.begin() + kSpenders, m_payers.end());
    QByteArrayList accounts;
    for (const TestPayer& saver : savers)
        accounts.append(saver.accountNo);
    m_sales.setSavers(accounts);
    m_withdrawals.setSecondPerson(session);
    m_recharges.emplace(savers, kMinorEach);
    m_movements.emplace(m_payers.front().accountNo);
    m_sales.setOnPaid([this](const QByteArray& paymentNo) { m_movements->offer(paymentNo); });
    return true;
}

void CrashShop::beginCycle()
{
    m_sales.beginCycle();
    m_withdrawals.beginCycle();
    if (m_movements)
        m_movements->beginCycle();
}

/// Another mood in every life, and now and then money that comes back.
void CrashShop::changeTheBank()
{
    const auto oneIn = [this](int most) { return m_victim.upTo(most) == 1; };
    const bool rejects = oneIn(4);
    const int settleAfterMs = oneIn(2) ? 0 : 20;
    const int lostOrders = oneIn(3) ? 1 : 0;
    const int lostAnswers = oneIn(3) ? 1 : 0;
    if (!m_bank.setMood(rejects, settleAfterMs, lostOrders, lostAnswers))
        qFatal("the bank does not listen");
    if (oneIn(3))
        m_bank.returnOne();
}

QStringList CrashShop::liveAndDie(int connections, int mostAcknowledged)
{
    beginCycle();
    changeTheBank();
    if (m_movements && m_victim.upTo(4) == 1)
        m_victim.letTimePass();
    if (!m_victim.start() || !ready() || !m_victim.loadAndDie(turns(), m_sales, connections, mostAcknowledged))
        return saying(m_victim.backend());
    return wrongs();
}

/// What is wrong after a death: the program's own audit, then our own look, then the bank's.
QStringList CrashShop::wrongs()
{
    QStringList wrong = m_victim.auditFindings();
    if (!wrong.isEmpty())
        return wrong;
    FolderLook look = m_victim.look();
    for (LoadBook* book : std::initializer_list<LoadBook*>{&m_sales, &*m_movements, &m_withdrawals})
        wrong += book->differences(look);
    return wrong + m_recharges->differences(look) + m_withdrawals.differencesAtBank(m_bank.payments());
}

bool CrashShop::owes() const
{
    return m_movements->owes() || m_withdrawals.owes();
}

QStringList CrashShop::heal()
{
    m_sales.beginLastCycle();
    m_withdrawals.beginLastCycle();
    m_movements->beginCycle();
    m_bank.setMood(false, 0, 0, 0);
    m_victim.letTimePass();
    if (!m_victim.start() || !ready())
        return saying(m_victim.backend());
    QStringList wrong;
    const QDeadlineTimer patience(kPatienceMs);
    for (bool isFirst = true; isFirst || (owes() && !patience.hasExpired()); isFirst = false) {
        if (!isFirst) // what a death came before is done by its own clock
            std::this_thread::sleep_for(kBetweenRounds);
        m_victim.loadToTheEnd(turns());
        FolderLook look = m_victim.look();
        wrong += m_movements->differences(look) + m_withdrawals.differences(look);
        m_movements->beginCycle(); // what was not answered now is sent again
        m_withdrawals.beginCycle();
    }
    if (owes())
        wrong.append(QStringLiteral("some of what was asked is never answered"));
    return wrong;
}

int CrashShop::underWay()
{
    FolderLook look = m_victim.look();
    m_recharges->differences(look);
    return look.openRefunds() + m_withdrawals.unsettled(look, m_bank.payments()) + m_recharges->paid() -
           m_recharges->credited();
}

QStringList CrashShop::endAndCompare()
{
    const int exitCode = m_victim.backend().stop();
    if (exitCode != 0)
        return QStringList{QStringLiteral("exit code %1").arg(exitCode)} + saying(m_victim.backend());
    const QStringList wrong = wrongs();
    FolderLook look = m_victim.look();
    const QStringList withdrawn = m_withdrawals.differencesOverall(look, m_bank.payments());
    QHash<QByteArray, qint64> taken;
    for (const TestPayer& payer : m_payers)
        taken.insert(payer.accountNo, m_withdrawals.takenFrom(payer.accountNo));
    return wrong + m_sales.differencesOverall(look) + m_movements->differencesOverall(look) + withdrawn +
           m_recharges->differencesOverall(look, taken);
}

void CrashShop::addTo(CrashTally& tally) const
{
    tally.earlyKills += m_victim.earlyKills;
    tally.acknowledged += m_sales.totalAcknowledged();
    tally.lost += m_sales.totalLost() + m_withdrawals.lost() + (m_movements ? m_movements->lost() : 0);
    tally.lostButStored += m_sales.totalLostButStored();
    tally.repeated += m_sales.totalRepeated();
}

QString CrashShop::counts() const
{
    return m_movements->counts() + QStringLiteral("; recharges paid %1; ").arg(m_recharges->paid()) +
           m_withdrawals.counts();
}

} // namespace guitai::test
