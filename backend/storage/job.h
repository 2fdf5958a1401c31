// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A work function on its way to a storage thread, and back with its outcome. Both ends live on the event
// loop's thread; the work and whatever it captured are destroyed there too.
#pragma once

#include "storage/storage.h"

namespace guitai::storage {

struct Job
{
    Storage::ErasedWork write; ///< set for a write
    Storage::ErasedRead read;  ///< set for a read
    async::Promise<std::optional<Error>> promise;
};

struct FinishedJob
{
    Job job;
    std::optional<Error> error;
};

} // namespace guitai::storage
