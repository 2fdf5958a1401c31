// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/ledger.h"

#include <algorithm>
#include <map>

namespace guitai::accounts {

namespace {

using storage::Bind;

const storage::Statement kInsertBatch{"accounts/insert_batch"};
const storage::Statement kInsertEntry{"accounts/insert_entry"};
const storage::Statement kInsertAccount{"accounts/insert_account"};
const storage::Statement kMoveBalance{"accounts/move_balance"};
const storage::Statement kDebitAccount{"accounts/debit_account"};
const storage::Statement kFindEntries{"accounts/find_entries_of_batch"};
const storage::Statement kFindLines{"accounts/find_lines_of_batch"};

/// What a batch changes, in the order of the account numbers: whoever posts takes rows in the same order.
struct Change
{
    const AccountId* account;
    std::int64_t delta; ///< credits minus debits
};
using Changes = std::map<QByteArray, Change>;

const char* textOf(Side side)
{
    return side == Side::Debit ? "D" : "C";
}

Error invalid(const char* what)
{
    return {errors::kBatchInvalid, {}, QString::fromLatin1(what)};
}

std::optional<Error> add(std::int64_t& sum, const Line& line)
{
    const bool overflows = line.side == Side::Credit ? __builtin_add_overflow(sum, line.amount.minor(), &sum)
                                                     : __builtin_sub_overflow(sum, line.amount.minor(), &sum);
    return overflows ? std::optional(invalid("The lines do not fit.")) : std::nullopt;
}

Result<Changes> changesOf(const Batch& batch)
{
    Changes changes;
    for (const Line& line : batch.lines) {
        Change& change = changes.try_emplace(line.account.number.bytes(), Change{&line.account, 0}).first->second;
        if (const auto refusal = add(change.delta, line))
            return *refusal;
    }
    return changes;
}

/// False where it is there already.
Result<bool> insertAccount(storage::Transaction& tx, const AccountId& account, std::int64_t balance, UtcTime at)
{
    const auto opened = tx.run(kInsertAccount, {account.number, account.slot.number(), Bind::text(textOf(account.kind)),
                                                Bind::text(ownerKindOf(account.kind)), Bind::text(account.owner),
                                                Bind::text(account.currency.code()), balance, at});
    if (opened)
        return true;
    if (opened.error().code == storage::errors::kUniqueViolation)
        return false;
    return opened.error();
}

/// What an account that may be overdrawn, or that only gains, goes through; it is opened where it is missing.
Result<Done> moveBalance(storage::Transaction& tx, const Change& change, UtcTime at)
{
    constexpr int kTries = 2; // another process may open it between the two statements
    for (int i = 0; i < kTries; ++i) {
        const auto moved = tx.run(kMoveBalance, {change.delta, change.account->number});
        if (!moved)
            return moved.error();
        if (*moved == 1)
            return Done{};
        const auto opened = insertAccount(tx, *change.account, change.delta, at);
        if (!opened)
            return opened.error();
        if (*opened)
            return Done{};
    }
    return Error{storage::errors::kStorageFailed};
}

Result<Done> change(storage::Transaction& tx, const Change& change, UtcTime at)
{
    if (change.delta >= 0 || mayBeNegative(change.account->kind))
        return moveBalance(tx, change, at);
    const auto taken = tx.run(kDebitAccount, {-change.delta, change.account->number, -change.delta});
    if (!taken)
        return taken.error();
    if (*taken == 0)
        return Error{errors::kInsufficientBalance};
    return Done{};
}

Result<Posted> postedBefore(storage::Transaction& tx, const Batch& batch)
{
    const auto rows = tx.rows(kFindEntries, {Bind::text(batch.effectKey)});
    if (!rows)
        return rows.error();
    const auto isSame = [](const storage::Row& row, const Line& line) {
        return row.utf8(0) == line.account.number.bytes() && row.utf8(1) == textOf(line.side) &&
               row.number(2) == line.amount.minor(); // the account's number says which currency
    };
    if (!std::equal(rows->begin(), rows->end(), batch.lines.begin(), batch.lines.end(), isSame))
        return Error{errors::kEffectDiffers};
    return Posted::Before;
}

Result<Done> insertEntries(storage::Transaction& tx, const Batch& batch)
{
    int number = 0;
    for (const Line& line : batch.lines) {
        const auto inserted =
            tx.run(kInsertEntry, {Bind::text(batch.effectKey), ++number, line.account.number, textOf(line.side),
                                  line.amount.minor(), Bind::text(line.amount.currency().code()), batch.at});
        if (!inserted)
            return inserted.error();
    }
    return Done{};
}

} // namespace

Result<Done> openAccount(storage::Transaction& tx, const AccountId& account, UtcTime at)
{
    const auto inserted = insertAccount(tx, account, 0, at);
    return inserted ? Result<Done>(Done{}) : inserted.error();
}

std::optional<Error> batchRefusal(const Batch& batch)
{
    if (batch.effectKey.isEmpty() || batch.kind.isEmpty() || batch.lines.empty())
        return invalid("A batch has a key, a kind and lines.");
    std::map<QByteArray, std::int64_t> sums;
    for (const Line& line : batch.lines) {
        if (line.amount.minor() < 1)
            return invalid("A line moves at least one minor unit.");
        if (line.account.slot != batch.lines.front().account.slot)
            return invalid("The lines are of several slots.");
        if (line.account.currency != line.amount.currency())
            return invalid("A line is in another currency than its account.");
        if (const auto refusal = add(sums[line.amount.currency().code()], line))
            return refusal;
    }
    const bool balanced = std::all_of(sums.begin(), sums.end(), [](const auto& sum) { return sum.second == 0; });
    return balanced ? std::nullopt : std::optional(invalid("Debits and credits differ."));
}

Result<Posted> post(storage::Transaction& tx, const Batch& batch)
{
    if (const auto refusal = batchRefusal(batch))
        return *refusal;
    const auto changes = changesOf(batch);
    if (!changes)
        return changes.error();
    const auto begun = tx.run(kInsertBatch, {Bind::text(batch.effectKey), batch.lines.front().account.slot.number(),
                                             Bind::text(batch.kind), Bind::text(batch.reference), batch.at});
    if (!begun) {
        if (begun.error().code == storage::errors::kUniqueViolation)
            return postedBefore(tx, batch);
        return begun.error();
    }
    for (const auto& [number, one] : *changes) {
        if (const auto changed = change(tx, one, batch.at); !changed)
            return changed.error();
    }
    if (const auto inserted = insertEntries(tx, batch); !inserted)
        return inserted.error();
    return Posted::Now;
}

Result<Posted> reverse(storage::Transaction& tx, const QByteArray& effectKey, const QByteArray& kind, UtcTime at)
{
    const auto rows = tx.rows(kFindLines, {Bind::text(effectKey)});
    if (!rows)
        return rows.error();
    Batch batch{"back:" + effectKey, kind, effectKey, at, {}};
    for (const storage::Row& row : *rows) {
        const auto accountKindOf = accountKind(row.utf8(1));
        const auto currency = Currency::parse(row.utf8(3));
        if (!accountKindOf || !currency)
            return Error{guitai::errors::kInternal};
        const AccountId account(storage::Slot(static_cast<int>(row.number(0))), *accountKindOf, row.utf8(2), *currency);
        const bool wasDebit = row.utf8(4) == textOf(Side::Debit);
        batch.lines.push_back({account, wasDebit ? Side::Credit : Side::Debit, Money(row.number(5), *currency)});
    }
    if (batch.lines.empty())
        return Error{errors::kEffectUnknown};
    return post(tx, batch);
}

} // namespace guitai::accounts
