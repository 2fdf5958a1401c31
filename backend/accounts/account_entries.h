// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An account's entries, a page at a time.
#pragma once

#include "storage/transaction.h"
#include "wire/account_wire.h"

namespace guitai::accounts {

/// Newest first; `cursor` is empty or where a page ended, INVALID_REQUEST for anything else. `limit` 1 to 200.
Result<wire::AccountEntryPage> listEntries(storage::Reader& reader, const AccountNo& accountNo,
                                           const QByteArray& cursor, int limit);

} // namespace guitai::accounts
