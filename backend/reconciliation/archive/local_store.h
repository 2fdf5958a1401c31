// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// LocalStore: archives in a folder of this machine, or of one that is mounted here.
#pragma once

#include "archive/archive_store.h"
#include "async/worker_pool.h"

namespace guitai::archive {

class LocalStore final : public ArchiveStore
{
public:
    /// The folder is made with the first file. Files are written on the pool's threads.
    LocalStore(QString folder, async::WorkerPool& workers) : m_folder(std::move(folder)), m_workers(workers) {}

    async::Task<Result<Done>> put(QString path, QByteArray bytes) override;
    async::Task<Result<QByteArray>> get(QString path, qint64 mostBytes) override;
    async::Task<Result<Done>> rename(QString from, QString to) override;
    async::Task<Result<std::vector<Entry>>> list(QString folder) override;
    async::Task<Result<Done>> remove(QString path) override;

private:
    QString placeOf(const QString& path) const;

    const QString m_folder;
    async::WorkerPool& m_workers;
};

} // namespace guitai::archive
