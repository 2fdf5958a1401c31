// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Differences between our books and a provider's bill that somebody has to explain: GET /v1/reconciliation/exceptions,
// its actions, one by one and many at once.
#pragma once

#include "ids/ids.h"
#include "ids/reconciliation_ids.h"
#include "money/money.h"
#include "result/result.h"
#include "time/utc_time.h"
#include "wire/bill_wire.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace guitai::wire {

class JsonValue;

namespace exception_states {
inline constexpr char kOpen[] = "OPEN";
inline constexpr char kWaiting[] = "WAITING"; ///< for a second person
inline constexpr char kResolved[] = "RESOLVED";
} // namespace exception_states

namespace exception_actions {
inline constexpr char kQuery[] = "QUERY";        ///< ask the channel and apply what it proves
inline constexpr char kMakeUp[] = "MAKE_UP";     ///< apply the bill's money as the result that never came
inline constexpr char kLink[] = "LINK";          ///< with `other`: both are one trade
inline constexpr char kWriteOff[] = "WRITE_OFF"; ///< book the difference as a loss or a gain
inline constexpr char kNextDay[] = "NEXT_DAY";   ///< it belongs to the next bill
inline constexpr char kRefund[] = "REFUND";      ///< give the money back
inline constexpr char kIgnore[] = "IGNORE";
inline constexpr char kRerun[] = "RERUN";
inline constexpr char kAssign[] = "ASSIGN";   ///< with `assignee`, perhaps `due_on`
inline constexpr char kComment[] = "COMMENT"; ///< changes nothing else
} // namespace exception_actions

/// One line of what happened to an exception; never changed.
struct ExceptionEvent
{
    UtcTime at;
    QByteArray actor;  ///< an operator, or "system"
    QByteArray action; ///< OPENED, one of exception_actions, APPROVED REJECTED REOPENED RESOLVED VANISHED
    QString remark;
    QByteArray detail; ///< a code

    static Result<ExceptionEvent> read(const JsonValue& object);
    QJsonObject toJson() const;
};

struct ReconciliationException
{
    ExceptionId exceptionId;
    ChannelAccountId accountId;
    ChannelCode channel;
    QByteArray day;                      ///< of the bill, "2026-11-22"
    QByteArray kind;                     ///< the matching's class: OURS_ONLY THEIRS_ONLY AMOUNT_DIFFERS …
    std::vector<QByteArray> differences; ///< AMOUNT FEE STATE CURRENCY KIND
    std::vector<BillRow> ours;           ///< one or none
    std::vector<BillRow> theirs;         ///< one or none
    Money atRisk{0, Currency::cny()};
    QByteArray state;      ///< exception_states
    QByteArray resolution; ///< the action that resolved it, or that waits
    QByteArray assignee;
    QByteArray dueOn;    ///< "2026-11-25"
    PaymentNo paymentNo; ///< ours, where there is one
    ApprovalNo approvalNo;
    UtcTime openedAt;
    std::optional<UtcTime> resolvedAt;
    QByteArray resolvedBy;
    QString remark;                      ///< of what resolved it
    std::int64_t version = 0;            ///< grows with each change
    bool needsSecondPerson = false;      ///< for actions about money: it is above the limit
    std::vector<ExceptionEvent> history; ///< oldest first; only where one exception is asked for

    static Result<ReconciliationException> read(const JsonValue& object);
    static Result<ReconciliationException> read(QByteArrayView json);
    QJsonObject toJson() const;
};

struct ExceptionPage
{
    std::vector<ReconciliationException> exceptions;
    QByteArray nextCursor;

    static Result<ExceptionPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// How many of a class there are for a filter.
struct ExceptionClass
{
    QByteArray kind;
    int exceptions = 0;
    Money atRisk{0, Currency::cny()};

    static Result<ExceptionClass> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Answer of GET /v1/reconciliation/exceptions/classes.
struct ExceptionClasses
{
    std::vector<ExceptionClass> classes; ///< the most money first

    static Result<ExceptionClasses> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Body of POST /v1/reconciliation/exceptions/{id}/actions.
struct ExceptionAction
{
    QByteArray action; ///< exception_actions
    QString remark;    ///< 1 to 500 characters
    QByteArray assignee;
    QByteArray dueOn;
    ExceptionId other;        ///< LINK
    std::int64_t version = 0; ///< optional: the case as it was looked at; refused when it has changed since

    static Result<ExceptionAction> read(QByteArrayView json);
    static Result<ExceptionAction> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Which exceptions are meant; what is empty does not filter. Also the parameters of the lists.
struct ExceptionFilter
{
    QByteArray kind;
    QByteArray state;
    ChannelAccountId accountId;
    ChannelCode channel;
    QByteArray from; ///< first day, "2026-11-01"
    QByteArray to;   ///< last day
    QByteArray assignee;
    QByteArray number; ///< ours, the channel's or the payment's

    static Result<ExceptionFilter> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Body of POST /v1/reconciliation/exceptions/actions: these ids, or else all that pass the filter.
struct BulkAction
{
    ExceptionAction action;
    std::vector<ExceptionId> exceptionIds;
    ExceptionFilter filter;
    bool dryRun = true;

    static Result<BulkAction> read(QByteArrayView json);
    QJsonObject toJson() const;
};

struct BulkRow
{
    ExceptionId exceptionId;
    QByteArray outcome; ///< SUCCEEDED FAILED SKIPPED
    QByteArray errorCode;

    static Result<BulkRow> read(const JsonValue& object);
    QJsonObject toJson() const;
};

struct BulkOutcome
{
    bool dryRun = true;
    Money atRisk{0, Currency::cny()}; ///< of what succeeded
    std::vector<BulkRow> rows;

    static Result<BulkOutcome> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
