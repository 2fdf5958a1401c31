// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exceptions/stored_exception_book.h"

#include "exceptions/closing.h"
#include "exceptions/write_off.h"

#include <QHash>

namespace guitai::exceptions {

namespace {

using days::ComparedRun;
using days::RecordedCases;
using Records = std::vector<ExceptionRecord>;

/// A transaction stays short beside the shop's payments.
constexpr size_t kRowsAtOnce = 200;

struct Seen
{
    ExceptionId id;
    CaseFacts facts;
};

DayKey keyOf(const ComparedRun& run)
{
    return {run.accountId, run.day.iso()};
}

Result<Done> open(storage::Transaction& tx, const ComparedRun& run, const Seen& seen, UtcTime now)
{
    ExceptionRecord record;
    record.exceptionId = seen.id;
    record.merchantId = run.merchantId;
    record.accountId = run.accountId;
    record.channel = run.channel;
    record.day = run.day.iso();
    record.facts = seen.facts;
    record.runId = RunId::trusted(run.runId);
    record.openedAt = now;
    record.changedAt = now;
    return insertException(tx, record, Deed(kSystem, "OPENED", now, {}, run.runId));
}

/// Other facts, or a row that had vanished: whatever was decided was decided about something else.
Result<Done> openAgain(storage::Transaction& tx, const ComparedRun& run, const Seen& seen, ExceptionRecord record,
                       UtcTime now)
{
    if (const auto back = takeBackWriteOff(tx, record, now); !back)
        return back.error();
    const bool wasOpen = record.isOpen();
    record.reopen();
    record.facts = seen.facts;
    record.runId = RunId::trusted(run.runId);
    return changeException(tx, record, Deed(kSystem, wasOpen ? "CHANGED" : "REOPENED", now, {}, run.runId));
}

Result<Done> recordOne(storage::Transaction& tx, const ComparedRun& run, const Seen& seen, UtcTime now,
                       RecordedCases& cases)
{
    const auto found = findException(tx, seen.id);
    if (!found)
        return found.error();
    if (!*found) {
        ++cases.opened;
        return open(tx, run, seen, now);
    }
    const ExceptionRecord& known = **found;
    if (saySame(known.facts, seen.facts) && known.resolution != kVanished) {
        ++cases.same;
        return known.runId.bytes() == run.runId ? Result<Done>(Done{})
                                                : markSeen(tx, seen.id, RunId::trusted(run.runId));
    }
    ++cases.changed;
    return openAgain(tx, run, seen, known, now);
}

Result<Done> vanish(storage::Transaction& tx, const ComparedRun& run, ExceptionRecord record, UtcTime now)
{
    if (const auto back = takeBackWriteOff(tx, record, now); !back)
        return back.error();
    record.approvalNo = {};
    record.resolve(kVanished, kSystem, now);
    record.runId = RunId::trusted(run.runId);
    return changeException(tx, record, Deed(kSystem, kVanished, now, {}, run.runId));
}

/// The other half in this run's day makes them one trade; without it, it did not come.
Result<bool> findOtherHalf(storage::Transaction& tx, const ComparedRun& run, ExceptionRecord record, UtcTime now)
{
    auto others = findCounterparts(tx, keyOf(run), record);
    if (!others)
        return others.error();
    for (ExceptionRecord& other : *others) {
        if (!areHalves(record, other))
            continue;
        other.resolve(wire::exception_actions::kLink, kSystem, now);
        other.linkedTo = record.exceptionId;
        record.linkedTo = other.exceptionId;
        if (const auto kept = changeException(tx, other, Deed(kSystem, wire::exception_actions::kLink, now)); !kept)
            return kept.error();
        const Deed deed(kSystem, wire::exception_actions::kLink, now, {}, "CAME_NEXT_DAY");
        if (const auto kept = changeException(tx, record, deed); !kept)
            return kept.error();
        return true;
    }
    record.reopen();
    const Deed deed(kSystem, "REOPENED", now, {}, "NOT_IN_NEXT_DAY");
    if (const auto kept = changeException(tx, record, deed); !kept)
        return kept.error();
    if (const auto followed = followDay(tx, {record.accountId, record.day}, now); !followed)
        return followed.error();
    return false;
}

} // namespace

async::Task<Result<RecordedCases>> StoredExceptionBook::recordRows(ComparedRun run, NextDifference next)
{
    RecordedCases all;
    QHash<QByteArray, int> repeated; // duplicates are told apart by their order, which the engine keeps
    for (bool more = true; more;) {
        std::vector<Seen> chunk;
        while (chunk.size() < kRowsAtOnce) {
            auto facts = next();
            if (!facts)
                co_return facts.error();
            if (!*facts) {
                more = false;
                break;
            }
            int ordinal = 0;
            if ((*facts)->kind == "DUPLICATE")
                ordinal = ++repeated[idOf(run.accountId, run.day.iso(), **facts, 0).bytes()];
            const ExceptionId id = idOf(run.accountId, run.day.iso(), **facts, ordinal);
            chunk.push_back({id, std::move(**facts)});
        }
        std::function<Result<RecordedCases>(storage::Transaction&)> work =
            [run, chunk = std::move(chunk), now = m_clock.now()](storage::Transaction& tx) -> Result<RecordedCases> {
            RecordedCases cases;
            for (const Seen& seen : chunk) {
                if (const auto recorded = recordOne(tx, run, seen, now, cases); !recorded)
                    return recorded.error();
            }
            return cases;
        };
        auto writing = m_storage.write<RecordedCases>(storage::kHomeSlot, std::move(work));
        const Result<RecordedCases> part = co_await writing;
        if (!part)
            co_return part.error();
        all.opened += part->opened;
        all.changed += part->changed;
        all.same += part->same;
    }
    co_return all;
}

async::Task<Result<int>> StoredExceptionBook::endVanished(ComparedRun run)
{
    int ended = 0;
    for (;;) {
        std::function<Result<int>(storage::Transaction&)> work =
            [run, now = m_clock.now()](storage::Transaction& tx) -> Result<int> {
            const auto gone = listVanished(tx, keyOf(run), RunId::trusted(run.runId), static_cast<int>(kRowsAtOnce));
            if (!gone)
                return gone.error();
            for (const ExceptionRecord& record : *gone) {
                if (const auto done = vanish(tx, run, record, now); !done)
                    return done.error();
            }
            return static_cast<int>(gone->size());
        };
        auto writing = m_storage.write<int>(storage::kHomeSlot, std::move(work));
        const Result<int> part = co_await writing;
        if (!part)
            co_return part.error();
        ended += *part;
        if (*part < static_cast<int>(kRowsAtOnce))
            co_return ended;
    }
}

async::Task<Result<int>> StoredExceptionBook::lookForExpected(ComparedRun run)
{
    for (;;) {
        std::function<Result<int>(storage::Transaction&)> work =
            [run, now = m_clock.now()](storage::Transaction& tx) -> Result<int> {
            const auto expected = listExpected(tx, keyOf(run), static_cast<int>(kRowsAtOnce));
            if (!expected)
                return expected.error();
            for (const ExceptionRecord& record : *expected) {
                if (const auto done = findOtherHalf(tx, run, record, now); !done)
                    return done.error();
            }
            return static_cast<int>(expected->size());
        };
        auto writing = m_storage.write<int>(storage::kHomeSlot, std::move(work));
        const Result<int> part = co_await writing;
        if (!part || *part < static_cast<int>(kRowsAtOnce))
            co_return part;
    }
}

async::Task<Result<RecordedCases>> StoredExceptionBook::record(ComparedRun run, QString differences)
{
    const auto opened = m_open(differences);
    if (!opened)
        co_return opened.error();
    auto recording = recordRows(run, *opened);
    Result<RecordedCases> cases = co_await recording;
    if (!cases)
        co_return cases;
    auto ending = endVanished(run);
    const Result<int> vanished = co_await ending;
    if (!vanished)
        co_return vanished.error();
    cases->vanished = *vanished;
    auto looking = lookForExpected(run);
    const Result<int> looked = co_await looking;
    if (!looked)
        co_return looked.error();
    std::function<Result<OpenCount>(storage::Reader&)> work = [run](storage::Reader& reader) {
        return countOpen(reader, keyOf(run));
    };
    auto counting = m_storage.read<OpenCount>(storage::kHomeSlot, std::move(work));
    const Result<OpenCount> open = co_await counting;
    if (!open)
        co_return open.error();
    cases->open = open->open;
    co_return cases;
}

async::Task<Result<int>> StoredExceptionBook::resolveProvable(ComparedRun run)
{
    const DayKey key = keyOf(run);
    ExceptionId after;
    for (bool more = true; more;) {
        std::function<Result<Records>(storage::Reader&)> work = [key, after](storage::Reader& reader) {
            return listOpenOfDay(reader, key, after, static_cast<int>(kRowsAtOnce));
        };
        auto reading = m_storage.read<Records>(storage::kHomeSlot, std::move(work));
        const Result<Records> open = co_await reading;
        if (!open)
            co_return open.error();
        more = open->size() == kRowsAtOnce;
        for (const ExceptionRecord& record : *open) {
            after = record.exceptionId;
            if (!isProvable(record.facts))
                continue;
            wire::ExceptionAction wanted;
            wanted.action = wire::exception_actions::kQuery;
            ActCommand command(record.merchantId, kSystem, record.exceptionId, std::move(wanted));
            auto acting = m_desk.act(std::move(command));
            co_await acting; // what cannot be proven now stays open
        }
    }
    std::function<Result<OpenCount>(storage::Reader&)> work = [key](storage::Reader& reader) {
        return countOpen(reader, key);
    };
    auto counting = m_storage.read<OpenCount>(storage::kHomeSlot, std::move(work));
    const Result<OpenCount> left = co_await counting;
    if (!left)
        co_return left.error();
    co_return left->open;
}

} // namespace guitai::exceptions
