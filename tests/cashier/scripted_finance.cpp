// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cashier/scripted_finance.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace guitai::test {

namespace {

using std::chrono::hours;
using Answer = ScriptedFinance::Answer;

Money yuan(std::int64_t minor)
{
    return Money(minor, Currency::cny());
}

bool isOpen(const wire::ReconciliationException& one)
{
    return one.state != wire::exception_states::kResolved;
}

bool passes(const wire::ReconciliationException& one, const QUrlQuery& query, bool byKind)
{
    const auto item = [&](const char* name) {
        return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded).toUtf8();
    };
    const auto fits = [](const QByteArray& wanted, const QByteArray& is) { return wanted.isEmpty() || wanted == is; };
    const QByteArray number = item("number");
    const auto has = [&](const std::vector<wire::BillRow>& side) {
        return !side.empty() && (side.front().number.contains(number) || side.front().transaction.contains(number));
    };
    return (!byKind || fits(item("kind"), one.kind)) && fits(item("account"), one.accountId.bytes()) &&
           fits(item("channel"), one.channel.bytes()) && fits(item("assignee"), one.assignee) &&
           (item("state").isEmpty() || item("state").split(',').contains(one.state)) &&
           (item("from").isEmpty() || one.day >= item("from")) && (item("to").isEmpty() || one.day <= item("to")) &&
           (number.isEmpty() || has(one.ours) || has(one.theirs));
}

QUrlQuery queryOf(const wire::ExceptionFilter& filter)
{
    QUrlQuery query;
    for (const auto& [name, value] :
         std::initializer_list<std::pair<const char*, QByteArray>>{{"kind", filter.kind},
                                                                   {"state", filter.state},
                                                                   {"account", filter.accountId.bytes()},
                                                                   {"channel", filter.channel.bytes()},
                                                                   {"from", filter.from},
                                                                   {"to", filter.to},
                                                                   {"assignee", filter.assignee},
                                                                   {"number", filter.number}})
        query.addQueryItem(QLatin1String(name), QString::fromUtf8(value));
    return query;
}

Answer refused(int status, const char* code)
{
    return {status, {}, code};
}

} // namespace

QByteArray ScriptedFinance::dayBefore(int before) const
{
    return QDateTime::fromMSecsSinceEpoch(now().ms(), QTimeZone(8 * 3600))
        .date()
        .addDays(-before)
        .toString(Qt::ISODate)
        .toLatin1();
}

wire::ReconciliationDay* ScriptedFinance::findDay(const QByteArray& account, const QByteArray& day)
{
    const auto found = std::ranges::find_if(
        days, [&](const wire::ReconciliationDay& one) { return one.accountId.bytes() == account && one.day == day; });
    return found == days.end() ? nullptr : &*found;
}

wire::ReconciliationException& ScriptedFinance::addException(const char* kind, std::int64_t ours, std::int64_t theirs,
                                                             Duration age, const char* channel)
{
    wire::ReconciliationException one;
    const QByteArray serial = QByteArray::number(static_cast<qlonglong>(exceptions.size() + 1)).rightJustified(9, '0');
    one.exceptionId = ExceptionId::trusted("X" + serial);
    one.accountId = ChannelAccountId::trusted("M1000-" + QByteArray(channel));
    one.channel = ChannelCode::trusted(channel);
    one.day = dayBefore(2);
    one.kind = kind;
    one.state = wire::exception_states::kOpen;
    one.openedAt = now() - age;
    one.atRisk = yuan(std::max<std::int64_t>(std::abs(ours - theirs), 1));
    one.needsSecondPerson = one.atRisk.minor() > kLimit;
    wire::BillRow row;
    row.kind = "PAYMENT";
    row.number = "P2026112304050678900" + serial + "0001";
    row.transaction = "42000012342026112300" + serial;
    row.state = "SUCCEEDED";
    row.at = now() - age - hours(20);
    row.line = static_cast<std::int64_t>(exceptions.size()) + 7;
    if (ours > 0) {
        row.amount = yuan(ours);
        row.fee = yuan(ours * 6 / 1000);
        one.ours = {row};
    }
    if (theirs > 0) {
        row.amount = yuan(theirs);
        row.fee = yuan(theirs * 6 / 1000);
        one.theirs = {row};
    }
    if (one.kind == "AMOUNT_DIFFERS")
        one.differences = {"AMOUNT", "FEE"};
    one.history.push_back({one.openedAt, "system", "OPENED", {}, {}});
    return exceptions.emplace_back(one);
}

