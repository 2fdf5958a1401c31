// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the whole book beside a running backend, each shard in one snapshot, and says what may never be seen: money
// that came from nowhere or is gone, and a balance below 0. One thread.
#pragma once

#include "storage/engine.h"

#include <QStringList>

#include <atomic>

namespace guitai::test {

class BookReader
{
public:
    BookReader(const storage::EngineOptions& options, int shards);

    /// Everything but the drawer: what the shop took in cash, wherever it went since. Call while nothing moves.
    qint64 expectFromNow();
    /// One read of all shards; what is wrong is kept.
    void read();

    QStringList wrongs() const { return m_wrongs; }
    qint64 reads() const { return m_reads; }
    qint64 expected() const { return m_expected; }
    qint64 smallest() const { return m_smallest; }
    /// The most that was ever seen between two slots.
    qint64 mostOnItsWay() const { return m_mostOnItsWay; }

    /// Refunds, transfers and attempts that have not ended.
    qint64 open();
    /// Balances of an account, wherever it is.
    qint64 balanceOf(const QByteArray& accountNo);
    /// What is left between slots and at the balance channel; 0 when nothing is open.
    qint64 between();

private:
    struct Sums
    {
        qint64 all = 0;
        qint64 withoutDrawer = 0;
        qint64 transit = 0;
        qint64 clearing = 0;
        qint64 smallest = 0;
        qint64 sent = 0;
        qint64 received = 0;
    };

    Sums look(storage::ShardView& shard);
    void say(const QString& wrong);

    std::vector<std::unique_ptr<storage::ShardView>> m_shards;
    QStringList m_wrongs;
    qint64 m_reads = 0;
    qint64 m_expected = 0;
    qint64 m_smallest = 0;
    qint64 m_mostOnItsWay = 0;
    qint64 m_receivedBefore = 0; ///< of all shards, at the read before
};

} // namespace guitai::test
