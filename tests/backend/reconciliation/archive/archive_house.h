// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A day's files to archive, and stores that stop working when a test wants.
#pragma once

#include "archive/archive.h"
#include "archive/local_store.h"
#include "support/run_task.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

namespace guitai::test {

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

inline void writeTo(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a test's file");
}

/// Files of a day: one empty, one larger than a part, one whose bytes do not pack.
class DayOfFiles
{
public:
    static constexpr qsizetype kThreeParts = 17 << 20;

    explicit DayOfFiles(qsizetype largestBytes)
    {
        QByteArray large;
        for (int i = 0; large.size() < largestBytes; ++i)
            large +=
                "PAYMENT,P20261122" + QByteArray::number(i) + ",42000017,1500,9,CNY,SUCCEEDED,1795219200000,1,0,\n";
        quint32 state = 7;
        QByteArray noise;
        for (int i = 0; i < 200'000; ++i) {
            state = state * 1664525U + 1013904223U;
            noise += static_cast<char>(state >> 24);
        }
        add("bills/bill.csv", large);
        add("books/books.csv", "kind,number\n#rows=0\n");
        add("results/carried_ours.csv", {});
        add("reports/report.pdf", noise);
    }

    void add(const QByteArray& name, const QByteArray& bytes)
    {
        writeTo(m_folder.filePath(QString::fromUtf8(name)), bytes);
        m_names.append(name);
    }

    archive::DayToArchive toArchive(UtcTime at) const
    {
        archive::DayToArchive day;
        day.accountId = ChannelAccountId::trusted("A0001");
        day.channel = ChannelCode::trusted("wechat");
        day.merchantId = MerchantId::trusted("M1000");
        day.day = "2026-11-22";
        day.at = at;
        for (const QByteArray& name : m_names)
            day.sources.push_back({name, m_folder.filePath(QString::fromUtf8(name))});
        return day;
    }

    /// Names of files that the folder does not have as they were, or has beyond them.
    QStringList differencesTo(const QString& folder) const
    {
        QStringList differing;
        int found = 0;
        for (const QByteArray& name : m_names) {
            const QString path = QString::fromUtf8(name);
            if (contentOf(m_folder.filePath(path)) != contentOf(folder + u'/' + path))
                differing.append(path);
        }
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        for (; files.hasNext(); ++found)
            files.next();
        if (found != m_names.size())
            differing.append(QStringLiteral("%1 files").arg(found));
        return differing;
    }

private:
    QTemporaryDir m_folder;
    QList<QByteArray> m_names;
};

/// Stops at one of its operations, as when the process dies there: nothing works from then on.
class StoppingStore final : public archive::ArchiveStore
{
public:
    enum class Stop {
        Before,  ///< nothing of the operation happened
        Halfway, ///< the first half of a file was written, under its name
        Behind   ///< it happened, and nobody heard of it
    };

    StoppingStore(ArchiveStore& store, int operation, Stop stop) : m_store(store), m_left(operation), m_stop(stop) {}

    bool hasStopped() const { return m_left <= 0; }

    async::Task<Result<Done>> put(QString path, QByteArray bytes) override
    {
        const bool stopsHere = --m_left == 0;
        if (m_left < 0 || (stopsHere && m_stop == Stop::Before))
            co_return dead();
        auto putting = m_store.put(path, stopsHere && m_stop == Stop::Halfway ? bytes.left(bytes.size() / 2) : bytes);
        const auto put = co_await putting;
        if (stopsHere)
            co_return dead();
        co_return put;
    }
    async::Task<Result<QByteArray>> get(QString path, qint64 mostBytes) override
    {
        if (--m_left <= 0)
            co_return dead();
        auto getting = m_store.get(path, mostBytes);
        co_return co_await getting;
    }
    async::Task<Result<Done>> rename(QString from, QString to) override
    {
        const bool stopsHere = --m_left == 0;
        if (m_left < 0 || (stopsHere && m_stop != Stop::Behind))
            co_return dead();
        auto renaming = m_store.rename(from, to);
        const auto renamed = co_await renaming;
        if (stopsHere)
            co_return dead();
        co_return renamed;
    }
    async::Task<Result<std::vector<archive::Entry>>> list(QString folder) override
    {
        if (--m_left <= 0)
            co_return dead();
        auto listing = m_store.list(folder);
        co_return co_await listing;
    }
    async::Task<Result<Done>> remove(QString path) override
    {
        if (--m_left <= 0)
            co_return dead();
        auto removing = m_store.remove(path);
        co_return co_await removing;
    }

private:
    static Error dead() { return {archive::errors::kStoreFailed, {}, QStringLiteral("stopped"), {}}; }

    ArchiveStore& m_store;
    int m_left;
    Stop m_stop;
};

} // namespace guitai::test
