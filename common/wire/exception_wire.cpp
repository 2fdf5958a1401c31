// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/exception_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/lists.h"
#include "wire/member_reader.h"
#include "wire/page.h"

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;
constexpr int kLongestActor = 128;
constexpr int kLongestNumber = 128;
constexpr int kLongestDay = 10;
constexpr std::int64_t kMostCount = 2'000'000'000;
constexpr TextRule kAnyRemark{0, 500};
constexpr TextRule kRemark{1, 500};

void writeOptional(JsonTree& out, const char* name, const QByteArray& token)
{
    if (!token.isEmpty())
        out.text(name, token);
}

std::vector<QByteArray> tokensIn(MemberReader& members, const char* name)
{
    std::vector<QByteArray> tokens;
    const JsonValue* list = members.find(name);
    if (list && list->kind() != JsonValue::Kind::Array)
        members.refuse(errors::kFieldInvalid, name, "Not a list.");
    else if (list)
        for (const JsonValue& one : list->items()) {
            if (one.isText() && isIdText(one.utf8()))
                tokens.push_back(one.utf8());
            else
                members.refuse(errors::kFieldInvalid, name, "Not a list of codes.");
        }
    return tokens;
}

QJsonArray tokensOf(const std::vector<QByteArray>& tokens)
{
    QJsonArray list;
    for (const QByteArray& one : tokens)
        list.append(QString::fromLatin1(one));
    return list;
}

ExceptionAction actionIn(MemberReader& members)
{
    ExceptionAction action;
    action.action = members.token("action", kLongestCode);
    action.remark = members.text("remark", kRemark);
    action.assignee = members.optionalToken("assignee", kLongestActor);
    action.dueOn = members.optionalToken("due_on", kLongestDay);
    action.other = members.optionalId<ExceptionId>("other");
    action.version = members.optionalInteger("version", 1, kMostCount).value_or(0);
    return action;
}

} // namespace

Result<ExceptionEvent> ExceptionEvent::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    ExceptionEvent event;
    event.at = members.time("at");
    event.actor = members.token("actor", kLongestActor);
    event.action = members.token("action", kLongestCode);
    event.remark = members.optionalText("remark", kAnyRemark);
    event.detail = members.optionalToken("detail", kLongestNumber);
    return members.finish(std::move(event));
}

QJsonObject ExceptionEvent::toJson() const
{
    JsonTree out;
    out.text("at", at.toRfc3339());
    out.text("actor", actor);
    out.text("action", action);
    if (!remark.isEmpty())
        out.text("remark", remark);
    writeOptional(out, "detail", detail);
    return out.take();
}

Result<ReconciliationException> ReconciliationException::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    ReconciliationException exception;
    exception.exceptionId = members.id<ExceptionId>("exception_id");
    exception.accountId = members.id<ChannelAccountId>("account_id");
    exception.channel = members.id<ChannelCode>("channel");
    exception.day = members.token("day", kLongestDay);
    exception.kind = members.token("class", kLongestCode);
    exception.differences = tokensIn(members, "differences");
    exception.ours = documentsIn<BillRow>(members, "ours");
    exception.theirs = documentsIn<BillRow>(members, "theirs");
    exception.atRisk = members.money("at_risk", "currency");
    exception.state = members.token("state", kLongestCode);
    exception.resolution = members.optionalToken("resolution", kLongestCode);
    exception.assignee = members.optionalToken("assignee", kLongestActor);
    exception.dueOn = members.optionalToken("due_on", kLongestDay);
    exception.paymentNo = members.optionalId<PaymentNo>("payment_no");
    exception.approvalNo = members.optionalId<ApprovalNo>("approval_no");
    exception.openedAt = members.time("opened_at");
    exception.resolvedAt = members.optionalTime("resolved_at");
    exception.resolvedBy = members.optionalToken("resolved_by", kLongestActor);
    exception.remark = members.optionalText("remark", kAnyRemark);
    exception.version = members.optionalInteger("version", 1, kMostCount).value_or(0);
    exception.needsSecondPerson = members.flag("needs_second_person");
    exception.history = documentsIn<ExceptionEvent>(members, "history");
    return members.finish(std::move(exception));
}

Result<ReconciliationException> ReconciliationException::read(QByteArrayView json)
{
    const auto document = readJson(json, kPageLimits);
    return document ? read(*document) : Result<ReconciliationException>(document.error());
}

QJsonObject ReconciliationException::toJson() const
{
    JsonTree out;
    out.text("exception_id", exceptionId.bytes());
    out.text("account_id", accountId.bytes());
    out.text("channel", channel.bytes());
    out.text("day", day);
    out.text("class", kind);
    out.integer("at_risk", atRisk.minor());
    out.text("currency", atRisk.currency().code());
    out.text("state", state);
    writeOptional(out, "resolution", resolution);
    writeOptional(out, "assignee", assignee);
    writeOptional(out, "due_on", dueOn);
    writeOptional(out, "payment_no", paymentNo.bytes());
    writeOptional(out, "approval_no", approvalNo.bytes());
    out.text("opened_at", openedAt.toRfc3339());
    if (resolvedAt)
        out.text("resolved_at", resolvedAt->toRfc3339());
    writeOptional(out, "resolved_by", resolvedBy);
    if (!remark.isEmpty())
        out.text("remark", remark);
    if (version > 0)
        out.integer("version", version);
    out.flag("needs_second_person", needsSecondPerson);
    QJsonObject object = out.take();
    object.insert(QStringLiteral("differences"), tokensOf(differences));
    object.insert(QStringLiteral("ours"), documentsOf(ours));
    object.insert(QStringLiteral("theirs"), documentsOf(theirs));
    if (!history.empty())
        object.insert(QStringLiteral("history"), documentsOf(history));
    return object;
}

