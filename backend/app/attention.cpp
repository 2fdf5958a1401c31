// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attention.h"

#include "log/log.h"

#include <QDir>

namespace guitai::app {

namespace {

const log::Category lc{"app"};

} // namespace

Attention::Attention(storage::Storage& storage, observability::Metrics& metrics, const Clock& clock)
    : m_storage(storage), m_clock(clock)
{
    const QStringList files = QDir(QStringLiteral(":/sql/app/attention")).entryList({QStringLiteral("*.sql")});
    for (const QString& file : files) {
        const QByteArray name = file.chopped(4).toLatin1();
        m_kinds.emplace(name,
                        Kind{"app/attention/" + name, metrics.gauge("guitai_attention", "What a person has to look at.",
                                                                    {{"kind", name.toStdString()}})});
    }
}

async::Task<int> Attention::look()
{
    int needed = 0;
    for (auto& [name, kind] : m_kinds) {
        auto counting = count(kind.statement);
        const Result<std::int64_t> found = co_await counting;
        if (!found)
            continue;
        if (static_cast<double>(*found) > kind.gauge.value())
            log::error(lc, "attention_needed").with("kind", name).with("rows", *found);
        kind.gauge.set(static_cast<double>(*found));
        needed += *found > 0 ? 1 : 0;
    }
    co_return needed;
}

async::Task<Result<std::int64_t>> Attention::count(QByteArray statement)
{
    const UtcTime before = m_clock.now() - kPatience;
    std::function<Result<std::int64_t>(storage::Reader&)> work =
        [statement, before](storage::Reader& reader) -> Result<std::int64_t> {
        const auto rows = reader.rows(storage::Statement{statement.constData()}, {before});
        if (!rows)
            return rows.error();
        return rows->front().number(0);
    };
    std::int64_t sum = 0;
    for (storage::ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard) {
        auto reading = m_storage.read<std::int64_t>(shard, work);
        const Result<std::int64_t> part = co_await reading;
        if (!part)
            co_return part.error();
        sum += *part;
    }
    co_return sum;
}

} // namespace guitai::app
