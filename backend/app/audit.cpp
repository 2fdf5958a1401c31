// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/audit.h"

#include "app/audit_transfers.h"
#include "app/storage_options.h"
#include "ids/payment_no.h"
#include "merchants/audit_trail.h"

#include <QDir>

namespace guitai::app {

namespace {

constexpr storage::Statement kCountRecords{"app/count_records"};
constexpr storage::Statement kListPaymentPlaces{"app/list_payment_places"};
constexpr int kChunk = 10'000;
constexpr qsizetype kMostOffenders = 20;

class ShardAudit
{
public:
    ShardAudit(storage::Reader& reader, int shard, int shardCount, AuditReport& report)
        : m_reader(reader), m_shard(shard), m_shardCount(shardCount), m_report(report)
    {
    }

    Result<Done> run()
    {
        for (const auto step :
             {&ShardAudit::count, &ShardAudit::runStatements, &ShardAudit::checkNumbers, &ShardAudit::checkTrail}) {
            if (const auto done = (this->*step)(); !done)
                return done.error();
        }
        return Done{};
    }

private:
    Result<Done> count()
    {
        const auto rows = m_reader.rows(kCountRecords, {});
        if (!rows)
            return rows.error();
        const storage::Row& row = rows->front();
        m_report.payments += row.number(0);
        m_report.attempts += row.number(1);
        m_report.receipts += row.number(2);
        m_report.doubtfulMoney += row.number(3);
        m_report.openExceptions += row.number(4);
        return Done{};
    }

    Result<Done> runStatements()
    {
        const QStringList files = QDir(QStringLiteral(":/sql/app/audit")).entryList({QStringLiteral("*.sql")});
        for (const QString& file : files) {
            if (file.endsWith(QLatin1String(".mysql.sql"))) // another dialect of the one before
                continue;
            const QString check = file.chopped(4);
            const QByteArray name = "app/audit/" + check.toLatin1();
            const auto rows = m_reader.rows(storage::Statement{name.constData()}, {});
            if (!rows)
                return rows.error();
            QStringList offenders;
            for (const storage::Row& row : *rows)
                offenders.append(row.text(0));
            finish(check, offenders);
        }
        return Done{};
    }

    /// Check digits, the slot inside the number, and the shard that slot belongs to.
    Result<Done> checkNumbers()
    {
        QStringList offenders;
        QByteArray last = "";
        for (bool more = true; more;) {
            const auto rows = m_reader.rows(kListPaymentPlaces, {storage::Bind::text(last), kChunk});
            if (!rows)
                return rows.error();
            for (const storage::Row& row : *rows) {
                last = row.utf8(0);
                const auto slot = slotOfNumber('P', last);
                const bool right = slot && *slot == row.number(1) && *slot % m_shardCount == m_shard;
                if (!right && offenders.size() < kMostOffenders)
                    offenders.append(QString::fromLatin1(last));
            }
            more = rows->size() == static_cast<size_t>(kChunk);
        }
        finish(QStringLiteral("numbers_lead_to_their_shard"), offenders);
        return Done{};
    }

    Result<Done> checkTrail()
    {
        const auto broken = merchants::firstBrokenAuditEntry(m_reader);
        if (!broken)
            return broken.error();
        finish(QStringLiteral("i16_audit_trail_is_whole"),
               *broken == 0 ? QStringList() : QStringList{QString::number(*broken)});
        return Done{};
    }

    void finish(const QString& check, const QStringList& offenders)
    {
        ++m_report.checksRun;
        if (!offenders.isEmpty())
            m_report.findings.push_back({check, m_shard, offenders});
    }

    storage::Reader& m_reader;
    const int m_shard;
    const int m_shardCount;
    AuditReport& m_report;
};

using View = std::unique_ptr<storage::ShardView>;

Result<std::vector<View>> openShards(const Settings& settings)
{
    const storage::EngineOptions options = storageOptions(settings);
    std::vector<View> views;
    for (int shard = 0; shard < settings.shards; ++shard) {
        auto view = storage::openView(options, shard);
        if (!view)
            return view.error();
        views.push_back(std::move(*view));
    }
    return views;
}

/// What no shard knows alone: money between them.
Result<Done> checkTransfers(const std::vector<storage::ShardView*>& views, AuditReport& report)
{
    const std::vector<storage::Reader*> shards(views.begin(), views.end());
    const auto offenders = contradictingTransfers(shards);
    if (!offenders)
        return offenders.error();
    ++report.checksRun;
    if (!offenders->isEmpty())
        report.findings.push_back({QStringLiteral("i01_transfers_agree"), 0, *offenders});
    return Done{};
}

} // namespace

Result<AuditReport> audit(const Settings& settings)
{
    const auto opened = openShards(settings);
    if (!opened)
        return opened.error();
    std::vector<storage::ShardView*> shards;
    for (const View& view : *opened)
        shards.push_back(view.get());
    return auditShards(shards);
}

Result<AuditReport> auditShards(const std::vector<storage::ShardView*>& shards)
{
    AuditReport report;
    const auto count = static_cast<int>(shards.size());
    for (int shard = 0; shard < count; ++shard) {
        storage::ShardView& view = *shards.at(static_cast<size_t>(shard));
        // One snapshot for all checks of a shard: a live database moves on between statements.
        if (const auto held = view.hold(); !held)
            return held.error();
        const auto done = ShardAudit(view, shard, count, report).run();
        view.release();
        if (!done)
            return done.error();
    }
    if (const auto checked = checkTransfers(shards, report); !checked)
        return checked.error();
    return report;
}

} // namespace guitai::app
