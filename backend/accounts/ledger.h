// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The one way money moves in the books: a batch of lines whose debits equal its credits, posted once for ever under
// its effect key, inside a transaction on the shard of its slot. Entries are never changed; balances are their cache.
#pragma once

#include "accounts/account_id.h"
#include "money/money.h"
#include "storage/transaction.h"

#include <vector>

namespace guitai::accounts {

namespace errors {
/// No account holds more than it has.
inline constexpr ErrorCode kInsufficientBalance{"INSUFFICIENT_BALANCE", 409};
/// The effect was posted before with other lines: two meanings for one key.
inline constexpr ErrorCode kEffectDiffers{"LEDGER_EFFECT_DIFFERS", 409};
/// There is no such effect to be reversed.
inline constexpr ErrorCode kEffectUnknown{"LEDGER_EFFECT_UNKNOWN", 500};
/// A mistake of the caller: debits and credits differ, an amount below 1, lines of several slots, no lines.
inline constexpr ErrorCode kBatchInvalid{"LEDGER_BATCH_INVALID", 500};
} // namespace errors

enum class Side { Debit, Credit };

struct Line
{
    AccountId account;
    Side side;
    Money amount; ///< at least 1
};

struct Batch
{
    QByteArray effectKey; ///< "payment:P2026…": one effect, once
    QByteArray kind;      ///< "PAYMENT", "FOLD", …
    QByteArray reference; ///< the number of what it is about
    UtcTime at;
    std::vector<Line> lines; ///< all on one slot
};

enum class Posted { Now, Before };

/// Nothing when the batch may be posted. Pure.
std::optional<Error> batchRefusal(const Batch& batch);

/// Changes balances in ascending order of the account numbers and appends the entries; accounts are opened by their
/// first line. On an error the work returns it, and nothing of it stays.
Result<Posted> post(storage::Transaction& tx, const Batch& batch);

/// Posts the batch of that effect the other way round, as the effect "back:<its key>"; once, too. LEDGER_EFFECT_UNKNOWN
/// where it was never posted.
Result<Posted> reverse(storage::Transaction& tx, const QByteArray& effectKey, const QByteArray& kind, UtcTime at);

/// Opens an account before its first line, so that money can be sent to it. Nothing where it is open already.
Result<Done> openAccount(storage::Transaction& tx, const AccountId& account, UtcTime at);

} // namespace guitai::accounts
