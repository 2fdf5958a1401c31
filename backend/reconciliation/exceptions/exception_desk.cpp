// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exceptions/exception_desk.h"

#include "log/log.h"
#include "storage/newest_first.h"

#include <algorithm>

namespace guitai::exceptions {

namespace {

namespace actions = wire::exception_actions;

const log::Category lc{"exceptions"};

constexpr int kMostRows = 200;
constexpr int kServersFault = 500;

} // namespace

StepTools ExceptionDesk::tools() const
{
    return {m_parts.secondPersonAbove, m_parts.approvals.mintNumber(), m_parts.clock.now()};
}

async::Task<Result<std::vector<ExceptionRecord>>> ExceptionDesk::page(MerchantId merchantId,
                                                                      wire::ExceptionFilter filter, PageStart start)
{
    std::function<Result<Records>(storage::Reader&)> work = [merchantId, filter, start](storage::Reader& reader) {
        return listExceptions(reader, merchantId, filter, start);
    };
    auto reading = m_parts.storage.read<Records>(storage::kHomeSlot, std::move(work));
    Result<Records> records = co_await reading;
    co_return records;
}

async::Task<Result<wire::ExceptionPage>> ExceptionDesk::list(MerchantId merchantId, ListCommand command)
{
    const auto end = storage::PageEnd::parse(command.cursor);
    if (!end)
        co_return end.error();
    const int limit = std::clamp(command.limit, 1, kMostRows);
    const PageStart start{end->ms, end->id, limit + 1};
    auto reading = page(merchantId, std::move(command.filter), start);
    Result<Records> records = co_await reading;
    if (!records)
        co_return records.error();
    wire::ExceptionPage document;
    document.nextCursor = storage::cutToPage(*records, limit, [](const ExceptionRecord& one) {
        return storage::PageEnd{one.openedAt.ms(), one.exceptionId.bytes()};
    });
    for (const ExceptionRecord& record : *records)
        document.exceptions.push_back(toWire(record, m_parts.secondPersonAbove));
    co_return document;
}

async::Task<Result<wire::ExceptionClasses>> ExceptionDesk::classes(MerchantId merchantId, wire::ExceptionFilter filter)
{
    std::function<Result<wire::ExceptionClasses>(storage::Reader&)> work =
        [merchantId, filter](storage::Reader& reader) -> Result<wire::ExceptionClasses> {
        auto counted = countClasses(reader, merchantId, filter);
        if (!counted)
            return counted.error();
        wire::ExceptionClasses classes;
        classes.classes = std::move(*counted);
        return classes;
    };
    auto reading = m_parts.storage.read<wire::ExceptionClasses>(storage::kHomeSlot, std::move(work));
    Result<wire::ExceptionClasses> classes = co_await reading;
    co_return classes;
}

async::Task<Result<wire::ReconciliationException>> ExceptionDesk::get(MerchantId merchantId, ExceptionId id)
{
    std::function<Result<wire::ReconciliationException>(storage::Reader&)> work =
        [merchantId, id,
         above = m_parts.secondPersonAbove](storage::Reader& reader) -> Result<wire::ReconciliationException> {
        const auto record = storedException(reader, merchantId, id);
        if (!record)
            return record.error();
        auto history = historyOf(reader, id);
        if (!history)
            return history.error();
        wire::ReconciliationException document = toWire(*record, above);
        document.history = std::move(*history);
        return document;
    };
    auto reading = m_parts.storage.read<wire::ReconciliationException>(storage::kHomeSlot, std::move(work));
    Result<wire::ReconciliationException> document = co_await reading;
    co_return document;
}

async::Task<Result<ExceptionRecord>> ExceptionDesk::stored(MerchantId merchantId, ExceptionId id)
{
    std::function<Result<ExceptionRecord>(storage::Reader&)> work = [merchantId, id](storage::Reader& reader) {
        return storedException(reader, merchantId, id);
    };
    auto reading = m_parts.storage.read<ExceptionRecord>(storage::kHomeSlot, std::move(work));
    Result<ExceptionRecord> record = co_await reading;
    co_return record;
}

/// Before anybody is asked to agree: money without an attempt of ours is nobody's.
async::Task<Result<Done>> ExceptionDesk::checkMoney(ActCommand command)
{
    const ActionLine* line = findAction(command.wanted.action);
    if (!line || !line->needsAttempt)
        co_return Done{};
    auto reading = stored(command.merchantId, command.exceptionId);
    Result<ExceptionRecord> record = co_await reading;
    if (!record)
        co_return record.error();
    if (const auto refusal = refusalOf(*record, command.wanted.action))
        co_return *refusal;
    auto checking = m_parts.proof.checkAttempt(std::move(*record));
    Result<Done> checked = co_await checking;
    co_return checked;
}

async::Task<Result<Proof>> ExceptionDesk::reachOut(ExceptionRecord record, QByteArray action, QByteArray actor)
{
    if (action == actions::kRerun) {
        if (!m_parts.startRun)
            co_return Error{errors::kUnsuitable};
        auto starting = m_parts.startRun(record.accountId, record.day, actor);
        const Result<Done> started = co_await starting;
        if (!started)
            co_return started.error();
        Proof begun{false, "RUN_STARTED"};
        co_return begun;
    }
    auto asking = action == actions::kQuery    ? m_parts.proof.query(std::move(record))
                  : action == actions::kMakeUp ? m_parts.proof.makeUp(std::move(record))
                                               : m_parts.proof.giveBack(std::move(record), std::move(actor));
    Result<Proof> proof = co_await asking;
    co_return proof;
}

async::Task<Result<ExceptionRecord>> ExceptionDesk::endClaim(ExceptionRecord record, Ending ending)
{
    std::function<Result<ExceptionRecord>(storage::Transaction&)> work = [record, ending](storage::Transaction& tx) {
        return end(tx, record, ending);
    };
    auto writing = m_parts.storage.write<ExceptionRecord>(storage::kHomeSlot, std::move(work));
    Result<ExceptionRecord> ended = co_await writing;
    co_return ended;
}

async::Task<Result<ExceptionRecord>> ExceptionDesk::step(ActCommand command)
{
    auto checking = checkMoney(command);
    const Result<Done> checked = co_await checking;
    if (!checked)
        co_return checked.error();
    if (command.dryRun) {
        std::function<Result<ExceptionRecord>(storage::Reader&)> look =
            [command, tools = tools()](storage::Reader& reader) -> Result<ExceptionRecord> {
            if (const auto refusal = wouldRefuse(reader, command, tools))
                return *refusal;
            return storedException(reader, command.merchantId, command.exceptionId);
        };
        auto looking = m_parts.storage.read<ExceptionRecord>(storage::kHomeSlot, std::move(look));
        Result<ExceptionRecord> seen = co_await looking;
        co_return seen;
    }
    std::function<Result<Begun>(storage::Transaction&)> work = [command, tools = tools()](storage::Transaction& tx) {
        return begin(tx, command, tools);
    };
    auto writing = m_parts.storage.write<Begun>(storage::kHomeSlot, std::move(work));
    Result<Begun> begun = co_await writing;
    if (!begun)
        co_return begun.error();
    if (!begun->reachesOut)
        co_return begun->record;
    auto reaching = reachOut(begun->record, command.wanted.action, command.actor);
    const Result<Proof> proof = co_await reaching;
    Ending ending{command.actor,
                  command.wanted.action,
                  command.wanted.remark,
                  proof && proof->isProven,
                  proof ? proof->code : QByteArray(proof.error().code.name),
                  m_parts.clock.now()};
    auto ending_ = endClaim(std::move(begun->record), std::move(ending));
    Result<ExceptionRecord> ended = co_await ending_;
    if (!proof)
        co_return proof.error();
    co_return ended;
}

async::Task<Result<wire::ReconciliationException>> ExceptionDesk::act(ActCommand command)
{
    const MerchantId merchantId = command.merchantId;
    const ExceptionId id = command.exceptionId;
    const QByteArray action = command.wanted.action;
    const QByteArray actor = command.actor;
    auto stepping = step(std::move(command));
    const Result<ExceptionRecord> record = co_await stepping;
    if (!record)
        co_return record.error();
    log::info(lc, "acted").with("exception_id", id.bytes()).with("action", action).with("actor", actor);
    auto getting = get(merchantId, id);
    Result<wire::ReconciliationException> document = co_await getting;
    co_return document;
}

approvals::Approvals::Kind ExceptionDesk::approvalKind()
{
    approvals::Approvals::Kind kind;
    kind.execute = [this](approvals::Approval approval) { return execute(std::move(approval)); };
    kind.giveUp = [this](approvals::Approval approval) {
        const QByteArray code = approvals::textOf(approval.status);
        return giveUpOn(std::move(approval), code);
    };
    return kind;
}

async::Task<Result<Done>> ExceptionDesk::giveUpOn(approvals::Approval approval, QByteArray code)
{
    const Ending ending{
        approval.checker.isEmpty() ? QByteArray(kSystem) : approval.checker, {}, {}, false, code, m_parts.clock.now()};
    std::function<Result<Done>(storage::Transaction&)> work = [approval, ending](storage::Transaction& tx) {
        return giveUp(tx, approval, ending);
    };
    auto writing = m_parts.storage.write<Done>(storage::kHomeSlot, std::move(work));
    Result<Done> done = co_await writing;
    co_return done;
}

/// Told again after a crash: the effect elsewhere is done once by itself, the case is resolved once by its state.
async::Task<Result<Done>> ExceptionDesk::execute(approvals::Approval approval)
{
    using Waiting = std::optional<ExceptionRecord>;
    std::function<Result<Waiting>(storage::Reader&)> look = [approval](storage::Reader& reader) {
        return waitingFor(reader, approval);
    };
    auto looking = m_parts.storage.read<Waiting>(storage::kHomeSlot, std::move(look));
    Result<Waiting> waiting = co_await looking;
    if (!waiting)
        co_return waiting.error();
    if (!*waiting)
        co_return Done{};
    const Agreed agreed = agreedIn(approval);
    Ending ending{approval.maker, agreed.action, agreed.remark, true, "APPROVED", m_parts.clock.now()};
    const ActionLine* line = findAction(agreed.action);
    if (line && line->reachesOut) {
        auto reaching = reachOut(std::move(**waiting), agreed.action, approval.maker);
        const Result<Proof> proof = co_await reaching;
        if (!proof && proof.error().code.httpStatus >= kServersFault)
            co_return proof.error();
        if (!proof || !proof->isProven) {
            const Error refusal =
                proof ? Error{errors::kUnsuitable, {}, QString::fromLatin1(proof->code)} : proof.error();
            const QByteArray code = proof ? proof->code : QByteArray(refusal.code.name);
            auto givingUp = giveUpOn(std::move(approval), code);
            const Result<Done> given = co_await givingUp;
            co_return given ? refusal : given.error();
        }
        ending.code = proof->code;
    }
    std::function<Result<ExceptionRecord>(storage::Transaction&)> work = [approval, ending](storage::Transaction& tx) {
        return carryOut(tx, approval, ending);
    };
    auto writing = m_parts.storage.write<ExceptionRecord>(storage::kHomeSlot, std::move(work));
    const Result<ExceptionRecord> done = co_await writing;
    if (!done && done.error().code.httpStatus < kServersFault) {
        auto givingUp = giveUpOn(std::move(approval), done.error().code.name);
        co_await givingUp;
    }
    if (!done)
        co_return done.error();
    co_return Done{};
}

} // namespace guitai::exceptions
