// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exceptions/exception_steps.h"

#include "exceptions/closing.h"
#include "exceptions/write_off.h"
#include "ids/payment_no.h"
#include "merchants/audit_trail.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace guitai::exceptions {

namespace {

namespace actions = wire::exception_actions;

constexpr std::array kActions{
    ActionLine{.name = actions::kQuery, .reachesOut = true},
    ActionLine{.name = actions::kMakeUp, .reachesOut = true, .movesMoney = true, .needsAttempt = true},
    ActionLine{.name = actions::kLink},
    ActionLine{.name = actions::kWriteOff, .movesMoney = true},
    ActionLine{.name = actions::kNextDay},
    ActionLine{.name = actions::kRefund, .reachesOut = true, .movesMoney = true, .needsAttempt = true},
    ActionLine{.name = actions::kIgnore, .movesMoney = true},
    ActionLine{.name = actions::kRerun, .reachesOut = true},
    ActionLine{.name = actions::kAssign, .isNote = true},
    ActionLine{.name = actions::kComment, .isNote = true},
};

/// A claim that a crash left behind is over then.
constexpr Duration kClaim = std::chrono::minutes(5);

/// A line in the audit trail beside that of the history: people do not act unseen.
Result<Done> change(storage::Transaction& tx, ExceptionRecord& record, const Deed& deed)
{
    if (const auto changed = changeException(tx, record, deed); !changed)
        return changed.error();
    if (const auto followed = followDay(tx, {record.accountId, record.day}, deed.at); !followed)
        return followed.error();
    const QString detail = deed.remark + QLatin1Char(' ') + QString::fromLatin1(deed.detail);
    return merchants::appendAuditEntry(tx, {deed.at, deed.actor, "exception." + deed.action.toLower(),
                                            "exception/" + record.exceptionId.bytes(), detail.trimmed()});
}

Error notOpen(const ExceptionRecord& record)
{
    Error error{errors::kNotOpen};
    error.extras.insert(QStringLiteral("state"), QString::fromLatin1(record.state));
    return error;
}

/// Nothing where the command may act on this case now.
std::optional<Error> refusalNow(const ExceptionRecord& record, const ActCommand& command, UtcTime now)
{
    const ActionLine* line = findAction(command.wanted.action);
    if (!line)
        return Error{errors::kUnsuitable};
    if (command.wanted.version != 0 && command.wanted.version != record.version)
        return Error{errors::kVersionDiffers};
    if (line->isNote)
        return std::nullopt;
    if (!record.isOpen())
        return notOpen(record);
    if (record.busyUntil && *record.busyUntil > now)
        return Error{errors::kBusy};
    return refusalOf(record, command.wanted.action);
}

Result<ExceptionRecord> otherHalf(storage::Reader& reader, const ExceptionRecord& record, const ActCommand& command)
{
    auto other = storedException(reader, command.merchantId, command.wanted.other);
    if (!other)
        return other.error();
    if (!other->isOpen())
        return notOpen(*other);
    if (other->accountId != record.accountId || !areHalves(record, *other))
        return Error{errors::kNotHalves};
    return other;
}

Result<Done> link(storage::Transaction& tx, ExceptionRecord& record, const ActCommand& command, const Deed& deed)
{
    auto other = otherHalf(tx, record, command);
    if (!other)
        return other.error();
    other->linkedTo = record.exceptionId;
    other->resolve(actions::kLink, deed.actor, deed.at);
    other->remark = deed.remark;
    record.linkedTo = other->exceptionId;
    return change(tx, *other, deed);
}

/// An action that is all here, on an open or agreed case.
Result<Done> perform(storage::Transaction& tx, ExceptionRecord& record, const Deed& deed)
{
    if (deed.action == actions::kWriteOff) {
        if (const auto posted = postWriteOff(tx, record, deed.at); !posted)
            return posted.error();
    }
    record.resolve(deed.action, deed.actor, deed.at);
    record.remark = deed.remark;
    return change(tx, record, deed);
}

QByteArray contentOf(const ExceptionRecord& record, const ActCommand& command)
{
    const Money risk = atRisk(record.facts);
    const QJsonObject content{
        {QStringLiteral("exception_id"), record.exceptionId.text()},
        {QStringLiteral("action"), QString::fromLatin1(command.wanted.action)},
        {QStringLiteral("remark"), command.wanted.remark},
        {QStringLiteral("amount"), static_cast<qint64>(risk.minor())},
        {QStringLiteral("currency"), QString::fromLatin1(risk.currency().code())},
        {QStringLiteral("class"), QString::fromLatin1(record.facts.kind)},
        {QStringLiteral("account_id"), record.accountId.text()},
        {QStringLiteral("day"), QString::fromLatin1(record.day)},
        {QStringLiteral("number"), QString::fromLatin1(record.facts.number())},
    };
    return QJsonDocument(content).toJson(QJsonDocument::Compact);
}

/// Request and case are one transaction: both live on the home shard.
Result<Done> askSecondPerson(storage::Transaction& tx, ExceptionRecord& record, const ActCommand& command,
                             const StepTools& tools)
{
    approvals::Approval approval;
    approval.approvalNo = tools.approvalNo;
    approval.kind = kApprovalKind;
    approval.merchantId = record.merchantId;
    approval.content = contentOf(record, command);
    approval.contentHash = approvals::contentHashOf(approval);
    approval.maker = command.actor;
    approval.createdAt = tools.now;
    approval.expiresAt = tools.now + approvals::kApprovalLife;
    if (const auto asked = approvals::insertApproval(tx, approval); !asked)
        return asked.error();
    record.state = wire::exception_states::kWaiting;
    record.resolution = command.wanted.action;
    record.approvalNo = tools.approvalNo;
    record.remark = command.wanted.remark;
    return change(tx, record, Deed(command.actor, command.wanted.action, tools.now, command.wanted.remark, "ASKED"));
}

Result<Done> noteOnly(storage::Transaction& tx, ExceptionRecord& record, const ActCommand& command, UtcTime now)
{
    QByteArray detail;
    if (command.wanted.action == actions::kAssign) {
        record.assignee = command.wanted.assignee;
        record.dueDay = command.wanted.dueOn;
        detail = record.assignee;
    }
    return change(tx, record, Deed(command.actor, command.wanted.action, now, command.wanted.remark, detail));
}

bool isPaidByBill(const ExceptionRecord& record)
{
    const auto& theirs = record.facts.theirs;
    return theirs && theirs->kind == rows::Kind::Payment && theirs->state == rows::State::Succeeded &&
           !theirs->transaction.isEmpty();
}

bool isOneSided(const ExceptionRecord& record)
{
    return record.facts.kind == "OURS_ONLY" || record.facts.kind == "THEIRS_ONLY";
}

} // namespace

