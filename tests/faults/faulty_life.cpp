// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/faulty_life.h"

#include "crash/movement_book.h"
#include "crash/sale_book.h"
#include "crash/withdrawal_book.h"
#include "support/backend_storage.h"
#include "support/load_backend.h"

#include <QFile>

#include <csignal>
#include <filesystem>

namespace guitai::test {

namespace {

using namespace std::chrono_literals;

constexpr int kShards = 2;
constexpr int kPayers = 2;
constexpr qint64 kMinorEach = 10'000'000;
constexpr qint64 kFreshMs = 3 * 60'000; ///< tokens are good for five minutes
constexpr int kLaterSales = 5;
constexpr int kWithdrawals = 10;
constexpr int kAborted = 128 + SIGABRT;
constexpr int kKilled = 128 + SIGKILL;

storage::EngineOptions optionsOf(const QString& folder)
{
    storage::SqliteOptions options;
    options.folder = folder + QStringLiteral("/store");
    options.shardCount = kShards;
    return options;
}

/// Settings of a bank that is not there: withdrawals can be asked for, and nobody pays them.
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

QByteArrayList tokensOf(const std::vector<TestPayer>& payers)
{
    QByteArrayList tokens;
    for (const TestPayer& payer : payers)
        tokens.append(payer.token);
    return tokens;
}

class FaultyLife
{
public:
    FaultyLife(const Fault& fault, const PreparedShop& shop, const LifeScript& script)
        : m_fault(fault), m_script(script), m_report(m_folder.filePath(QStringLiteral("report"))),
          m_backend(m_folder.path(), PreparedShop::settings() + absentBankIn(m_folder.path())),
          m_sales(script.payWays, script.sales), m_movements(shop.payers().front().accountNo),
          m_withdrawals(kWithdrawals)
    {
        if (!m_fault.path.isEmpty())
            m_fault.path = m_folder.filePath(QStringLiteral("store/")) + m_fault.path;
        m_sales.setTokens(tokensOf(shop.payers()));
        m_sales.setOnPaid([this](const QByteArray& paymentNo) { m_movements.offer(paymentNo); });
        if (!shop.copyTo(m_folder.path()))
            m_outcome.wrongs.append(QStringLiteral("the shop cannot be copied"));
    }

    FaultOutcome run()
    {
        underFault();
        if (m_outcome.wrongs.isEmpty())
            afterwards();
        return m_outcome;
    }

private:
    void load(LoadRequests& requests, int until)
    {
        LoadClient client(mixOf(m_turns, requests, m_backend.port(), m_script.connections));
        client.start();
        if (m_script.connections == 1) {
            client.join(); // at the end of the script, or of the process
            return;
        }
        // Long enough for all of them; a dead one answers nothing more.
        constexpr int kMostWaits = 100;
        for (int i = 0; i < kMostWaits && m_backend.waitForEnd(0ms) == -1; ++i) {
            if (m_sales.waitForAcknowledged(until, 50ms))
                break;
        }
        client.stop();
    }

    void underFault()
    {
        if (m_fault.atStart)
            m_backend.runUnder(test::underFault(m_fault, m_report));
        m_sales.beginCycle();
        const bool serves = m_backend.start();
        if (!m_fault.atStart && !(serves && m_attached.begin(m_fault, m_report, m_backend.pid()))) {
            m_outcome.wrongs.append(QStringLiteral("it cannot be watched: ") +
                                    QString::fromUtf8(m_backend.log().right(500)));
            return;
        }
        if (serves) {
            LoadRequests requests(m_backend.keyId(), m_backend.keySecret());
            load(requests, m_script.sales);
            m_outcome.acknowledged = m_sales.acknowledgedNow();
        }
        const int exitCode = m_backend.waitForEnd(200ms);
        m_outcome.ended = exitCode != -1;
        m_outcome.exitCode = exitCode;
        if (!m_outcome.ended)
            healed();
        m_attached.end();
        m_outcome.injected = injectedIn(m_report);
        m_outcome.onFoldersOnly = onFoldersOnly(m_report);
        m_outcome.saidWhy = m_backend.log().contains("disk_failed_process_stops");
        if (exitCode == 0)
            m_outcome.wrongs.append(QStringLiteral("it ended as if nothing had happened"));
        m_outcome.killed = exitCode == kKilled && m_fault.error == QLatin1String("KILL");
        if (m_outcome.ended && exitCode != kAborted && exitCode != 1 && !m_outcome.killed)
            m_outcome.wrongs.append(QStringLiteral("it ended with %1").arg(exitCode));
    }

