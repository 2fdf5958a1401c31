// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/crash_shop.h"

namespace guitai::test {

namespace {

constexpr int kPayers = 4;
constexpr qint64 kMinorEach = 100'000'000;
constexpr qint64 kTokenLastsMs = 4 * 60'000; // a minute more in truth
constexpr int kMostRounds = 20;

QStringList saying(const LoadBackend& backend)
{
    return {QStringLiteral("the backend does not serve: ") + QString::fromUtf8(backend.log().right(2'000))};
}

} // namespace

CrashShop::CrashShop(const QStringList& settings, QByteArrayList payWays, int mostPerCycle, std::mt19937& moments)
    : m_victim(m_folder.path(), settings + absentBankIn(m_folder.path()), moments),
      m_sales(std::move(payWays), mostPerCycle)
{
}

/// Payers have money, and tokens that are good for a while.
bool CrashShop::ready()
{
    if (m_movements && m_tokenAge.elapsed() < kTokenLastsMs)
        return true;
    const LoadBackend& backend = m_victim.backend();
    Integrator integrator(backend.port(), backend.keyId(), backend.keySecret());
    if (!m_movements)
        m_payers = integrator.openPayers(kPayers, kMinorEach);
    else if (!integrator.renewTokens(m_payers))
        return false;
    if (m_payers.empty())
        qWarning("payers cannot be opened: %s", integrator.problem().constData());
    if (m_payers.empty())
        return false;
    m_tokenAge.start();
    QByteArrayList tokens;
    for (const TestPayer& payer : m_payers)
        tokens.append(payer.token);
    m_sales.setTokens(tokens);
    if (!m_movements) {
        m_movements.emplace(m_payers.front().accountNo);
        m_sales.setOnPaid([this](const QByteArray& paymentNo) { m_movements->offer(paymentNo); });
    }
    return true;
}

QStringList CrashShop::liveAndDie(int connections, int mostAcknowledged)
{
    m_sales.beginCycle();
    if (m_movements)
        m_movements->beginCycle();
    if (!m_victim.start() || !ready() || !m_victim.loadAndDie(m_sales, *m_movements, connections, mostAcknowledged))
        return saying(m_victim.backend());
    return m_victim.wrongs(m_sales, *m_movements);
}

QStringList CrashShop::heal()
{
    m_sales.beginLastCycle();
    if (!m_victim.start() || !ready())
        return saying(m_victim.backend());
    QStringList wrong;
    m_movements->beginCycle();
    for (int round = 0; round == 0 || (m_movements->owes() && round < kMostRounds); ++round) {
        m_victim.loadToTheEnd(m_sales, *m_movements);
        FolderLook look = m_victim.look();
        wrong += m_movements->differences(look);
        m_movements->beginCycle(); // what was not answered now is sent again
    }
    if (m_movements->owes())
        wrong.append(QStringLiteral("some movements are never answered"));
    return wrong;
}

int CrashShop::openRefunds()
{
    FolderLook look = m_victim.look();
    return look.openRefunds();
}

QStringList CrashShop::endAndCompare()
{
    const int exitCode = m_victim.backend().stop();
    if (exitCode != 0)
        return QStringList{QStringLiteral("exit code %1").arg(exitCode)} + saying(m_victim.backend());
    const QStringList wrong = m_victim.wrongs(m_sales, *m_movements);
    FolderLook look = m_victim.look();
    return wrong + m_sales.differencesOverall(look) + m_movements->differencesOverall(look);
}

void CrashShop::addTo(CrashTally& tally) const
{
    tally.earlyKills += m_victim.earlyKills;
    tally.acknowledged += m_sales.totalAcknowledged();
    tally.lost += m_sales.totalLost() + (m_movements ? m_movements->lost() : 0);
    tally.lostButStored += m_sales.totalLostButStored();
    tally.repeated += m_sales.totalRepeated();
}

} // namespace guitai::test
