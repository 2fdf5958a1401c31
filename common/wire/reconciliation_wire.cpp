// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/reconciliation_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/lists.h"
#include "wire/member_reader.h"
#include "wire/page.h"

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;
constexpr int kLongestActor = 128;
constexpr int kLongestDay = 10;
constexpr std::int64_t kMostRows = 1'000'000'000'000;
constexpr std::int64_t kMostCount = 2'000'000'000;
constexpr TextRule kRemark{0, 500};

int count(MemberReader& members, const char* name)
{
    return static_cast<int>(members.integer(name, 0, kMostCount));
}

std::int64_t rowsIn(MemberReader& members, const char* name)
{
    return members.integer(name, 0, kMostRows);
}

template <class Document>
Result<Document> readDocument(QByteArrayView json)
{
    const auto document = readJson(json, kPageLimits);
    return document ? Document::read(*document) : Result<Document>(document.error());
}

void writeOptional(JsonTree& out, const char* name, const std::optional<UtcTime>& time)
{
    if (time)
        out.text(name, time->toRfc3339());
}

void writeOptional(JsonTree& out, const char* name, const QByteArray& token)
{
    if (!token.isEmpty())
        out.text(name, token);
}

} // namespace

Result<ReconciliationDay> ReconciliationDay::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    ReconciliationDay day;
    day.accountId = members.id<ChannelAccountId>("account_id");
    day.channel = members.id<ChannelCode>("channel");
    day.day = members.token("day", kLongestDay);
    day.state = members.token("state", kLongestCode);
    day.errorCode = members.optionalToken("error_code", kLongestCode);
    day.runId = members.optionalId<RunId>("run_id");
    day.nextLookAt = members.optionalTime("next_look_at");
    day.ours = members.money("ours", "currency");
    day.theirs = members.money("theirs", "currency");
    day.fee = members.money("fee", "currency");
    day.rows = rowsIn(members, "rows");
    day.matched = rowsIn(members, "matched");
    day.notDue = rowsIn(members, "not_due");
    day.openExceptions = count(members, "open_exceptions");
    day.waitingExceptions = count(members, "waiting_exceptions");
    day.resolvedExceptions = count(members, "resolved_exceptions");
    day.atRisk = members.money("at_risk", "currency");
    day.oldestOpenAt = members.optionalTime("oldest_open_at");
    day.closedAt = members.optionalTime("closed_at");
    day.closedBy = members.optionalToken("closed_by", kLongestActor);
    return members.finish(std::move(day));
}

Result<ReconciliationDay> ReconciliationDay::read(QByteArrayView json)
{
    return readDocument<ReconciliationDay>(json);
}

QJsonObject ReconciliationDay::toJson() const
{
    JsonTree out;
    out.text("account_id", accountId.bytes());
    out.text("channel", channel.bytes());
    out.text("day", day);
    out.text("state", state);
    writeOptional(out, "error_code", errorCode);
    writeOptional(out, "run_id", runId.bytes());
    writeOptional(out, "next_look_at", nextLookAt);
    out.integer("ours", ours.minor());
    out.integer("theirs", theirs.minor());
    out.integer("fee", fee.minor());
    out.text("currency", ours.currency().code());
    out.integer("rows", rows);
    out.integer("matched", matched);
    out.integer("not_due", notDue);
    out.integer("open_exceptions", openExceptions);
    out.integer("waiting_exceptions", waitingExceptions);
    out.integer("resolved_exceptions", resolvedExceptions);
    out.integer("at_risk", atRisk.minor());
    writeOptional(out, "oldest_open_at", oldestOpenAt);
    writeOptional(out, "closed_at", closedAt);
    writeOptional(out, "closed_by", closedBy);
    return out.take();
}

Result<ExceptionAge> ExceptionAge::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    ExceptionAge age;
    age.fromDays = count(members, "from_days");
    age.exceptions = count(members, "exceptions");
    age.atRisk = members.money("at_risk", "currency");
    return members.finish(age);
}

QJsonObject ExceptionAge::toJson() const
{
    JsonTree out;
    out.integer("from_days", fromDays);
    out.integer("exceptions", exceptions);
    out.integer("at_risk", atRisk.minor());
    out.text("currency", atRisk.currency().code());
    return out.take();
}

Result<ReconciliationOverview> ReconciliationOverview::read(QByteArrayView json)
{
    const auto document = readJson(json, kPageLimits);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    ReconciliationOverview overview;
    overview.daysInNeed = count(members, "days_in_need");
    overview.openExceptions = count(members, "open_exceptions");
    overview.waitingExceptions = count(members, "waiting_exceptions");
    overview.atRisk = members.money("at_risk", "currency");
    overview.oldestOpenAt = members.optionalTime("oldest_open_at");
    overview.failedBills = count(members, "failed_bills");
    overview.awaitedBills = count(members, "awaited_bills");
    overview.ages = documentsIn<ExceptionAge>(members, "ages");
    overview.days = documentsIn<ReconciliationDay>(members, "days");
    return members.finish(std::move(overview));
}

