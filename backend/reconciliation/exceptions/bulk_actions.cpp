// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One action on many cases: each by itself, so that a bad one stops no other.
#include "exceptions/exception_desk.h"

#include <limits>

namespace guitai::exceptions {

namespace {

constexpr size_t kMostAtOnce = 5'000;
constexpr int kRowsOfPage = 500;

/// What is no failure of this request: somebody was there before.
bool isSkipped(const Error& error)
{
    return error.code == errors::kNotOpen || error.code == errors::kBusy || error.code == errors::kExceptionNotFound;
}

} // namespace

async::Task<Result<std::vector<ExceptionId>>> ExceptionDesk::meant(BulkCommand command)
{
    if (!command.wanted.exceptionIds.empty()) {
        if (command.wanted.exceptionIds.size() > kMostAtOnce)
            co_return Error{errors::kTooMany};
        co_return command.wanted.exceptionIds;
    }
    std::vector<ExceptionId> ids;
    PageStart start{std::numeric_limits<std::int64_t>::max(), {}, kRowsOfPage};
    for (;;) {
        auto reading = page(command.merchantId, command.wanted.filter, start);
        const Result<Records> records = co_await reading;
        if (!records)
            co_return records.error();
        for (const ExceptionRecord& record : *records)
            ids.push_back(record.exceptionId);
        if (ids.size() > kMostAtOnce)
            co_return Error{errors::kTooMany};
        if (records->size() < static_cast<size_t>(kRowsOfPage))
            co_return ids;
        start.beforeMs = records->back().openedAt.ms();
        start.beforeId = records->back().exceptionId.bytes();
    }
}

async::Task<Result<wire::BulkRow>> ExceptionDesk::actOnOne(ActCommand command)
{
    wire::BulkRow row{command.exceptionId, "SUCCEEDED", {}};
    auto stepping = step(std::move(command));
    const Result<ExceptionRecord> done = co_await stepping;
    if (!done) {
        row.outcome = isSkipped(done.error()) ? "SKIPPED" : "FAILED";
        row.errorCode = done.error().code.name;
    }
    co_return row;
}

async::Task<Result<wire::BulkOutcome>> ExceptionDesk::actOnMany(BulkCommand command)
{
    const QByteArray action = command.wanted.action.action;
    if (!findAction(action) || action == wire::exception_actions::kLink) // which half is whose is said one by one
        co_return Error{errors::kUnsuitable};
    auto finding = meant(command);
    const Result<std::vector<ExceptionId>> ids = co_await finding;
    if (!ids)
        co_return ids.error();
    wire::BulkOutcome outcome;
    outcome.dryRun = command.wanted.dryRun;
    std::int64_t sum = 0;
    for (const ExceptionId& id : *ids) {
        auto reading = stored(command.merchantId, id);
        const Result<ExceptionRecord> before = co_await reading;
        ActCommand one(command.merchantId, command.actor, id, command.wanted.action);
        one.dryRun = command.wanted.dryRun;
        auto acting = actOnOne(std::move(one));
        Result<wire::BulkRow> row = co_await acting;
        if (!row)
            co_return row.error();
        const bool counts = row->outcome == "SUCCEEDED" && before;
        const Money risk = counts ? atRisk(before->facts) : outcome.atRisk;
        if (counts && risk.currency() == outcome.atRisk.currency())
            sum += risk.minor();
        outcome.rows.push_back(std::move(*row));
    }
    outcome.atRisk = Money(sum, outcome.atRisk.currency());
    co_return outcome;
}

} // namespace guitai::exceptions
