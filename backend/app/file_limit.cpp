// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file_limit.h"

#include "log/log.h"

#include <sys/resource.h>

namespace guitai::app {

namespace {

const log::Category lc{"app"};
constexpr rlim_t kOwnFiles = 256; ///< databases, their logs, timers, outgoing calls

} // namespace

void raiseFileLimit(int connections)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < static_cast<rlim_t>(connections) + kOwnFiles)
        log::warning(lc, "open_files_limited")
            .with("most_connections", connections)
            .with("open_files", static_cast<qint64>(limit.rlim_max));
}

} // namespace guitai::app