const ActionLine* findAction(QByteArrayView name)
{
    const auto found = std::find_if(kActions.begin(), kActions.end(),
                                    [&](const auto& line) { return name == QByteArrayView(line.name); });
    return found == kActions.end() ? nullptr : &*found;
}

std::optional<Error> refusalOf(const ExceptionRecord& record, QByteArrayView action)
{
    const CaseFacts& facts = record.facts;
    if (action == QByteArrayView(actions::kWriteOff) && excess(facts).empty() && feeExcess(facts).minor() == 0)
        return Error{errors::kNothingToWriteOff};
    const bool isOursOrRefunds = !paymentOf(facts).isEmpty() || slotOfNumber('R', facts.number()).has_value();
    const bool isUnsuitable =
        (action == QByteArrayView(actions::kQuery) && !isOursOrRefunds) ||
        ((action == QByteArrayView(actions::kMakeUp) || action == QByteArrayView(actions::kRefund)) &&
         !isPaidByBill(record)) ||
        ((action == QByteArrayView(actions::kNextDay) || action == QByteArrayView(actions::kLink)) &&
         !isOneSided(record));
    return isUnsuitable ? std::optional(Error{errors::kUnsuitable}) : std::nullopt;
}

bool isProvable(const CaseFacts& facts)
{
    return facts.ours && facts.theirs && facts.differences == StateBit &&
           facts.ours->state == rows::State::Processing && facts.theirs->state == rows::State::Succeeded &&
           facts.ours->amount == facts.theirs->amount && facts.ours->currency == facts.theirs->currency;
}

std::optional<Error> wouldRefuse(storage::Reader& reader, const ActCommand& command, const StepTools& tools)
{
    const auto record = storedException(reader, command.merchantId, command.exceptionId);
    if (!record)
        return record.error();
    if (auto refusal = refusalNow(*record, command, tools.now))
        return refusal;
    if (command.wanted.action != actions::kLink)
        return std::nullopt;
    const auto other = otherHalf(reader, *record, command);
    return other ? std::nullopt : std::optional(other.error());
}

