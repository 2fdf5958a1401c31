// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "withdrawals/apply_bank_report.h"

namespace guitai::withdrawals {

namespace {

using payouts::EntryKind;
using payouts::PayoutState;
using storage::Bind;
using W = WithdrawalStatus;

const storage::Statement kInsertEntry{"withdrawals/insert_bank_entry"};
const storage::Statement kFindEntry{"withdrawals/find_bank_entry"};
const storage::Statement kCountEntries{"withdrawals/count_bank_entries"};

constexpr char kApplied[] = "APPLIED";
constexpr char kSetAside[] = "EXCEPTION";

QString describe(const Money& amount)
{
    return QString::fromLatin1(amount.toDecimal() + ' ' + amount.currency().code());
}

const char* textOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Debit: return "DEBIT";
    case EntryKind::Return: return "RETURN";
    case EntryKind::Other: break;
    }
    return "OTHER";
}

/// One thing said on its way into one withdrawal.
class Application
{
public:
    Application(storage::Transaction& tx, WithdrawalRecord withdrawal, QByteArray source, UtcTime at)
        : m_tx(tx), m_withdrawal(std::move(withdrawal)), m_source(std::move(source)), m_at(at)
    {
    }

    Result<Applied> paid(const QByteArray& reference)
    {
        if (m_withdrawal.status == W::Succeeded || m_withdrawal.status == W::Returned)
            return done(Effect::Nothing);
        if (!mayMove(m_withdrawal.status, W::Succeeded))
            return exception(exception_kinds::kPaidAfterEnd, reference, {});
        m_withdrawal.errorCode.clear();
        return step(W::Succeeded, QString::fromLatin1(reference));
    }

    Result<Applied> rejected(const QByteArray& reason)
    {
        // A refusal speaks for its own call only: an older one may have been taken.
        if (m_source == "call" && m_withdrawal.openCalls > 1)
            return done(Effect::Nothing);
        if (m_withdrawal.status == W::Succeeded || m_withdrawal.status == W::Returned)
            return exception(exception_kinds::kRejectedAfterPaid, reason, {});
        if (!mayMove(m_withdrawal.status, W::Failed))
            return done(Effect::Nothing);
        m_withdrawal.errorCode = reason.isEmpty() ? QByteArray("REJECTED") : reason;
        return step(W::Failed, QString::fromLatin1(reason));
    }

    /// What comes back was paid before, whether we had heard of it or not.
    Result<Applied> returned(const payouts::BankEntry& entry)
    {
        if (m_withdrawal.status == W::Processing) {
            const auto first = paid(entry.reference);
            if (!first || first->effect != Effect::Updated)
                return first;
        }
        if (!mayMove(m_withdrawal.status, W::Returned))
            return exception(exception_kinds::kReturnUnexpected, entry.reference, describe(entry.amount));
        m_withdrawal.errorCode = entry.reasonCode.isEmpty() ? QByteArray("RETURNED") : entry.reasonCode;
        return step(W::Returned, QString::fromLatin1(entry.reference));
    }

    Result<Applied> exception(const char* kind, const QByteArray& reference, const QString& detail)
    {
        const auto recorded = recordException(m_tx, m_withdrawal, kind, reference, detail, m_at);
        if (!recorded)
            return recorded.error();
        return done(Effect::Exception);
    }

    Result<Applied> done(Effect effect) const
    {
        Applied applied{effect, m_withdrawal};
        return applied;
    }

    const WithdrawalRecord& withdrawal() const { return m_withdrawal; }

private:
    Result<Applied> step(W to, const QString& detail)
    {
        const auto moved = advance(m_tx, m_withdrawal, {to, m_source, detail, m_at});
        if (!moved)
            return moved.error();
        // What was read is not there any more: the work is done again with what is.
        return *moved ? done(Effect::Updated) : Result<Applied>(Error{storage::errors::kConflict});
    }

    storage::Transaction& m_tx;
    WithdrawalRecord m_withdrawal;
    const QByteArray m_source;
    const UtcTime m_at;
};

Result<Applied> noSuch()
{
    Applied applied{Effect::NoSuchWithdrawal, {}};
    return applied;
}

