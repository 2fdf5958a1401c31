// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// `guitai-backend audit` over a fixture's shards while its storage is open.
#pragma once

#include "app/audit.h"
#include "support/storage_fixture.h"

namespace guitai::test {

/// What is violated; empty is good news.
inline QStringList auditFindings(const StorageFixture& fixture, int shardCount)
{
    storage::SqliteOptions options;
    options.folder = fixture.folder();
    options.shardCount = shardCount;
    std::vector<std::unique_ptr<storage::ShardView>> views;
    std::vector<storage::ShardView*> shards;
    for (storage::ShardIndex shard = 0; shard < shardCount; ++shard) {
        auto view = storage::openView(options, shard);
        if (!view)
            qFatal("shard %d cannot be viewed", shard);
        views.push_back(std::move(*view));
        shards.push_back(views.back().get());
    }
    const auto report = app::auditShards(shards);
    if (!report)
        return {QString::fromLatin1(report.error().code.name)};
    QStringList findings;
    for (const app::AuditFinding& finding : report->findings)
        findings.append(finding.check + QStringLiteral(": ") + finding.offenders.join(QLatin1Char(' ')));
    return findings;
}

} // namespace guitai::test
