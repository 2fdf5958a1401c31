// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A folder with two sides of a day in it, and what the engine leaves there.
#pragma once

#include "backend/reconciliation/matching/plain_matcher.h"

#include <QDir>
#include <QTemporaryDir>

namespace guitai::test {

inline const UtcTime kDayBegins = UtcTime::fromMs(1'795'276'800'000);

class MatchingFixture
{
public:
    matching::Job job() const
    {
        matching::Job job;
        job.ours = {path("ours.csv")};
        job.theirs = {path("theirs.csv")};
        job.output = path("out");
        job.work = path("work");
        job.begins = kDayBegins;
        job.ends = kDayBegins + std::chrono::hours(24);
        job.chunks = 4;
        job.threads = 2;
        return job;
    }
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    static bool write(const QString& path, const Rows& rows)
    {
        rows::RowWriter writer(path);
        bool isWritten = true;
        for (const BillRow& row : rows)
            isWritten = isWritten && writer.write(row).ok();
        return isWritten && writer.finish().ok();
    }
    bool writeSides(const Rows& ours, const Rows& theirs) const
    {
        return write(path("ours.csv"), ours) && write(path("theirs.csv"), theirs);
    }

    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
    }
    /// All that a run leaves.
    QByteArray output() const
    {
        QByteArray all;
        for (const char* name :
             {"out/differences.csv", "out/carried_ours.csv", "out/carried_theirs.csv", "out/summary.json"})
            all += QByteArray(name) + '\n' + contentOf(path(name));
        return all;
    }
    bool isWorkEmpty() const { return QDir(path("work")).entryList(QDir::Files).isEmpty(); }

    /// A row of noon.
    static BillRow payment(const char* number, const char* transaction, std::int64_t amount = 1000,
                           std::int64_t line = 1)
    {
        BillRow row;
        row.number = number;
        row.transaction = transaction;
        row.amount = amount;
        row.currency = "CNY";
        row.at = kDayBegins + std::chrono::hours(12);
        row.line = line;
        return row;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace guitai::test
