// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Two sides of a day with differences of every class at known places, the same for one seed on every machine: ours.csv,
// theirs.csv (in another order) and answer.csv, the lines differences.csv must have, unsorted.
#pragma once

#include "result/result.h"
#include "time/utc_time.h"

#include <QString>

namespace guitai::bench {

struct PlantedDay
{
    std::int64_t rows = 1000; ///< of each side, about
    std::uint64_t seed = 1;
    /// One row in so many has a place in the table of differences: 1,000 for small days, else 10,000.
    std::uint64_t every = 1000;
    UtcTime begins = UtcTime::fromMs(1'795'276'800'000);
};

Result<Done> plant(const PlantedDay& day, const QString& folder);

} // namespace guitai::bench
