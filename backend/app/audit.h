// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// guitai-backend audit: checks the invariants on a live database, read only. Each file of app/audit/ is one
// check: it selects the offenders, so no row is good news.
#pragma once

#include "app/settings.h"
#include "storage/engine.h"

#include <QStringList>

namespace guitai::app {

struct AuditFinding
{
    QString check; ///< "i05_paid_has_one_receipt"
    int shard = 0;
    QStringList offenders; ///< up to 20
};

struct AuditReport
{
    int checksRun = 0;
    qint64 payments = 0;
    qint64 attempts = 0;
    qint64 receipts = 0;
    qint64 doubtfulMoney = 0;
    qint64 openExceptions = 0;
    std::vector<AuditFinding> findings;
};

Result<AuditReport> audit(const Settings& settings);
/// The same on shards that are open already, all of one storage, in their order.
Result<AuditReport> auditShards(const std::vector<storage::ShardView*>& shards);

} // namespace guitai::app
