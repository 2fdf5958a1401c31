// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/victim.h"

#include "support/storage_fixture.h"

#include <thread>

namespace guitai::test {

namespace {

using namespace std::chrono_literals;

constexpr int kShards = 2;
constexpr Duration kDownTime = std::chrono::minutes(10);

} // namespace

Victim::Victim(const QString& folder, const QStringList& settings, std::mt19937& moments)
    : m_moments(moments), m_storage(freshStorage(folder, kShards)),
      m_backend(folder, settings + settingsFor(m_storage, kShards))
{
}

FolderLook Victim::look() const
{
    return {m_storage, kShards};
}

void Victim::letTimePass()
{
    const auto storage = storage::openStorage(m_storage);
    const std::function<Result<Done>(storage::Transaction&)> work = [](storage::Transaction& tx) -> Result<Done> {
        const qint64 ms = kDownTime.count();
        const auto withdrawals = tx.run(storage::Statement{"crash_test/age_withdrawals"}, {ms, ms});
        const auto refunds = tx.run(storage::Statement{"crash_test/age_refunds"}, {ms, ms});
        const auto transfers = tx.run(storage::Statement{"crash_test/age_transfers"}, {ms});
        return withdrawals && refunds && transfers ? Result<Done>(Done{}) : Error{storage::errors::kStorageFailed};
    };
    for (int shard = 0; shard < kShards; ++shard) {
        if (!storage || !wait((*storage)->write<Done>(shard, work)))
            qFatal("the storage's times cannot be moved");
    }
}

bool Victim::start()
{
    if (upTo(5) == 1) { // dies once more before it listens
        m_backend.startAndKill(std::chrono::milliseconds(upTo(80)));
        ++earlyKills;
    }
    return m_backend.start();
}

bool Victim::loadAndDie(const LoadTurns& turns, SaleBook& sales, int connections, int mostAcknowledged)
{
    LoadRequests requests(m_backend.keyId(), m_backend.keySecret());
    LoadClient client(mixOf(turns, requests, m_backend.port(), connections));
    const bool loaded = client.start();
    sales.waitForAcknowledged(upTo(mostAcknowledged), 5s);
    // Answers come in groups: somewhere between two of them is as good a moment to die as any.
    std::this_thread::sleep_for(std::chrono::microseconds(upTo(3'000)));
    m_backend.kill();
    client.stop();
    return loaded;
}

bool Victim::loadToTheEnd(const LoadTurns& turns)
{
    LoadRequests requests(m_backend.keyId(), m_backend.keySecret());
    LoadClient client(mixOf(turns, requests, m_backend.port(), 8));
    const bool loaded = client.start();
    client.join();
    return loaded;
}

QStringList Victim::auditFindings() const
{
    const LoadBackend::Audit audit = m_backend.audit();
    return audit.exitCode == 0 ? QStringList() : QStringList{QStringLiteral("audit: ") + QString::fromUtf8(audit.text)};
}

} // namespace guitai::test
