// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exceptions/exception_record.h"

#include "rows/row_text.h"

namespace guitai::exceptions {

namespace {

using storage::Bind;

const storage::Statement kInsert{"exceptions/insert_exception"};
const storage::Statement kFind{"exceptions/find_exception"};
const storage::Statement kUpdate{"exceptions/update_exception"};
const storage::Statement kMarkSeen{"exceptions/mark_seen"};
const storage::Statement kInsertHistory{"exceptions/insert_exception_history"};
const storage::Statement kListHistory{"exceptions/list_exception_history"};
const storage::Statement kList{"exceptions/list_exceptions"};
const storage::Statement kCountClasses{"exceptions/count_classes"};
const storage::Statement kListVanished{"exceptions/list_vanished"};
const storage::Statement kListExpected{"exceptions/list_expected"};
const storage::Statement kListOpen{"exceptions/list_open_of_day"};
const storage::Statement kFindCounterparts{"exceptions/find_counterparts"};
const storage::Statement kCountOpen{"exceptions/count_open"};

constexpr char kEveryState[] = "OPEN,WAITING,RESOLVED";
constexpr char kFirstDay[] = "0000-00-00";
constexpr char kLastDay[] = "9999-99-99";

using Side = std::optional<rows::BillRow>;
using Records = std::vector<ExceptionRecord>;

Bind orNull(const QByteArray& text)
{
    return text.isEmpty() ? Bind::null() : Bind::text(text);
}

/// A row of either side as the canonical file has it: whatever came from there has a line.
Bind sideOf(const Side& side)
{
    if (!side)
        return Bind::null();
    const auto line = rows::lineOf(*side);
    return Bind::text(line ? *line : QByteArray());
}

Side sideFrom(const storage::Row& row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    auto read = rows::rowOf(row.utf8(column));
    return read ? Side(std::move(*read)) : std::nullopt;
}

QByteArray transactionOf(const Side& side)
{
    return side ? side->transaction : QByteArray();
}

QByteArray noteOf(const CaseFacts& facts)
{
    const rows::BillRow* any = facts.any();
    return any ? any->note : QByteArray();
}

ExceptionRecord recordOf(const storage::Row& row)
{
    ExceptionRecord record;
    int at = 0;
    record.exceptionId = row.id<ExceptionId>(at++);
    record.merchantId = row.id<MerchantId>(at++);
    record.accountId = row.id<ChannelAccountId>(at++);
    record.channel = row.id<ChannelCode>(at++);
    record.day = row.utf8(at++);
    record.facts.kind = row.utf8(at++);
    record.facts.differences = static_cast<int>(row.number(at++));
    record.facts.ours = sideFrom(row, at++);
    record.facts.theirs = sideFrom(row, at++);
    record.state = row.utf8(at++);
    record.resolution = row.utf8(at++);
    record.version = row.number(at++);
    record.assignee = row.utf8(at++);
    record.dueDay = row.utf8(at++);
    record.approvalNo = row.id<ApprovalNo>(at++);
    record.linkedTo = row.id<ExceptionId>(at++);
    record.writtenOff = row.utf8(at++);
    record.runId = row.id<RunId>(at++);
    record.openedAt = row.time(at++);
    record.changedAt = row.time(at++);
    record.resolvedAt = row.optionalTime(at++);
    record.resolvedBy = row.utf8(at++);
    record.remark = row.text(at++);
    record.busyUntil = row.optionalTime(at++);
    return record;
}

Result<Records> recordsOf(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    Records records;
    for (const storage::Row& row : *rows)
        records.push_back(recordOf(row));
    return records;
}

Result<Done> note(storage::Transaction& tx, const ExceptionRecord& record, const QByteArray& before, const Deed& deed)
{
    const auto noted = tx.run(kInsertHistory, {record.exceptionId, record.version, deed.at, Bind::text(deed.actor),
                                               Bind::text(deed.action), Bind::text(before), Bind::text(record.state),
                                               deed.remark, Bind::text(deed.detail)});
    return noted ? Result<Done>(Done{}) : noted.error();
}

/// What of a filter every statement takes, in its order.
struct FilterBinds
{
    explicit FilterBinds(const wire::ExceptionFilter& filter)
        : kind(orNull(filter.kind)), states(Bind::text(filter.state.isEmpty() ? kEveryState : filter.state)),
          account(filter.accountId), channel(filter.channel),
          from(Bind::text(filter.from.isEmpty() ? kFirstDay : filter.from)),
          to(Bind::text(filter.to.isEmpty() ? kLastDay : filter.to)), assignee(Bind::text(filter.assignee)),
          number(Bind::text(filter.number))
    {
    }
    Bind kind, states, account, channel, from, to, assignee, number;
};

bool isHalf(const rows::BillRow& ours, const rows::BillRow& theirs)
{
    return ours.kind == theirs.kind && ours.kind != rows::Kind::Unreadable && ours.amount == theirs.amount &&
           ours.currency == theirs.currency && ours.state == rows::State::Succeeded &&
           theirs.state == rows::State::Succeeded;
}

} // namespace

void ExceptionRecord::reopen()
{
    state = wire::exception_states::kOpen;
    resolution.clear();
    approvalNo = {};
    linkedTo = {};
    resolvedAt.reset();
    resolvedBy.clear();
    remark.clear();
}

void ExceptionRecord::resolve(const QByteArray& how, const QByteArray& by, UtcTime at)
{
    state = wire::exception_states::kResolved;
    resolution = how;
    resolvedAt = at;
    resolvedBy = by;
}

Result<Done> insertException(storage::Transaction& tx, const ExceptionRecord& record, const Deed& deed)
{
    const CaseFacts& facts = record.facts;
    const Money risk = atRisk(facts);
    const auto inserted =
        tx.run(kInsert, {record.exceptionId, record.merchantId, record.accountId, record.channel,
                         Bind::text(record.day), Bind::text(facts.kind), facts.differences, Bind::text(facts.number()),
                         Bind::text(paymentOf(facts).bytes()), Bind::text(transactionOf(facts.ours)),
                         Bind::text(transactionOf(facts.theirs)), sideOf(facts.ours), sideOf(facts.theirs),
                         Bind::text(noteOf(facts)), risk.minor(), Bind::text(risk.currency().code()), record.runId,
                         record.openedAt, record.changedAt});
    if (!inserted)
        return inserted.error();
    return note(tx, record, {}, deed);
}

Result<std::optional<ExceptionRecord>> findException(storage::Reader& reader, const ExceptionId& id)
{
    auto found = recordsOf(reader.rows(kFind, {id}));
    if (!found)
        return found.error();
    return found->empty() ? std::optional<ExceptionRecord>() : std::optional(std::move(found->front()));
}

Result<ExceptionRecord> storedException(storage::Reader& reader, const MerchantId& merchant, const ExceptionId& id)
{
    auto found = findException(reader, id);
    if (!found)
        return found.error();
    if (!*found || (*found)->merchantId != merchant)
        return Error{errors::kExceptionNotFound, {}, QStringLiteral("There is no such exception.")};
    return std::move(**found);
}

Result<Done> changeException(storage::Transaction& tx, ExceptionRecord& record, const Deed& deed)
{
    const auto before = findException(tx, record.exceptionId);
    if (!before)
        return before.error();
    const CaseFacts& facts = record.facts;
    const Money risk = atRisk(facts);
    const auto changed = tx.run(kUpdate, {Bind::text(facts.kind),
                                          facts.differences,
                                          Bind::text(facts.number()),
                                          Bind::text(paymentOf(facts).bytes()),
                                          Bind::text(transactionOf(facts.ours)),
                                          Bind::text(transactionOf(facts.theirs)),
                                          sideOf(facts.ours),
                                          sideOf(facts.theirs),
                                          Bind::text(noteOf(facts)),
                                          risk.minor(),
                                          Bind::text(risk.currency().code()),
                                          Bind::text(record.state),
                                          orNull(record.resolution),
                                          orNull(record.assignee),
                                          orNull(record.dueDay),
                                          record.approvalNo,
                                          record.linkedTo,
                                          orNull(record.writtenOff),
                                          record.runId,
                                          deed.at,
                                          record.resolvedAt,
                                          orNull(record.resolvedBy),
                                          record.remark,
                                          record.busyUntil,
                                          record.exceptionId,
                                          record.version});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return Error{storage::errors::kConflict};
    ++record.version;
    record.changedAt = deed.at;
    return note(tx, record, *before ? (*before)->state : QByteArray(), deed);
}

Result<Done> markSeen(storage::Transaction& tx, const ExceptionId& id, const RunId& run)
{
    const auto marked = tx.run(kMarkSeen, {run, id});
    return marked ? Result<Done>(Done{}) : marked.error();
}

Result<Records> listExceptions(storage::Reader& reader, const MerchantId& merchant, const wire::ExceptionFilter& filter,
                               const PageStart& start)
{
    const FilterBinds f(filter);
    return recordsOf(reader.rows(kList, {merchant, f.kind, f.states, f.account, f.channel, f.from, f.to, f.assignee,
                                         f.assignee, f.number, f.number, f.number, f.number, f.number, start.beforeMs,
                                         start.beforeMs, Bind::text(start.beforeId), start.limit}));
}

Result<std::vector<wire::ExceptionClass>> countClasses(storage::Reader& reader, const MerchantId& merchant,
                                                       const wire::ExceptionFilter& filter)
{
    const FilterBinds f(filter);
    const auto rows =
        reader.rows(kCountClasses, {merchant, f.kind, f.states, f.account, f.channel, f.from, f.to, f.assignee,
                                    f.assignee, f.number, f.number, f.number, f.number, f.number});
    if (!rows)
        return rows.error();
    std::vector<wire::ExceptionClass> classes;
    for (const storage::Row& row : *rows) {
        wire::ExceptionClass one;
        one.kind = row.utf8(0);
        one.exceptions = static_cast<int>(row.number(2));
        one.atRisk = Money(row.number(3), Currency::parse(row.utf8(1)).value_or(Currency::cny()));
        classes.push_back(std::move(one));
    }
    return classes;
}

Result<std::vector<wire::ExceptionEvent>> historyOf(storage::Reader& reader, const ExceptionId& id)
{
    const auto rows = reader.rows(kListHistory, {id});
    if (!rows)
        return rows.error();
    std::vector<wire::ExceptionEvent> events;
    for (const storage::Row& row : *rows)
        events.push_back({row.time(0), row.utf8(1), row.utf8(2), row.text(3), row.utf8(4)});
    return events;
}

Result<Records> listVanished(storage::Reader& reader, const DayKey& key, const RunId& run, int limit)
{
    return recordsOf(reader.rows(kListVanished, {key.accountId, Bind::text(key.day), run, limit}));
}

Result<Records> listExpected(storage::Reader& reader, const DayKey& before, int limit)
{
    return recordsOf(reader.rows(kListExpected, {before.accountId, Bind::text(before.day), limit}));
}

Result<Records> listOpenOfDay(storage::Reader& reader, const DayKey& key, const ExceptionId& after, int limit)
{
    return recordsOf(reader.rows(kListOpen, {key.accountId, Bind::text(key.day), Bind::text(after.bytes()), limit}));
}

Result<Records> findCounterparts(storage::Reader& reader, const DayKey& key, const ExceptionRecord& one)
{
    const Bind number = Bind::text(one.facts.number());
    const rows::BillRow* any = one.facts.any();
    const Bind transaction = Bind::text(any ? any->transaction : QByteArray());
    return recordsOf(reader.rows(kFindCounterparts, {key.accountId, Bind::text(key.day), number, number, transaction,
                                                     transaction, transaction}));
}

Result<OpenCount> countOpen(storage::Reader& reader, const DayKey& key)
{
    const auto rows = reader.rows(kCountOpen, {key.accountId, Bind::text(key.day)});
    if (!rows)
        return rows.error();
    return OpenCount{static_cast<int>(rows->front().number(0)), static_cast<int>(rows->front().number(1))};
}

bool areHalves(const ExceptionRecord& one, const ExceptionRecord& other)
{
    const CaseFacts& a = one.facts;
    const CaseFacts& b = other.facts;
    if (a.ours && !a.theirs && b.theirs && !b.ours)
        return isHalf(*a.ours, *b.theirs);
    return a.theirs && !a.ours && b.ours && !b.theirs && isHalf(*b.ours, *a.theirs);
}

wire::ReconciliationException toWire(const ExceptionRecord& record, std::int64_t secondPersonAbove)
{
    wire::ReconciliationException document;
    document.exceptionId = record.exceptionId;
    document.accountId = record.accountId;
    document.channel = record.channel;
    document.day = record.day;
    document.kind = record.facts.kind;
    document.differences = namesOf(record.facts.differences);
    if (record.facts.ours)
        document.ours.push_back(toWire(*record.facts.ours));
    if (record.facts.theirs)
        document.theirs.push_back(toWire(*record.facts.theirs));
    document.atRisk = atRisk(record.facts);
    document.state = record.state;
    document.resolution = record.resolution;
    document.assignee = record.assignee;
    document.dueOn = record.dueDay;
    document.paymentNo = paymentOf(record.facts);
    document.approvalNo = record.approvalNo;
    document.openedAt = record.openedAt;
    document.resolvedAt = record.resolvedAt;
    document.resolvedBy = record.resolvedBy;
    document.remark = record.remark;
    document.version = record.version;
    document.needsSecondPerson = document.atRisk.minor() > secondPersonAbove;
    return document;
}

} // namespace guitai::exceptions