Result<ExceptionPage> ExceptionPage::read(QByteArrayView json)
{
    return readPage(json, "exceptions", &ExceptionPage::exceptions);
}

QJsonObject ExceptionPage::toJson() const
{
    return pageToJson(*this, "exceptions", &ExceptionPage::exceptions);
}

Result<ExceptionClass> ExceptionClass::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    ExceptionClass one;
    one.kind = members.token("class", kLongestCode);
    one.exceptions = static_cast<int>(members.integer("exceptions", 0, kMostCount));
    one.atRisk = members.money("at_risk", "currency");
    return members.finish(std::move(one));
}

QJsonObject ExceptionClass::toJson() const
{
    JsonTree out;
    out.text("class", kind);
    out.integer("exceptions", exceptions);
    out.integer("at_risk", atRisk.minor());
    out.text("currency", atRisk.currency().code());
    return out.take();
}

Result<ExceptionClasses> ExceptionClasses::read(QByteArrayView json)
{
    const auto document = readJson(json, kPageLimits);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    ExceptionClasses all{documentsIn<ExceptionClass>(members, "classes")};
    return members.finish(std::move(all));
}

QJsonObject ExceptionClasses::toJson() const
{
    return QJsonObject{{QStringLiteral("classes"), documentsOf(classes)}};
}

Result<ExceptionAction> ExceptionAction::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Refuse);
    ExceptionAction action = actionIn(members);
    return members.finish(std::move(action));
}

Result<ExceptionAction> ExceptionAction::read(QByteArrayView json)
{
    const auto document = readJson(json);
    return document ? read(*document) : Result<ExceptionAction>(document.error());
}

QJsonObject ExceptionAction::toJson() const
{
    JsonTree out;
    out.text("action", action);
    out.text("remark", remark);
    writeOptional(out, "assignee", assignee);
    writeOptional(out, "due_on", dueOn);
    writeOptional(out, "other", other.bytes());
    if (version > 0)
        out.integer("version", version);
    return out.take();
}

Result<ExceptionFilter> ExceptionFilter::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Refuse);
    ExceptionFilter filter;
    filter.kind = members.optionalToken("class", kLongestCode);
    filter.state = members.optionalToken("state", kLongestCode);
    filter.accountId = members.optionalId<ChannelAccountId>("account");
    filter.channel = members.optionalId<ChannelCode>("channel");
    filter.from = members.optionalToken("from", kLongestDay);
    filter.to = members.optionalToken("to", kLongestDay);
    filter.assignee = members.optionalToken("assignee", kLongestActor);
    filter.number = members.optionalToken("number", kLongestNumber);
    return members.finish(std::move(filter));
}

QJsonObject ExceptionFilter::toJson() const
{
    JsonTree out;
    writeOptional(out, "class", kind);
    writeOptional(out, "state", state);
    writeOptional(out, "account", accountId.bytes());
    writeOptional(out, "channel", channel.bytes());
    writeOptional(out, "from", from);
    writeOptional(out, "to", to);
    writeOptional(out, "assignee", assignee);
    writeOptional(out, "number", number);
    return out.take();
}

Result<BulkAction> BulkAction::read(QByteArrayView json)
{
    constexpr JsonLimits kLimits{1 << 20, 4};
    const auto document = readJson(json, kLimits);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    BulkAction bulk;
    bulk.action = actionIn(members);
    for (const QByteArray& id : tokensIn(members, "exception_ids"))
        bulk.exceptionIds.push_back(ExceptionId::trusted(id));
    if (const JsonValue* filter = members.find("filter")) {
        const auto read = ExceptionFilter::read(*filter);
        if (read)
            bulk.filter = *read;
        else
            members.refuse(read.error());
    } else if (bulk.exceptionIds.empty()) {
        members.refuse(errors::kFieldMissing, "filter", "Neither ids nor a filter.");
    }
    bulk.dryRun = members.flag("dry_run");
    return members.finish(std::move(bulk));
}

QJsonObject BulkAction::toJson() const
{
    QJsonObject object = action.toJson();
    object.insert(QStringLiteral("dry_run"), dryRun);
    if (exceptionIds.empty()) {
        object.insert(QStringLiteral("filter"), filter.toJson());
        return object;
    }
    QJsonArray ids;
    for (const ExceptionId& id : exceptionIds)
        ids.append(id.text());
    object.insert(QStringLiteral("exception_ids"), ids);
    return object;
}

Result<BulkRow> BulkRow::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    BulkRow row;
    row.exceptionId = members.id<ExceptionId>("exception_id");
    row.outcome = members.token("outcome", kLongestCode);
    row.errorCode = members.optionalToken("error_code", kLongestCode);
    return members.finish(std::move(row));
}

QJsonObject BulkRow::toJson() const
{
    JsonTree out;
    out.text("exception_id", exceptionId.bytes());
    out.text("outcome", outcome);
    writeOptional(out, "error_code", errorCode);
    return out.take();
}

Result<BulkOutcome> BulkOutcome::read(QByteArrayView json)
{
    const auto document = readJson(json, kPageLimits);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    BulkOutcome outcome;
    outcome.dryRun = members.flag("dry_run");
    outcome.atRisk = members.money("at_risk", "currency");
    outcome.rows = documentsIn<BulkRow>(members, "rows");
    return members.finish(std::move(outcome));
}

QJsonObject BulkOutcome::toJson() const
{
    JsonTree out;
    out.flag("dry_run", dryRun);
    out.integer("at_risk", atRisk.minor());
    out.text("currency", atRisk.currency().code());
    QJsonObject object = out.take();
    object.insert(QStringLiteral("rows"), documentsOf(rows));
    return object;
}

} // namespace guitai::wire