Result<Done> insertEntry(storage::Transaction& tx, const NotedEntry& noted, const WithdrawalRecord& withdrawal,
                         Effect effect)
{
    const payouts::BankEntry& entry = noted.entry;
    const auto inserted = tx.run(kInsertEntry, {Bind::text(noted.bankAccount), Bind::text(entry.reference),
                                                withdrawal.slot.number(), withdrawal.withdrawalNo, textOf(entry.kind),
                                                entry.amount.minor(), Bind::text(entry.amount.currency().code()),
                                                effect == Effect::Exception ? kSetAside : kApplied,
                                                Bind::text(noted.noticeId), noted.at});
    if (!inserted)
        return inserted.error().code == storage::errors::kUniqueViolation ? Error{storage::errors::kConflict}
                                                                          : inserted.error();
    return Done{};
}

/// Nothing when the reference is new; otherwise true when it said the same.
Result<std::optional<bool>> saidBefore(storage::Transaction& tx, const NotedEntry& noted)
{
    const auto rows = tx.rows(kFindEntry, {Bind::text(noted.bankAccount), Bind::text(noted.entry.reference)});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<bool>();
    const storage::Row& row = rows->front();
    const payouts::BankEntry& entry = noted.entry;
    return std::optional(row.utf8(0) == entry.endToEndId && row.utf8(1) == textOf(entry.kind) &&
                         row.number(2) == entry.amount.minor() && row.utf8(3) == entry.amount.currency().code());
}

Result<bool> wasDebited(storage::Transaction& tx, const WithdrawalNo& withdrawalNo)
{
    const auto rows = tx.rows(kCountEntries, {withdrawalNo, textOf(EntryKind::Debit), kApplied});
    if (!rows)
        return rows.error();
    return rows->front().number(0) > 0;
}

Result<Applied> judge(storage::Transaction& tx, Application& application, const NotedEntry& noted)
{
    const payouts::BankEntry& entry = noted.entry;
    const WithdrawalRecord& withdrawal = application.withdrawal();
    if (entry.accountNo != noted.bankAccountNo || withdrawal.bankAccount != noted.bankAccount)
        return application.exception(exception_kinds::kForeignReport, entry.reference, {});
    if (entry.amount != withdrawal.amount)
        return application.exception(exception_kinds::kAmountDiffers, entry.reference, describe(entry.amount));
    if (entry.kind == EntryKind::Return)
        return application.returned(entry);
    const auto debited = wasDebited(tx, withdrawal.withdrawalNo);
    if (!debited)
        return debited.error();
    if (*debited)
        return application.exception(exception_kinds::kPaidTwice, entry.reference, describe(entry.amount));
    return application.paid(entry.reference);
}

} // namespace

Result<Applied> applyReport(storage::Transaction& tx, const Reported& reported)
{
    auto found = findWithdrawal(tx, reported.withdrawalNo);
    if (!found)
        return found.error();
    if (!*found)
        return noSuch();
    Application application(tx, std::move(**found), reported.source, reported.at);
    const payouts::PayoutReport& report = reported.report;
    if (report.foreign)
        return application.exception(exception_kinds::kForeignReport, reported.source, {});
    if (report.amount && *report.amount != application.withdrawal().amount)
        return application.exception(exception_kinds::kAmountDiffers, reported.source, describe(*report.amount));
    switch (report.state) {
    case PayoutState::Paid: return application.paid(reported.source);
    case PayoutState::Rejected: return application.rejected(report.reasonCode);
    case PayoutState::Accepted:
    case PayoutState::NotFound:
    case PayoutState::Unknown: break;
    }
    return application.done(Effect::Nothing);
}

Result<Applied> applyEntry(storage::Transaction& tx, const NotedEntry& noted)
{
    auto found = findWithdrawal(tx, WithdrawalNo::trusted(noted.entry.endToEndId));
    if (!found)
        return found.error();
    if (!*found)
        return noSuch();
    const auto before = saidBefore(tx, noted);
    if (!before)
        return before.error();
    Application application(tx, std::move(**found), "notice", noted.at);
    if (*before)
        return **before ? application.done(Effect::Nothing)
                        : application.exception(exception_kinds::kEntryDiffers, noted.entry.reference,
                                                describe(noted.entry.amount));
    auto applied = judge(tx, application, noted);
    if (!applied)
        return applied;
    if (const auto inserted = insertEntry(tx, noted, applied->withdrawal, applied->effect); !inserted)
        return inserted.error();
    return applied;
}

} // namespace guitai::withdrawals
