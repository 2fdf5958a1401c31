// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A shop whose payers have money and whose backend dies over and over on one storage: what it was told and what must
// therefore be stored. One thread.
#pragma once

#include "crash/victim.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

namespace guitai::test {

/// What a run did, over all its storages.
struct CrashTally
{
    int earlyKills = 0;
    qint64 acknowledged = 0;
    qint64 lost = 0;
    qint64 lostButStored = 0;
    qint64 repeated = 0;
};

class CrashShop
{
public:
    CrashShop(const QStringList& settings, QByteArrayList payWays, int mostPerCycle, std::mt19937& moments);

    Victim& victim() { return m_victim; }
    SaleBook& sales() { return m_sales; }
    /// Only after the first life.
    MovementBook& movements() { return *m_movements; }

    /// What is wrong after one life; empty when nothing is.
    QStringList liveAndDie(int connections, int mostAcknowledged);
    /// Alive again: whatever was lost is sent once more and comes to what it had come to.
    QStringList heal();
    /// Refunds that are still under way, on all shards.
    int openRefunds();
    /// Ended in order, and everything that was ever acknowledged compared.
    QStringList endAndCompare();
    void addTo(CrashTally& tally) const;

private:
    bool ready();

    QTemporaryDir m_folder;
    Victim m_victim;
    SaleBook m_sales;
    std::optional<MovementBook> m_movements;
    std::vector<TestPayer> m_payers;
    QElapsedTimer m_tokenAge;
};

} // namespace guitai::test