QJsonObject ReconciliationOverview::toJson() const
{
    JsonTree out;
    out.integer("days_in_need", daysInNeed);
    out.integer("open_exceptions", openExceptions);
    out.integer("waiting_exceptions", waitingExceptions);
    out.integer("at_risk", atRisk.minor());
    out.text("currency", atRisk.currency().code());
    writeOptional(out, "oldest_open_at", oldestOpenAt);
    out.integer("failed_bills", failedBills);
    out.integer("awaited_bills", awaitedBills);
    QJsonObject object = out.take();
    object.insert(QStringLiteral("ages"), documentsOf(ages));
    object.insert(QStringLiteral("days"), documentsOf(days));
    return object;
}

Result<StartRun> StartRun::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    StartRun wanted;
    wanted.accountId = members.id<ChannelAccountId>("account_id");
    wanted.day = members.token("day", kLongestDay);
    return members.finish(std::move(wanted));
}

QJsonObject StartRun::toJson() const
{
    JsonTree out;
    out.text("account_id", accountId.bytes());
    out.text("day", day);
    return out.take();
}

Result<DayRemark> DayRemark::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    DayRemark wanted{members.optionalText("remark", kRemark)};
    return members.finish(std::move(wanted));
}

QJsonObject DayRemark::toJson() const
{
    JsonTree out;
    out.text("remark", remark);
    return out.take();
}

Result<RunClass> RunClass::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    RunClass one;
    one.name = members.token("class", kLongestCode);
    one.oursRows = rowsIn(members, "ours_rows");
    one.theirsRows = rowsIn(members, "theirs_rows");
    one.ours = members.money("ours", "currency");
    one.theirs = members.money("theirs", "currency");
    one.fee =
        Money(members.optionalInteger("fee", -Money::kMostMinor, Money::kMostMinor).value_or(0), one.theirs.currency());
    return members.finish(std::move(one));
}

QJsonObject RunClass::toJson() const
{
    JsonTree out;
    out.text("class", name);
    out.integer("ours_rows", oursRows);
    out.integer("theirs_rows", theirsRows);
    out.integer("ours", ours.minor());
    out.integer("theirs", theirs.minor());
    out.integer("fee", fee.minor());
    out.text("currency", ours.currency().code());
    return out.take();
}

Result<ReconciliationRun> ReconciliationRun::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    ReconciliationRun run;
    run.runId = members.id<RunId>("run_id");
    run.accountId = members.id<ChannelAccountId>("account_id");
    run.channel = members.id<ChannelCode>("channel");
    run.day = members.token("day", kLongestDay);
    run.state = members.token("state", kLongestCode);
    run.phase = members.optionalToken("phase", kLongestCode);
    run.rows = rowsIn(members, "rows");
    run.rowsDone = rowsIn(members, "rows_done");
    run.chunks = count(members, "chunks");
    run.chunksDone = count(members, "chunks_done");
    run.rowsPerSecond = rowsIn(members, "rows_per_second");
    run.secondsLeft = count(members, "seconds_left");
    run.errorCode = members.optionalToken("error_code", kLongestCode);
    run.requestedBy = members.token("requested_by", kLongestActor);
    run.requestedAt = members.time("requested_at");
    run.finishedAt = members.optionalTime("finished_at");
    run.classes = documentsIn<RunClass>(members, "classes");
    return members.finish(std::move(run));
}

Result<ReconciliationRun> ReconciliationRun::read(QByteArrayView json)
{
    return readDocument<ReconciliationRun>(json);
}

QJsonObject ReconciliationRun::toJson() const
{
    JsonTree out;
    out.text("run_id", runId.bytes());
    out.text("account_id", accountId.bytes());
    out.text("channel", channel.bytes());
    out.text("day", day);
    out.text("state", state);
    writeOptional(out, "phase", phase);
    out.integer("rows", rows);
    out.integer("rows_done", rowsDone);
    out.integer("chunks", chunks);
    out.integer("chunks_done", chunksDone);
    out.integer("rows_per_second", rowsPerSecond);
    out.integer("seconds_left", secondsLeft);
    writeOptional(out, "error_code", errorCode);
    out.text("requested_by", requestedBy);
    out.text("requested_at", requestedAt.toRfc3339());
    writeOptional(out, "finished_at", finishedAt);
    QJsonObject object = out.take();
    if (!classes.empty())
        object.insert(QStringLiteral("classes"), documentsOf(classes));
    return object;
}

Result<ReconciliationRunPage> ReconciliationRunPage::read(QByteArrayView json)
{
    return readPage(json, "runs", &ReconciliationRunPage::runs);
}

QJsonObject ReconciliationRunPage::toJson() const
{
    return pageToJson(*this, "runs", &ReconciliationRunPage::runs);
}

} // namespace guitai::wire
