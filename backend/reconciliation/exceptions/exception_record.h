// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Cases as they are stored, and the only statements that change one: a conditional write that names the version, and a
// line of history with it. Inside a transaction on the home shard.
#pragma once

#include "exceptions/case_facts.h"
#include "storage/transaction.h"
#include "wire/exception_wire.h"

namespace guitai::exceptions {

namespace errors {
inline constexpr ErrorCode kExceptionNotFound{"EXCEPTION_NOT_FOUND", 404};
} // namespace errors

inline constexpr char kSystem[] = "system";

/// A resolution that is no action: a later run has not got the row any more.
inline constexpr char kVanished[] = "VANISHED";

struct ExceptionRecord
{
    ExceptionId exceptionId;
    MerchantId merchantId;
    ChannelAccountId accountId;
    ChannelCode channel;
    QByteArray day; ///< "2026-11-22"
    CaseFacts facts;
    QByteArray state = wire::exception_states::kOpen;
    QByteArray resolution; ///< the action that resolved it, or that waits for a second person; empty while OPEN
    std::int64_t version = 1;
    QByteArray assignee;
    QByteArray dueDay;
    ApprovalNo approvalNo;
    ExceptionId linkedTo;
    QByteArray writtenOff; ///< the effect in the ledger that holds
    RunId runId;           ///< that saw it last
    UtcTime openedAt;
    UtcTime changedAt;
    std::optional<UtcTime> resolvedAt;
    QByteArray resolvedBy;
    QString remark;                   ///< of what resolved it, or waits
    std::optional<UtcTime> busyUntil; ///< somebody asks a channel about it

    bool isOpen() const { return state == wire::exception_states::kOpen; }
    bool isResolved() const { return state == wire::exception_states::kResolved; }
    void reopen();
    void resolve(const QByteArray& how, const QByteArray& by, UtcTime at);
};

/// Who did what, for the history.
struct Deed
{
    Deed(QByteArray actor, QByteArray action, UtcTime at, QString remark = {}, QByteArray detail = {})
        : actor(std::move(actor)), action(std::move(action)), at(at), remark(std::move(remark)),
          detail(std::move(detail))
    {
    }

    QByteArray actor;
    QByteArray action;
    UtcTime at;
    QString remark;
    QByteArray detail; ///< a code
};

/// With the first line of its history. STORAGE_UNIQUE_VIOLATION when it is there.
Result<Done> insertException(storage::Transaction& tx, const ExceptionRecord& record, const Deed& deed);
Result<std::optional<ExceptionRecord>> findException(storage::Reader& reader, const ExceptionId& id);
/// EXCEPTION_NOT_FOUND also for another merchant's.
Result<ExceptionRecord> storedException(storage::Reader& reader, const MerchantId& merchant, const ExceptionId& id);
/// Writes all changeable columns, and the deed; STORAGE_CONFLICT when somebody was faster. Updates `record`.
Result<Done> changeException(storage::Transaction& tx, ExceptionRecord& record, const Deed& deed);
/// No change: the run has seen it.
Result<Done> markSeen(storage::Transaction& tx, const ExceptionId& id, const RunId& run);

struct PageStart
{
    std::int64_t beforeMs = 0;
    QByteArray beforeId;
    int limit = 50;
};
/// Newest first. `states`: by comma; empty: all.
Result<std::vector<ExceptionRecord>> listExceptions(storage::Reader& reader, const MerchantId& merchant,
                                                    const wire::ExceptionFilter& filter, const PageStart& start);
Result<std::vector<wire::ExceptionClass>> countClasses(storage::Reader& reader, const MerchantId& merchant,
                                                       const wire::ExceptionFilter& filter);
Result<std::vector<wire::ExceptionEvent>> historyOf(storage::Reader& reader, const ExceptionId& id);

/// A day of an account.
struct DayKey
{
    ChannelAccountId accountId;
    QByteArray day;
};
Result<std::vector<ExceptionRecord>> listVanished(storage::Reader& reader, const DayKey& key, const RunId& run,
                                                  int limit);
Result<std::vector<ExceptionRecord>> listExpected(storage::Reader& reader, const DayKey& before, int limit);
Result<std::vector<ExceptionRecord>> listOpenOfDay(storage::Reader& reader, const DayKey& key, const ExceptionId& after,
                                                   int limit);
/// Open cases of that day with one side only that may be the other half of `one`.
Result<std::vector<ExceptionRecord>> findCounterparts(storage::Reader& reader, const DayKey& key,
                                                      const ExceptionRecord& one);
struct OpenCount
{
    int open = 0; ///< OPEN and WAITING
    int waiting = 0;
};
Result<OpenCount> countOpen(storage::Reader& reader, const DayKey& key);

/// Both are one trade: one side each, one kind, amount and currency, money on both.
bool areHalves(const ExceptionRecord& one, const ExceptionRecord& other);

wire::ReconciliationException toWire(const ExceptionRecord& record, std::int64_t secondPersonAbove);

} // namespace guitai::exceptions
