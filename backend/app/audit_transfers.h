// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Audits money between shards on a live database: whatever arrived on one shard was sent on another, for the same
// amount, and whatever is closed there arrived here. Each question is asked after the list it is about was read, and
// no answer to it can become wrong again, so that a database which moves on meanwhile is judged rightly.
#pragma once

#include "storage/transaction.h"

#include <QStringList>

#include <vector>

namespace guitai::app {

/// One way into each shard, in order. The first transfers that contradict themselves, up to 20.
Result<QStringList> contradictingTransfers(const std::vector<storage::Reader*>& shards);

} // namespace guitai::app
