// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/local_store.h"

#include "archive/durable_files.h"
#include "result/assert.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace guitai::archive {

namespace {

Result<QByteArray> readFile(const QString& place, qint64 mostBytes)
{
    QFile file(place);
    if (!file.exists())
        return Error{errors::kNotFound, {}, place, {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{errors::kStoreFailed, {}, file.errorString(), {}};
    QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes || file.error() != QFileDevice::NoError)
        return Error{errors::kStoreFailed, {}, QStringLiteral("%1 cannot be read whole").arg(place), {}};
    return bytes;
}

std::vector<Entry> entriesOf(const QString& place)
{
    std::vector<Entry> entries;
    const auto found = QDir(place).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo& entry : found)
        entries.push_back({entry.fileName(), entry.isDir()});
    return entries;
}

Result<Done> removeAll(const QString& place)
{
    const QFileInfo there(place);
    if (!there.exists())
        return Done{};
    if (!(there.isDir() ? QDir(place).removeRecursively() : QFile::remove(place)))
        return Error{errors::kStoreFailed, {}, QStringLiteral("%1 cannot be removed").arg(place), {}};
    return syncFolder(there.absolutePath());
}

} // namespace

QString LocalStore::placeOf(const QString& path) const
{
    GUITAI_ASSERT(path.isEmpty() || isPlainPath(path)); // empty: the whole store
    return m_folder + u'/' + path;
}

async::Task<Result<Done>> LocalStore::put(QString path, QByteArray bytes)
{
    std::function<Result<Done>()> work = [place = placeOf(path), bytes] { return writeFile(place, bytes); };
    auto written = m_workers.run(std::move(work));
    co_return co_await written;
}

async::Task<Result<QByteArray>> LocalStore::get(QString path, qint64 mostBytes)
{
    std::function<Result<QByteArray>()> work = [place = placeOf(path), mostBytes] {
        return readFile(place, mostBytes);
    };
    auto read = m_workers.run(std::move(work));
    co_return co_await read;
}

async::Task<Result<Done>> LocalStore::rename(QString from, QString to)
{
    std::function<Result<Done>()> work = [before = placeOf(from), after = placeOf(to)] {
        return renameFile(before, after);
    };
    auto renamed = m_workers.run(std::move(work));
    co_return co_await renamed;
}

async::Task<Result<std::vector<Entry>>> LocalStore::list(QString folder)
{
    std::function<std::vector<Entry>()> work = [place = placeOf(folder)] { return entriesOf(place); };
    auto listing = m_workers.run(std::move(work));
    std::vector<Entry> entries = co_await listing;
    co_return entries;
}

async::Task<Result<Done>> LocalStore::remove(QString path)
{
    std::function<Result<Done>()> work = [place = placeOf(path)] { return removeAll(place); };
    auto removed = m_workers.run(std::move(work));
    co_return co_await removed;
}

} // namespace guitai::archive