void ScriptedFinance::fill()
{
    for (const char* channel : {"wechat", "alipay", "unionpay"}) {
        for (int before = 1; before <= 12; ++before) {
            wire::ReconciliationDay day;
            day.accountId = ChannelAccountId::trusted("M1000-" + QByteArray(channel));
            day.channel = ChannelCode::trusted(channel);
            day.day = dayBefore(before);
            day.rows = 9000 - before * 130;
            day.matched = day.rows;
            day.ours = day.theirs = yuan(412'350'60 - before * 1'234'50);
            day.fee = yuan(2'474'10 - before * 7'40);
            day.state = before > 3 ? "CLOSED" : "MATCHED";
            day.resolvedExceptions = before > 3 ? before % 4 : 0;
            if (before > 3) {
                day.closedAt = now() - hours(24 * (before - 1));
                day.closedBy = "operator:finance";
            }
            days.push_back(day);
        }
    }
    wire::ReconciliationDay& awaited = *findDay("M1000-wechat", dayBefore(1));
    awaited.state = "AWAITED";
    awaited.rows = awaited.matched = 0;
    awaited.nextLookAt = now() + std::chrono::minutes(5);
    findDay("M1000-unionpay", dayBefore(1))->state = "NO_BILL";
    findDay("M1000-unionpay", dayBefore(1))->rows = findDay("M1000-unionpay", dayBefore(1))->matched = 0;
    findDay("M1000-unionpay", dayBefore(5))->state = "UNBALANCED";
    findDay("M1000-wechat", dayBefore(2))->notDue = 22;
    findDay("M1000-wechat", dayBefore(2))->matched -= 22;
    addException("THEIRS_ONLY", 0, 3600, hours(98));
    addException("AMOUNT_DIFFERS", 12'000, 12'360, hours(50)).assignee = "finance";
    addException("OURS_ONLY", 1'234'500, 0, hours(26));
    addException("FEE_DIFFERS", 8800, 8800, hours(25)).theirs.front().fee = yuan(61);
    addException("STATE_DIFFERS", 5800, 5800, hours(20)).ours.front().state = "PROCESSING";
    addException("DUPLICATE", 0, 990, hours(3));
    wire::ReconciliationException& bad = addException("UNREADABLE", 0, 1, hours(2));
    bad.theirs.front() = {};
    bad.theirs.front().kind = "UNREADABLE";
    bad.theirs.front().line = 4711;
    bad.theirs.front().note = "AMOUNT_MALFORMED";
    addException("OURS_ONLY", 2500, 0, hours(30)).state = wire::exception_states::kWaiting;
    wire::ReconciliationDay& differs = *findDay("M1000-alipay", dayBefore(2));
    differs.state = "EXCEPTIONS";
    differs.theirs = yuan(differs.ours.minor() - 1'229'150);
}

wire::ReconciliationOverview ScriptedFinance::overview() const
{
    wire::ReconciliationOverview all;
    all.ages = {{0, 0, yuan(0)}, {1, 0, yuan(0)}, {3, 0, yuan(0)}, {7, 0, yuan(0)}};
    all.days = days;
    for (const wire::ReconciliationException& one : exceptions) {
        if (!isOpen(one))
            continue;
        const auto day = std::ranges::find_if(all.days, [&](const wire::ReconciliationDay& each) {
            return each.accountId == one.accountId && each.day == one.day;
        });
        const auto old = std::chrono::duration_cast<hours>(now() - one.openedAt).count() / 24;
        wire::ExceptionAge& age = all.ages[old < 1 ? 0 : old < 3 ? 1 : old < 7 ? 2 : 3];
        ++age.exceptions;
        ++all.openExceptions;
        all.waitingExceptions += one.state == wire::exception_states::kWaiting ? 1 : 0;
        all.atRisk = yuan(all.atRisk.minor() + one.atRisk.minor());
        if (!all.oldestOpenAt || one.openedAt < *all.oldestOpenAt)
            all.oldestOpenAt = one.openedAt;
        if (day == all.days.end())
            continue;
        ++day->openExceptions;
        --day->matched;
        day->atRisk = yuan(day->atRisk.minor() + one.atRisk.minor());
    }
    for (wire::ReconciliationDay& day : all.days) {
        const bool needs = day.openExceptions > 0 || day.state == "NO_BILL" || day.state == "UNBALANCED";
        all.daysInNeed += needs ? 1 : 0;
        all.awaitedBills += day.state == "AWAITED" || day.state == "NO_BILL" ? 1 : 0;
        all.failedBills += day.state == "FAILED" ? 1 : 0;
    }
    return all;
}

Answer ScriptedFinance::answer(const QByteArray& method, const QByteArray& path, const QUrlQuery& query,
                               const QByteArray& body)
{
    const QByteArrayList parts = path.split('/').mid(3); // behind /v1/reconciliation
    if (!refuseWith.isEmpty() && method != "GET")
        return {409, {}, refuseWith};
    if (parts.value(0) == "days")
        return answerDays(method, parts, body);
    if (parts.value(0) == "runs")
        return answerRuns(method, parts, body);
    if (parts.value(0) == "bills")
        return answerBills(method, parts, query, body);
    if (parts.value(0) == "exceptions")
        return answerExceptions(method, parts, query, body);
    return refused(404, "NOT_FOUND");
}

Answer ScriptedFinance::answerDays(const QByteArray& method, const QByteArrayList& parts, const QByteArray& body)
{
    if (method == "GET")
        return {200, overview().toJson(), {}};
    wire::ReconciliationDay* day = findDay(parts.value(1), parts.value(2));
    const auto remark = wire::DayRemark::read(QByteArrayView(body));
    if (!day || !remark)
        return refused(day ? 422 : 404, day ? "FIELD_INVALID" : "NOT_FOUND");
    if (parts.value(3) == "reopen") {
        day->state = "MATCHED";
        day->closedAt.reset();
        day->closedBy.clear();
    } else {
        day->state = "CLOSED";
        day->closedAt = now();
        day->closedBy = "operator:finance";
    }
    return {200, day->toJson(), {}};
}

Answer ScriptedFinance::answerRuns(const QByteArray& method, const QByteArrayList& parts, const QByteArray& body)
{
    if (method == "GET") {
        wire::ReconciliationRunPage page;
        page.runs = runs;
        return {200, page.toJson(), {}};
    }
    if (parts.value(2) == "cancel") {
        const auto run =
            std::ranges::find_if(runs, [&](const auto& one) { return one.runId.bytes() == parts.value(1); });
        if (run == runs.end())
            return refused(404, "NOT_FOUND");
        run->state = wire::reconciliation_runs::kCancelled;
        run->finishedAt = now();
        return {200, run->toJson(), {}};
    }
    const auto wanted = wire::StartRun::read(QByteArrayView(body));
    wire::ReconciliationDay* day = wanted ? findDay(wanted->accountId.bytes(), wanted->day) : nullptr;
    if (!day)
        return refused(404, "NOT_FOUND");
    wire::ReconciliationRun run;
    run.runId = RunId::trusted("N" + QByteArray::number(static_cast<qlonglong>(runs.size() + 1)));
    run.accountId = day->accountId;
    run.channel = day->channel;
    run.day = day->day;
    run.state = wire::reconciliation_runs::kRunning;
    run.phase = "MATCHING";
    run.rows = 9000;
    run.rowsDone = 5760;
    run.chunks = 100;
    run.chunksDone = 64;
    run.rowsPerSecond = 1'412'000;
    run.secondsLeft = 40;
    run.requestedBy = "operator:finance";
    run.requestedAt = now();
    runs.insert(runs.begin(), run);
    day->state = "RUNNING";
    return {201, run.toJson(), {}};
}

Answer ScriptedFinance::answerBills(const QByteArray& method, const QByteArrayList& parts, const QUrlQuery& query,
                                    const QByteArray& body)
{
    if (method == "GET" && parts.value(2) == "unreadable") {
        wire::UnreadableRows bad;
        wire::BillRow row;
        row.kind = "UNREADABLE";
        row.line = 17;
        row.note = "=AMOUNT_MALFORMED";
        bad.rows.push_back(row);
        return {200, bad.toJson(), {}};
    }
    if (query.hasQueryItem(QStringLiteral("preview")))
        return {200, preview.toJson(), {}};
    wire::Bill bill;
    bill.billId = BillId::trusted("B" + QByteArray::number(static_cast<qlonglong>(bills.size() + 1)));
    bill.accountId = ChannelAccountId::trusted(query.queryItemValue(QStringLiteral("account")).toLatin1());
    bill.channel = ChannelCode::trusted("alipay");
    bill.day = query.queryItemValue(QStringLiteral("day")).toLatin1();
    bill.kind = "TRADE";
    bill.source = "UPLOADED";
    bill.name = query.queryItemValue(QStringLiteral("name"), QUrl::FullyDecoded);
    bill.sha256 = QByteArray(64, 'a');
    bill.bytes = body.size();
    bill.rows = preview.rows;
    bill.unreadable = preview.unreadable;
    bill.receivedBy = "operator:finance";
    bill.receivedAt = now();
    bills.push_back(bill);
    return {201, bill.toJson(), {}};
}

QByteArray ScriptedFinance::act(wire::ReconciliationException& exception, const wire::ExceptionAction& action)
{
    const bool changes = action.action != "ASSIGN" && action.action != "COMMENT";
    if (changes && exception.state == wire::exception_states::kResolved)
        return "EXCEPTION_NOT_OPEN";
    exception.history.push_back({now(), "operator:finance", action.action, action.remark, {}});
    if (action.action == "ASSIGN")
        exception.assignee = action.assignee;
    if (!changes)
        return {};
    exception.resolution = action.action;
    exception.remark = action.remark;
    exception.state =
        exception.needsSecondPerson ? wire::exception_states::kWaiting : wire::exception_states::kResolved;
    return {};
}

Answer ScriptedFinance::actOnMany(const QByteArray& body)
{
    const auto bulk = wire::BulkAction::read(QByteArrayView(body));
    if (!bulk)
        return refused(422, "FIELD_INVALID");
    wire::BulkOutcome outcome;
    outcome.dryRun = bulk->dryRun;
    for (wire::ReconciliationException& one : exceptions) {
        const bool meant = bulk->exceptionIds.empty() ? passes(one, queryOf(bulk->filter), true)
                                                      : std::ranges::count(bulk->exceptionIds, one.exceptionId) > 0;
        if (!meant)
            continue;
        wire::ReconciliationException trial = one;
        const QByteArray code = act(bulk->dryRun ? trial : one, bulk->action);
        outcome.rows.push_back({one.exceptionId, code.isEmpty() ? "SUCCEEDED" : "SKIPPED", code});
        if (code.isEmpty())
            outcome.atRisk = yuan(outcome.atRisk.minor() + one.atRisk.minor());
    }
    return {200, outcome.toJson(), {}};
}

Answer ScriptedFinance::answerExceptions(const QByteArray& method, const QByteArrayList& parts, const QUrlQuery& query,
                                         const QByteArray& body)
{
    if (parts.value(1) == "actions")
        return actOnMany(body);
    if (parts.value(1) == "classes") {
        wire::ExceptionClasses classes;
        for (const wire::ReconciliationException& one : exceptions) {
            if (!passes(one, query, false))
                continue;
            auto line = std::ranges::find(classes.classes, one.kind, &wire::ExceptionClass::kind);
            if (line == classes.classes.end())
                line = classes.classes.insert(line, {one.kind, 0, yuan(0)});
            ++line->exceptions;
            line->atRisk = yuan(line->atRisk.minor() + one.atRisk.minor());
        }
        return {200, classes.toJson(), {}};
    }
    if (parts.size() == 1) {
        wire::ExceptionPage page;
        for (const wire::ReconciliationException& one : exceptions) {
            if (passes(one, query, true)) {
                page.exceptions.push_back(one);
                page.exceptions.back().history.clear();
            }
        }
        return {200, page.toJson(), {}};
    }
    const auto found =
        std::ranges::find_if(exceptions, [&](const auto& one) { return one.exceptionId.bytes() == parts.value(1); });
    if (found == exceptions.end())
        return refused(404, "NOT_FOUND");
    if (method == "GET")
        return {200, found->toJson(), {}};
    const auto action = wire::ExceptionAction::read(QByteArrayView(body));
    if (!action)
        return refused(422, "FIELD_INVALID");
    const QByteArray code = act(*found, *action);
    return code.isEmpty() ? Answer{200, found->toJson(), {}} : Answer{409, {}, code};
}

} // namespace guitai::test
