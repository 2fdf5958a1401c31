// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The audit trail: insert-only, each row's hash covers the row before it.
#pragma once

#include "storage/transaction.h"

namespace guitai::merchants {

struct AuditEntry
{
    UtcTime at;
    QByteArray actor;  ///< "operator:cashier"
    QByteArray action; ///< "operator.sign_in_locked"
    QByteArray object; ///< "operator/cashier"
    QString detail;    ///< no secrets
};

/// Inside a transaction on the home shard.
Result<Done> appendAuditEntry(storage::Transaction& tx, AuditEntry entry);
/// Recomputes the chain; answers the first broken sequence, or 0 when it is whole.
Result<std::int64_t> firstBrokenAuditEntry(storage::Reader& reader);

} // namespace guitai::merchants