Result<Begun> begin(storage::Transaction& tx, const ActCommand& command, const StepTools& tools)
{
    auto found = storedException(tx, command.merchantId, command.exceptionId);
    if (!found)
        return found.error();
    Begun begun{std::move(*found), false};
    ExceptionRecord& record = begun.record;
    if (const auto refusal = refusalNow(record, command, tools.now))
        return *refusal;
    const ActionLine& line = *findAction(command.wanted.action);
    Deed deed(command.actor, command.wanted.action, tools.now, command.wanted.remark);
    Result<Done> done = Done{};
    if (line.isNote) {
        done = noteOnly(tx, record, command, tools.now);
    } else if (line.movesMoney && atRisk(record.facts).minor() > tools.secondPersonAbove) {
        done = askSecondPerson(tx, record, command, tools);
    } else if (line.reachesOut) {
        begun.reachesOut = true;
        record.busyUntil = tools.now + kClaim;
        deed.detail = "BEGUN";
        done = change(tx, record, deed);
    } else {
        if (command.wanted.action == actions::kLink)
            done = link(tx, record, command, deed);
        if (done)
            done = perform(tx, record, deed);
    }
    if (!done)
        return done.error();
    return begun;
}

Result<ExceptionRecord> end(storage::Transaction& tx, ExceptionRecord claimed, const Ending& ending)
{
    const auto now = findException(tx, claimed.exceptionId);
    if (!now)
        return now.error();
    if (!*now || (*now)->version != claimed.version)
        return Error{errors::kMovedOn};
    claimed.busyUntil.reset();
    if (ending.isProven) {
        claimed.resolve(ending.action, ending.actor, ending.now);
        claimed.remark = ending.remark;
    }
    const Deed deed(ending.actor, ending.action, ending.now, ending.remark, ending.code);
    if (const auto changed = change(tx, claimed, deed); !changed)
        return changed.error();
    return claimed;
}

Agreed agreedIn(const approvals::Approval& approval)
{
    const QJsonObject content = QJsonDocument::fromJson(approval.content).object();
    return {ExceptionId::trusted(content.value(QLatin1String("exception_id")).toString().toLatin1()),
            content.value(QLatin1String("action")).toString().toLatin1(),
            content.value(QLatin1String("remark")).toString()};
}

Result<std::optional<ExceptionRecord>> waitingFor(storage::Reader& reader, const approvals::Approval& approval)
{
    const Agreed agreed = agreedIn(approval);
    auto found = storedException(reader, approval.merchantId, agreed.exceptionId);
    if (!found)
        return found.error();
    const bool isItsOwn = found->approvalNo == approval.approvalNo && found->resolution == agreed.action;
    if (isItsOwn && found->isResolved())
        return std::optional<ExceptionRecord>();
    if (!isItsOwn || found->state != wire::exception_states::kWaiting)
        return Error{errors::kMovedOn};
    return std::optional(std::move(*found));
}

Result<ExceptionRecord> carryOut(storage::Transaction& tx, const approvals::Approval& approval, const Ending& ending)
{
    auto waiting = waitingFor(tx, approval);
    if (!waiting)
        return waiting.error();
    if (!*waiting)
        return storedException(tx, approval.merchantId, agreedIn(approval).exceptionId);
    ExceptionRecord record = std::move(**waiting);
    const Deed deed(ending.actor, ending.action, ending.now, ending.remark,
                    ending.code.isEmpty() ? QByteArray("APPROVED") : ending.code);
    if (const auto done = perform(tx, record, deed); !done)
        return done.error();
    return record;
}

Result<Done> giveUp(storage::Transaction& tx, const approvals::Approval& approval, const Ending& ending)
{
    auto waiting = waitingFor(tx, approval);
    if (!waiting)
        return waiting.error().code == errors::kMovedOn ? Result<Done>(Done{}) : waiting.error();
    if (!*waiting)
        return Done{};
    ExceptionRecord record = std::move(**waiting);
    record.reopen();
    return change(tx, record, Deed(ending.actor, "REJECTED", ending.now, ending.remark, ending.code));
}

} // namespace guitai::exceptions
