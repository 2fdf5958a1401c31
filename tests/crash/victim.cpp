// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/victim.h"

#include <QFile>

#include <thread>

namespace guitai::test {

namespace {

using namespace std::chrono_literals;

constexpr int kShards = 2;
/// Of three requests this many move money that was paid before, while there is some.
constexpr int kOfThree = 2;

} // namespace

LoadPlan mixOf(SaleBook& sales, MovementBook& movements, LoadRequests& requests, quint16 port, int connections)
{
    LoadPlan plan;
    plan.port = port;
    plan.connections = connections;
    plan.next = [&](std::int64_t index) {
        const bool movementFirst = index % 3 < kOfThree;
        QByteArray bytes = movementFirst ? movements.next(index, requests) : sales.next(index, requests);
        if (bytes.isEmpty())
            bytes = movementFirst ? sales.next(index, requests) : movements.next(index, requests);
        return bytes;
    };
    plan.answered = [&](const LoadAnswer& answer) {
        if (!movements.take(answer))
            sales.take(answer);
    };
    return plan;
}

QStringList absentBankIn(const QString& folder)
{
    QFile file(folder + QStringLiteral("/bank.json"));
    const QByteArray account =
        R"({"account_id":"house","bank":"host_to_host","settings":{"url":"http://127.0.0.1:1/h2h",)"
        R"("debtor_name":"House","debtor_account":"110001","debtor_agent":"102100099996"},)"
        R"("secrets":{"token":"none"}})";
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(account) == account.size();
    return written ? QStringList{QStringLiteral("GUITAI_PAYOUTS_BANK_ACCOUNT=") + file.fileName()} : QStringList();
}

Victim::Victim(const QString& folder, const QStringList& settings, std::mt19937& moments)
    : m_moments(moments), m_storage(freshStorage(folder, kShards)),
      m_backend(folder, settings + settingsFor(m_storage, kShards))
{
}

FolderLook Victim::look() const
{
    return {m_storage, kShards};
}

bool Victim::start()
{
    if (upTo(5) == 1) { // dies once more before it listens
        m_backend.startAndKill(std::chrono::milliseconds(upTo(80)));
        ++earlyKills;
    }
    return m_backend.start();
}

bool Victim::loadAndDie(SaleBook& sales, MovementBook& movements, int connections, int mostAcknowledged)
{
    LoadRequests requests(m_backend.keyId(), m_backend.keySecret());
    LoadClient client(mixOf(sales, movements, requests, m_backend.port(), connections));
    const bool loaded = client.start();
    sales.waitForAcknowledged(upTo(mostAcknowledged), 5s);
    // Answers come in groups: somewhere between two of them is as good a moment to die as any.
    std::this_thread::sleep_for(std::chrono::microseconds(upTo(3'000)));
    m_backend.kill();
    client.stop();
    return loaded;
}

bool Victim::loadToTheEnd(SaleBook& sales, MovementBook& movements)
{
    LoadRequests requests(m_backend.keyId(), m_backend.keySecret());
    LoadClient client(mixOf(sales, movements, requests, m_backend.port(), 8));
    const bool loaded = client.start();
    client.join();
    return loaded;
}

QStringList Victim::wrongs(SaleBook& sales, MovementBook& movements)
{
    const LoadBackend::Audit audit = m_backend.audit();
    if (audit.exitCode != 0)
        return {QStringLiteral("audit: ") + QString::fromUtf8(audit.text)};
    FolderLook shards = look();
    return sales.differences(shards) + movements.differences(shards);
}

} // namespace guitai::test