    /// It lives on: the fault is over by then, so it serves like before.
    void healed()
    {
        FolderLook look = lookInto(m_folder.path());
        m_outcome.wrongs += m_sales.differences(look) + m_movements.differences(look) + m_withdrawals.differences(look);
        m_sales.beginCycle();
        m_movements.beginCycle();
        m_withdrawals.beginCycle();
        LoadRequests requests(m_backend.keyId(), m_backend.keySecret());
        load(requests, kLaterSales);
        m_outcome.laterAcknowledged = m_sales.acknowledgedNow();
        m_backend.stop();
    }

    void afterwards()
    {
        compare();
        m_backend.runUnder({});
        m_sales.beginLastCycle();
        m_movements.beginCycle();
        m_withdrawals.beginLastCycle();
        if (!m_backend.start()) {
            m_outcome.wrongs.append(QStringLiteral("it does not start again: ") +
                                    QString::fromUtf8(m_backend.log().right(1'000)));
            return;
        }
        LoadRequests requests(m_backend.keyId(), m_backend.keySecret());
        LoadClient client(mixOf(m_turns, requests, m_backend.port(), m_script.connections));
        client.start();
        client.join();
        if (m_backend.stop() != 0)
            m_outcome.wrongs.append(QStringLiteral("it does not end in order afterwards"));
        compare();
    }

    void compare()
    {
        const LoadBackend::Audit audit = m_backend.audit();
        if (audit.exitCode != 0)
            m_outcome.wrongs.append(QStringLiteral("audit: ") + QString::fromUtf8(audit.text));
        FolderLook look = lookInto(m_folder.path());
        m_outcome.wrongs += m_sales.differences(look) + m_movements.differences(look) +
                            m_withdrawals.differences(look) + m_sales.differencesOverall(look) +
                            m_movements.differencesOverall(look);
    }

    Fault m_fault;
    const LifeScript m_script;
    QTemporaryDir m_folder;
    const QString m_report;
    LoadBackend m_backend;
    AttachedFault m_attached;
    SaleBook m_sales;
    MovementBook m_movements;
    WithdrawalBook m_withdrawals; ///< asked for; nobody decides
    const LoadTurns m_turns{&m_movements, &m_movements, &m_sales, &m_withdrawals};
    FaultOutcome m_outcome;
};

} // namespace

FolderLook lookInto(const QString& folder)
{
    return {optionsOf(folder), kShards};
}

QStringList PreparedShop::settings()
{
    return settingsFor(optionsOf({}), kShards);
}

bool PreparedShop::prepare()
{
    if (m_folder && m_age.elapsed() < kFreshMs)
        return true;
    m_folder = std::make_unique<QTemporaryDir>();
    LoadBackend backend(m_folder->path(), settings());
    if (!backend.start())
        return false;
    Integrator integrator(backend.port(), backend.keyId(), backend.keySecret());
    m_payers = integrator.openPayers(kPayers, kMinorEach);
    m_age.start();
    return !m_payers.empty() && backend.stop() == 0;
}

bool PreparedShop::copyTo(const QString& folder) const
{
    const std::filesystem::path from = m_folder->filePath(QStringLiteral("store")).toStdString();
    const std::filesystem::path to = (folder + QStringLiteral("/store")).toStdString();
    std::error_code problem;
    std::filesystem::copy(from, to, problem);
    return !problem;
}

FaultOutcome liveWith(const Fault& fault, const PreparedShop& shop, const LifeScript& script)
{
    return FaultyLife(fault, shop, script).run();
}

} // namespace guitai::test
