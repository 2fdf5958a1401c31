// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The beginning of a withdrawal and its steps, each with what it does to the money.
#include "accounts/holds.h"
#include "events/outbox.h"
#include "withdrawals/withdrawal_record.h"

namespace guitai::withdrawals {

namespace {

using storage::Bind;

const storage::Statement kInsert{"withdrawals/insert_withdrawal"};
const storage::Statement kInsertHistory{"withdrawals/insert_withdrawal_history"};
const storage::Statement kMove{"withdrawals/move_withdrawal"};

Error changedMeanwhile()
{
    return {storage::errors::kConflict, {}, QStringLiteral("The withdrawal changed meanwhile.")};
}

/// What the bank owes us, on the account's slot: negative when it has our money, and paying out takes from it.
accounts::AccountId clearingOf(const WithdrawalRecord& withdrawal)
{
    return accounts::channelClearing(withdrawal.slot, ChannelCode::trusted("bank:" + withdrawal.bankAccount),
                                     withdrawal.amount.currency());
}

accounts::AccountId ownAccount(const WithdrawalRecord& withdrawal)
{
    const Currency currency = withdrawal.amount.currency();
    return withdrawal.userNo.isEmpty() ? accounts::merchantHome(withdrawal.merchantId, currency)
                                       : accounts::userAccount(withdrawal.slot, withdrawal.userNo, currency);
}

accounts::Hold holdOf(const WithdrawalRecord& withdrawal)
{
    accounts::Hold hold;
    hold.reference = withdrawal.withdrawalNo.bytes();
    hold.merchantId = withdrawal.merchantId;
    hold.accountNo = withdrawal.accountNo;
    hold.userNo = withdrawal.userNo;
    hold.amount = withdrawal.amount;
    hold.fromSlot = withdrawal.slot;
    hold.heldAt = withdrawal.createdAt;
    return hold;
}

const char* eventOf(WithdrawalStatus status)
{
    switch (status) {
    case WithdrawalStatus::Reviewing: return wire::event_types::kWithdrawalCreated;
    case WithdrawalStatus::Processing: return wire::event_types::kWithdrawalApproved;
    case WithdrawalStatus::Succeeded: return wire::event_types::kWithdrawalSucceeded;
    case WithdrawalStatus::Failed: return wire::event_types::kWithdrawalFailed;
    case WithdrawalStatus::Rejected:
    case WithdrawalStatus::Expired: return wire::event_types::kWithdrawalRejected;
    case WithdrawalStatus::Returned: break;
    }
    return wire::event_types::kWithdrawalReturned;
}

Result<Done> tell(storage::Transaction& tx, const WithdrawalRecord& withdrawal, UtcTime at)
{
    const events::NewEvent event{withdrawal.slot,
                                 withdrawal.merchantId,
                                 eventOf(withdrawal.status),
                                 withdrawal.withdrawalNo.bytes(),
                                 toWire(withdrawal, Shown::Masked).toJson(),
                                 at};
    const auto inserted = events::insertEvent(tx, event);
    if (!inserted)
        return inserted.error();
    return Done{};
}

Result<Done> insertHistory(storage::Transaction& tx, const WithdrawalRecord& before, const WithdrawalMove& move)
{
    // The version a step started from numbers it: unique, because only one writer moves a version on.
    const auto inserted =
        tx.run(kInsertHistory, {before.withdrawalNo, before.version, Bind::text(textOf(before.status)),
                                Bind::text(textOf(move.to)), Bind::text(move.source), move.detail, move.at});
    if (!inserted)
        return inserted.error();
    return Done{};
}

/// Ends the hold one way or the other; it is there, and nobody else ends it, because the state says so.
Result<Done> endHold(storage::Transaction& tx, const WithdrawalRecord& withdrawal, HeldMoney to, UtcTime at)
{
    const auto hold = accounts::findHold(tx, withdrawal.withdrawalNo.bytes());
    if (!hold)
        return hold.error();
    if (!*hold)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A withdrawal has lost its hold.")};
    const auto ended = to == HeldMoney::PaidOut ? accounts::payOutHold(tx, **hold, clearingOf(withdrawal), at)
                                                : accounts::releaseHold(tx, **hold, at);
    if (!ended)
        return ended.error();
    return *ended ? Result<Done>(Done{}) : changedMeanwhile();
}

Result<Done> bringBack(storage::Transaction& tx, const WithdrawalRecord& withdrawal, UtcTime at)
{
    const accounts::Batch batch{"returned:" + withdrawal.withdrawalNo.bytes(),
                                "WITHDRAWAL_RETURN",
                                withdrawal.withdrawalNo.bytes(),
                                at,
                                {{clearingOf(withdrawal), accounts::Side::Debit, withdrawal.amount},
                                 {ownAccount(withdrawal), accounts::Side::Credit, withdrawal.amount}}};
    const auto posted = accounts::post(tx, batch);
    if (!posted)
        return posted.error();
    return Done{};
}

Result<Done> moveMoney(storage::Transaction& tx, const WithdrawalRecord& withdrawal, const WithdrawalMove& move)
{
    if (move.to == WithdrawalStatus::Returned)
        return bringBack(tx, withdrawal, move.at);
    const HeldMoney to = moneyIn(move.to);
    return to == moneyIn(withdrawal.status) ? Result<Done>(Done{}) : endHold(tx, withdrawal, to, move.at);
}

} // namespace

Result<Done> insertWithdrawal(storage::Transaction& tx, const WithdrawalRecord& withdrawal)
{
    const auto inserted = tx.run(
        kInsert, {withdrawal.withdrawalNo, withdrawal.slot.number(), withdrawal.merchantId, withdrawal.accountNo,
                  withdrawal.userNo, withdrawal.merchantWithdrawalNo, withdrawal.amount.minor(),
                  Bind::text(withdrawal.amount.currency().code()), withdrawal.payee.name,
                  Bind::text(withdrawal.payee.accountNo), Bind::text(withdrawal.payee.bankCode), withdrawal.remark,
                  Bind::text(textOf(withdrawal.status)), withdrawal.approvalNo, Bind::text(withdrawal.requestedBy),
                  Bind::text(withdrawal.bankAccount), withdrawal.nextCheckAt, withdrawal.createdAt});
    if (!inserted)
        return inserted.error().code == storage::errors::kUniqueViolation ? changedMeanwhile() : inserted.error();
    const auto held = accounts::freeze(tx, holdOf(withdrawal), std::nullopt);
    if (!held)
        return held.error();
    if (!*held)
        return changedMeanwhile();
    return tell(tx, withdrawal, withdrawal.createdAt);
}

Result<bool> advance(storage::Transaction& tx, WithdrawalRecord& withdrawal, const WithdrawalMove& move)
{
    if (!mayMove(withdrawal.status, move.to))
        return false;
    WithdrawalRecord after = withdrawal;
    after.status = move.to;
    if (moneyIn(move.to) != HeldMoney::Held) {
        after.finishedAt = move.at;
        after.nextCheckAt.reset();
    }
    const auto moved = tx.run(
        kMove, {Bind::text(textOf(move.to)), after.errorCode.isEmpty() ? Bind::null() : Bind::text(after.errorCode),
                after.openCalls, after.calledAt, after.nextCheckAt, after.checksDone, after.finishedAt,
                after.withdrawalNo, withdrawal.version, Bind::text(textOf(withdrawal.status))});
    if (!moved)
        return moved.error();
    if (*moved != 1)
        return false;
    ++after.version;
    if (const auto written = insertHistory(tx, withdrawal, move); !written)
        return written.error();
    if (const auto posted = moveMoney(tx, withdrawal, move); !posted)
        return posted.error();
    withdrawal = std::move(after);
    if (const auto told = tell(tx, withdrawal, move.at); !told)
        return told.error();
    return true;
}

} // namespace guitai::withdrawals
