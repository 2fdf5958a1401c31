// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Withdrawals as they are stored, and the only statements that change them: conditional writes that name status and
// version and count the row. A withdrawal lives on the slot of its account, so that a step moves the state, the money,
// the history and the event in one transaction there.
#pragma once

#include "accounts/account_id.h"
#include "payouts/payout_bank.h"
#include "storage/transaction.h"
#include "wire/withdrawal_wire.h"
#include "withdrawals/withdrawal_states.h"

namespace guitai::withdrawals {

struct WithdrawalRecord
{
    WithdrawalNo withdrawalNo; ///< minted once for an intent, before the first call
    storage::Slot slot{0};
    MerchantId merchantId;
    AccountNo accountNo;
    UserNo userNo; ///< whose account; empty: the merchant's own
    MerchantWithdrawalNo merchantWithdrawalNo;
    Money amount{0, Currency::cny()};
    payouts::Payee payee;
    QString remark;
    WithdrawalStatus status = WithdrawalStatus::Reviewing;
    std::int64_t version = 1;
    ApprovalNo approvalNo;  ///< minted with it, before it is asked for
    QByteArray requestedBy; ///< Caller::actor()
    QByteArray bankAccount; ///< what it is paid from: asked about there only
    QByteArray errorCode;
    bool flagged = false;
    int openCalls = 0;
    std::optional<UtcTime> calledAt; ///< the last call
    std::optional<UtcTime> nextCheckAt;
    int checksDone = 0;
    UtcTime createdAt;
    std::optional<UtcTime> finishedAt;
};

std::optional<storage::Slot> slotOf(const WithdrawalNo& withdrawalNo);

/// With its hold and the event that tells it. INSUFFICIENT_BALANCE; STORAGE_CONFLICT when somebody inserted the same
/// merchant's number meanwhile.
Result<Done> insertWithdrawal(storage::Transaction& tx, const WithdrawalRecord& withdrawal);
Result<std::optional<WithdrawalRecord>> findWithdrawal(storage::Reader& reader, const WithdrawalNo& withdrawalNo);
Result<std::optional<WithdrawalRecord>> findWithdrawal(storage::Reader& reader, const AccountNo& accountNo,
                                                       const MerchantWithdrawalNo& merchantWithdrawalNo);

struct WithdrawalMove
{
    WithdrawalStatus to;
    QByteArray source; ///< "approval" "call" "query" "notice"
    QString detail;
    UtcTime at;
};

/// One step: the state, what it does to the money, its history and its event. False when the table refuses the step or
/// somebody was faster; then nothing changed. Updates `withdrawal`, whose changeable members are written.
Result<bool> advance(storage::Transaction& tx, WithdrawalRecord& withdrawal, const WithdrawalMove& move);
/// Writes the changeable members without a step; false when somebody was faster.
Result<bool> keep(storage::Transaction& tx, WithdrawalRecord& withdrawal);

struct WithdrawalQuery
{
    MerchantId merchantId;
    AccountNo accountNo;         ///< empty: of every account
    QByteArray status;           ///< empty: in every status
    std::optional<bool> flagged; ///< nothing: both
    std::int64_t beforeMs = 0;
    QByteArray beforeNo;
    int limit = 50;
};
/// Newest first, from before that moment and number.
Result<std::vector<WithdrawalRecord>> listWithdrawals(storage::Reader& reader, const WithdrawalQuery& query);

Result<std::vector<WithdrawalRecord>> findDueWithdrawals(storage::Reader& reader, UtcTime now, int limit);
/// Moves its next look on; false when another process took it.
Result<bool> takeDueWithdrawal(storage::Transaction& tx, WithdrawalRecord& withdrawal, UtcTime next);

/// Written down for a person, once for the same kind and reference, and flagged. True when it is new.
Result<bool> recordException(storage::Transaction& tx, WithdrawalRecord& withdrawal, const char* kind,
                             const QByteArray& reference, const QString& detail, UtcTime at);
Result<std::vector<wire::WithdrawalException>> listExceptions(storage::Reader& reader,
                                                              const WithdrawalNo& withdrawalNo);

payouts::PayoutOrder orderOf(const WithdrawalRecord& withdrawal);
/// What the second person approves: a JSON object with everything that will be done.
QByteArray contentOf(const WithdrawalRecord& withdrawal);

enum class Shown {
    Whole, ///< to who may withdraw
    Masked ///< of the payee's account number only the last four: events and lists
};
wire::Withdrawal toWire(const WithdrawalRecord& withdrawal, Shown shown);

} // namespace guitai::withdrawals
