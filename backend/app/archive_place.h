// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The archive that the settings name.
#pragma once

#include "app/settings.h"
#include "archive/archive.h"
#include "http/client.h"

#include <memory>

namespace guitai::app {

/// HDFS where [archive] webhdfs is set, else the folder. Both must outlive the store.
std::unique_ptr<archive::ArchiveStore> makeArchiveStore(const Settings& settings, http::Client& client,
                                                        async::WorkerPool& workers);

} // namespace guitai::app
