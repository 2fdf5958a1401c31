// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A shop whose users have money and whose backend dies over and over on one storage, while the wallet and the bank live
// on: what it was told and what must therefore be stored. One thread.
#pragma once

#include "crash/movement_book.h"
#include "crash/recharge_book.h"
#include "crash/victim.h"
#include "crash/withdrawal_book.h"

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
    CrashShop(QByteArrayList payWays, int mostPerCycle, std::mt19937& moments);

    SandboxProcess& sandbox() { return m_sandbox; }
    Victim& victim() { return m_victim; }
    SaleBook& sales() { return m_sales; }
    /// Only after the first life.
    MovementBook& movements() { return *m_movements; }

    /// What is wrong after one life; empty when nothing is.
    QStringList liveAndDie(int connections, int mostAcknowledged);
    /// Alive again: whatever was lost is sent once more and comes to what it had come to.
    QStringList heal();
    /// Refunds, withdrawals and paid recharges that are still under way, on all shards.
    int underWay();
    /// Ended in order, and everything that was ever acknowledged compared.
    QStringList endAndCompare();
    void addTo(CrashTally& tally) const;
    QString counts() const;

private:
    bool ready();
    bool open(Integrator& integrator);
    void changeTheBank();
    void beginCycle();
    bool owes() const;
    QStringList wrongs();
    LoadTurns turns() { return {&*m_movements, &*m_movements, &m_sales, &m_withdrawals}; }

    QTemporaryDir m_folder;
    SandboxProcess m_sandbox;
    BankSide m_bank{m_sandbox};
    Victim m_victim;
    SaleBook m_sales;
    WithdrawalBook m_withdrawals;
    std::optional<MovementBook> m_movements;
    std::optional<RechargeBook> m_recharges;
    std::vector<TestPayer> m_payers; ///< half of them spend, the others save
    QElapsedTimer m_tokenAge;
};

} // namespace guitai::test
