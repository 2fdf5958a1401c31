// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What an action does to its case, each step one transaction on the home shard, with a line in history and audit trail.
#pragma once

#include "approvals/approval.h"
#include "exceptions/exception_record.h"
#include "exceptions/exception_service.h"

namespace guitai::exceptions {

/// The kind of the approvals that cases wait for.
inline constexpr char kApprovalKind[] = "RECONCILIATION_ACTION";

struct ActionLine
{
    const char* name;
    bool isNote = false;       ///< at any state, and resolves nothing
    bool reachesOut = false;   ///< its effect is elsewhere: a channel, a payment
    bool movesMoney = false;   ///< above the limit it needs a second person
    bool needsAttempt = false; ///< its money must have an attempt of ours
};
/// Null for what is no action.
const ActionLine* findAction(QByteArrayView name);

/// Why an action is not for such a case. Pure.
std::optional<Error> refusalOf(const ExceptionRecord& record, QByteArrayView action);
/// Ours is not known to be paid, theirs is, with the same amount: asking the channel may prove it. Pure.
bool isProvable(const CaseFacts& facts);

struct StepTools
{
    std::int64_t secondPersonAbove = 0;
    ApprovalNo approvalNo; ///< minted beforehand, for where it is needed
    UtcTime now;
};

struct Begun
{
    ExceptionRecord record;
    bool reachesOut = false; ///< it is claimed: go on with its effect, then end it
};

/// All of an action that is here, or the claim of one that reaches out. Refuses with the errors of the service.
Result<Begun> begin(storage::Transaction& tx, const ActCommand& command, const StepTools& tools);
/// What begin would answer, without doing it.
std::optional<Error> wouldRefuse(storage::Reader& reader, const ActCommand& command, const StepTools& tools);

struct Ending
{
    QByteArray actor;
    QByteArray action;
    QString remark;
    bool isProven = false;
    QByteArray code;
    UtcTime now;
};
/// A claimed action came to that. EXCEPTION_MOVED_ON when the case changed meanwhile.
Result<ExceptionRecord> end(storage::Transaction& tx, ExceptionRecord claimed, const Ending& ending);

/// An approved action that is all here. The effect is there once, however often it is told.
Result<ExceptionRecord> carryOut(storage::Transaction& tx, const approvals::Approval& approval, const Ending& ending);
/// Nobody agreed, or it could not be done: the case is open again.
Result<Done> giveUp(storage::Transaction& tx, const approvals::Approval& approval, const Ending& ending);

/// The case that waits for this approval; nothing when its action was done already.
Result<std::optional<ExceptionRecord>> waitingFor(storage::Reader& reader, const approvals::Approval& approval);

/// What a second person agrees to.
struct Agreed
{
    ExceptionId exceptionId;
    QByteArray action;
    QString remark;
};
Agreed agreedIn(const approvals::Approval& approval);

} // namespace guitai::exceptions
