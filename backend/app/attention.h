// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person has to look at: one file of attention/ a kind, which counts the rows that are older than a time.
// Each kind is the gauge guitai_attention{kind="…"}, over all shards, and a line in the log whenever it grew.
#pragma once

#include "observability/metrics.h"
#include "storage/storage.h"

#include <map>

namespace guitai::app {

class Attention
{
public:
    /// What is younger may still right itself. Money in transit alarms after five minutes (reliability §5.5).
    static constexpr Duration kPatience = std::chrono::minutes(5);

    Attention(storage::Storage& storage, observability::Metrics& metrics, const Clock& clock);

    /// Counts all kinds; answers how many have rows. A kind whose shards cannot all answer stays as it was.
    /// Event loop's thread.
    async::Task<int> look();

private:
    struct Kind
    {
        QByteArray statement;
        observability::Gauge gauge;
    };
    async::Task<Result<std::int64_t>> count(QByteArray statement);

    storage::Storage& m_storage;
    const Clock& m_clock;
    std::map<QByteArray, Kind> m_kinds;
};

} // namespace guitai::app
