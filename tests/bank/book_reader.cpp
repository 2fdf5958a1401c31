// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank/book_reader.h"

#include <algorithm>

namespace guitai::test {

namespace {

using storage::Bind;

constexpr storage::Statement kSumBook{"bank_test/sum_book"};
constexpr storage::Statement kSumEntries{"bank_test/sum_entries"};
constexpr storage::Statement kSumTransfers{"bank_test/sum_transfers"};
constexpr storage::Statement kCountOpen{"bank_test/count_open"};
constexpr storage::Statement kFindBalance{"bank_test/find_balance"};
constexpr qsizetype kMostWrongs = 20;

storage::Row first(storage::Reader& reader, const storage::Statement& statement)
{
    const auto rows = reader.rows(statement, {});
    if (!rows || rows->empty())
        qFatal("%s cannot be read", statement.name);
    return rows->front();
}

} // namespace

BookReader::BookReader(const storage::EngineOptions& options, int shards)
{
    for (int shard = 0; shard < shards; ++shard) {
        auto view = storage::openView(options, shard);
        if (!view)
            qFatal("shard %d does not open", shard);
        m_shards.push_back(std::move(*view));
    }
}

void BookReader::say(const QString& wrong)
{
    if (m_wrongs.size() < kMostWrongs)
        m_wrongs.append(QStringLiteral("read %1: ").arg(m_reads) + wrong);
}

/// One snapshot: balances, entries and transfers of the same instant.
BookReader::Sums BookReader::look(storage::ShardView& shard)
{
    if (!shard.hold())
        qFatal("no snapshot");
    const storage::Row book = first(shard, kSumBook);
    const storage::Row transfers = first(shard, kSumTransfers);
    const storage::Row entries = first(shard, kSumEntries);
    shard.release();
    const Sums sums{book.number(0), book.number(1),      book.number(2),     book.number(3),
                    book.number(4), transfers.number(0), transfers.number(1)};
    if (sums.all != 0)
        say(QStringLiteral("the balances of a shard sum to %1").arg(sums.all));
    if (entries.number(0) != 0)
        say(QStringLiteral("the entries of a shard sum to %1").arg(entries.number(0)));
    if (sums.smallest < 0)
        say(QStringLiteral("a balance is %1").arg(sums.smallest));
    if (sums.transit != sums.sent - sums.received)
        say(QStringLiteral("%1 in transit, but %2 by the transfers").arg(sums.transit).arg(sums.sent - sums.received));
    return sums;
}

void BookReader::read()
{
    ++m_reads;
    qint64 total = 0;
    qint64 sent = 0;
    qint64 received = 0;
    for (const auto& shard : m_shards) {
        const Sums sums = look(*shard);
        total += sums.withoutDrawer;
        sent += sums.sent;
        received += sums.received;
        m_smallest = std::min(m_smallest, sums.smallest);
    }
    if (total != m_expected)
        say(QStringLiteral("the sum is %1 instead of %2").arg(total).arg(m_expected));
    // Shards are looked at one after the other. What had been received by the read before was sent by this one.
    if (sent < m_receivedBefore)
        say(QStringLiteral("%1 received, but only %2 ever sent").arg(m_receivedBefore).arg(sent));
    m_mostOnItsWay = std::max(m_mostOnItsWay, sent - m_receivedBefore);
    m_receivedBefore = received;
}

qint64 BookReader::expectFromNow()
{
    m_expected = 0;
    m_receivedBefore = 0;
    for (const auto& shard : m_shards) {
        const Sums sums = look(*shard);
        m_expected += sums.withoutDrawer;
        m_receivedBefore += sums.received;
    }
    return m_expected;
}

qint64 BookReader::open()
{
    qint64 open = 0;
    for (const auto& shard : m_shards)
        open += first(*shard, kCountOpen).number(0);
    return open;
}

qint64 BookReader::balanceOf(const QByteArray& accountNo)
{
    qint64 balance = 0;
    for (const auto& shard : m_shards) {
        const auto rows = shard->rows(kFindBalance, {Bind::text(accountNo)});
        balance += rows && !rows->empty() ? rows->front().number(0) : 0;
    }
    return balance;
}

qint64 BookReader::between()
{
    qint64 between = 0;
    for (const auto& shard : m_shards) {
        const Sums sums = look(*shard);
        between += sums.clearing + sums.transit;
    }
    return between;
}

} // namespace guitai::test
