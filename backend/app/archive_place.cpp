// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive_place.h"

#include "archive/local_store.h"
#include "archive/webhdfs_store.h"

namespace guitai::app {

std::unique_ptr<archive::ArchiveStore> makeArchiveStore(const Settings& settings, http::Client& client,
                                                        async::WorkerPool& workers)
{
    if (settings.archiveWebHdfs.isEmpty())
        return std::make_unique<archive::LocalStore>(settings.archiveFolder, workers);
    archive::WebHdfsOptions options{settings.archiveWebHdfs, settings.archiveUser};
    return std::make_unique<archive::WebHdfsStore>(client, std::move(options));
}

} // namespace guitai::app
