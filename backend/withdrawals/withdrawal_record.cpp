// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "withdrawals/withdrawal_record.h"

#include "ids/payment_no.h"

#include <QJsonDocument>

namespace guitai::withdrawals {

namespace {

using storage::Bind;
using storage::Row;

const storage::Statement kFind{"withdrawals/find_withdrawal"};
const storage::Statement kFindByNumber{"withdrawals/find_withdrawal_by_number"};
const storage::Statement kList{"withdrawals/list_withdrawals"};
const storage::Statement kFindDue{"withdrawals/find_due_withdrawals"};
const storage::Statement kTakeDue{"withdrawals/take_due_withdrawal"};
const storage::Statement kKeep{"withdrawals/move_withdrawal"};
const storage::Statement kInsertException{"withdrawals/insert_withdrawal_exception"};
const storage::Statement kListExceptions{"withdrawals/list_withdrawal_exceptions"};
const storage::Statement kFlag{"withdrawals/flag_withdrawal"};

Bind optionalText(const QByteArray& text)
{
    return text.isEmpty() ? Bind::null() : Bind::text(text);
}

/// A row that does not parse means that somebody else wrote the database: refuse to guess about money.
Result<WithdrawalRecord> withdrawalOf(const Row& row)
{
    WithdrawalRecord withdrawal;
    const auto currency = Currency::parse(row.utf8(7));
    const auto status = parseWithdrawalStatus(row.utf8(12));
    if (!currency || !status)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored withdrawal is unreadable.")};
    withdrawal.withdrawalNo = row.id<WithdrawalNo>(0);
    withdrawal.slot = storage::Slot(static_cast<int>(row.number(1)));
    withdrawal.merchantId = row.id<MerchantId>(2);
    withdrawal.accountNo = row.id<AccountNo>(3);
    withdrawal.userNo = row.id<UserNo>(4);
    withdrawal.merchantWithdrawalNo = row.id<MerchantWithdrawalNo>(5);
    withdrawal.amount = Money(row.number(6), *currency);
    withdrawal.payee = {row.text(8), row.utf8(9), row.utf8(10)};
    withdrawal.remark = row.text(11);
    withdrawal.status = *status;
    withdrawal.version = row.number(13);
    withdrawal.approvalNo = row.id<ApprovalNo>(14);
    withdrawal.requestedBy = row.utf8(15);
    withdrawal.bankAccount = row.utf8(16);
    withdrawal.errorCode = row.utf8(17);
    withdrawal.flagged = row.number(18) != 0;
    withdrawal.openCalls = static_cast<int>(row.number(19));
    withdrawal.calledAt = row.optionalTime(20);
    withdrawal.nextCheckAt = row.optionalTime(21);
    withdrawal.checksDone = static_cast<int>(row.number(22));
    withdrawal.createdAt = row.time(23);
    withdrawal.finishedAt = row.optionalTime(24);
    return withdrawal;
}

Result<std::vector<WithdrawalRecord>> withdrawalsOf(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    std::vector<WithdrawalRecord> withdrawals;
    for (const Row& row : *rows) {
        auto withdrawal = withdrawalOf(row);
        if (!withdrawal)
            return withdrawal.error();
        withdrawals.push_back(std::move(*withdrawal));
    }
    return withdrawals;
}

Result<std::optional<WithdrawalRecord>> oneOf(const Result<storage::Rows>& rows)
{
    auto found = withdrawalsOf(rows);
    if (!found)
        return found.error();
    if (found->empty())
        return std::optional<WithdrawalRecord>();
    return std::optional(std::move(found->front()));
}

QByteArray masked(const QByteArray& accountNo)
{
    constexpr qsizetype kShown = 4;
    return QByteArray(std::max<qsizetype>(accountNo.size() - kShown, 0), '*') + accountNo.right(kShown);
}

} // namespace

std::optional<storage::Slot> slotOf(const WithdrawalNo& withdrawalNo)
{
    const auto slot = slotOfNumber('W', withdrawalNo.bytes());
    return slot ? std::optional(storage::Slot(*slot)) : std::nullopt;
}

Result<std::optional<WithdrawalRecord>> findWithdrawal(storage::Reader& reader, const WithdrawalNo& withdrawalNo)
{
    return oneOf(reader.rows(kFind, {withdrawalNo}));
}

Result<std::optional<WithdrawalRecord>> findWithdrawal(storage::Reader& reader, const AccountNo& accountNo,
                                                       const MerchantWithdrawalNo& merchantWithdrawalNo)
{
    return oneOf(reader.rows(kFindByNumber, {accountNo, merchantWithdrawalNo}));
}

Result<bool> keep(storage::Transaction& tx, WithdrawalRecord& withdrawal)
{
    const auto kept =
        tx.run(kKeep, {Bind::text(textOf(withdrawal.status)), optionalText(withdrawal.errorCode), withdrawal.openCalls,
                       withdrawal.calledAt, withdrawal.nextCheckAt, withdrawal.checksDone, withdrawal.finishedAt,
                       withdrawal.withdrawalNo, withdrawal.version, Bind::text(textOf(withdrawal.status))});
    if (!kept)
        return kept.error();
    if (*kept != 1)
        return false;
    ++withdrawal.version;
    return true;
}

Result<std::vector<WithdrawalRecord>> listWithdrawals(storage::Reader& reader, const WithdrawalQuery& query)
{
    return withdrawalsOf(reader.rows(kList, {query.merchantId, query.beforeMs, query.beforeMs,
                                             Bind::text(query.beforeNo), query.accountNo, optionalText(query.status),
                                             query.flagged ? Bind(*query.flagged) : Bind::null(), query.limit}));
}

Result<std::vector<WithdrawalRecord>> findDueWithdrawals(storage::Reader& reader, UtcTime now, int limit)
{
    return withdrawalsOf(reader.rows(kFindDue, {now, limit}));
}

Result<bool> takeDueWithdrawal(storage::Transaction& tx, WithdrawalRecord& withdrawal, UtcTime next)
{
    const auto taken = tx.run(kTakeDue, {next, withdrawal.withdrawalNo, withdrawal.version});
    if (!taken)
        return taken.error();
    if (*taken != 1)
        return false;
    ++withdrawal.version;
    ++withdrawal.checksDone;
    withdrawal.nextCheckAt = next;
    return true;
}

Result<bool> recordException(storage::Transaction& tx, WithdrawalRecord& withdrawal, const char* kind,
                             const QByteArray& reference, const QString& detail, UtcTime at)
{
    const auto inserted = tx.run(kInsertException, {withdrawal.withdrawalNo, kind, Bind::text(reference), detail, at});
    if (!inserted && inserted.error().code == storage::errors::kUniqueViolation)
        return false;
    if (!inserted)
        return inserted.error();
    if (const auto flagged = tx.run(kFlag, {withdrawal.withdrawalNo}); !flagged)
        return flagged.error();
    withdrawal.flagged = true;
    return true;
}

Result<std::vector<wire::WithdrawalException>> listExceptions(storage::Reader& reader, const WithdrawalNo& withdrawalNo)
{
    const auto rows = reader.rows(kListExceptions, {withdrawalNo});
    if (!rows)
        return rows.error();
    std::vector<wire::WithdrawalException> exceptions;
    for (const Row& row : *rows)
        exceptions.push_back({row.utf8(0), row.text(1), row.time(2)});
    return exceptions;
}

payouts::PayoutOrder orderOf(const WithdrawalRecord& withdrawal)
{
    return {withdrawal.withdrawalNo, withdrawal.amount, withdrawal.payee, withdrawal.remark, withdrawal.createdAt};
}

QByteArray contentOf(const WithdrawalRecord& withdrawal)
{
    const QJsonObject content{{QStringLiteral("withdrawal_no"), withdrawal.withdrawalNo.text()},
                              {QStringLiteral("account_no"), withdrawal.accountNo.text()},
                              {QStringLiteral("amount"), static_cast<qint64>(withdrawal.amount.minor())},
                              {QStringLiteral("currency"), QString::fromLatin1(withdrawal.amount.currency().code())},
                              {QStringLiteral("payee_name"), withdrawal.payee.name},
                              {QStringLiteral("payee_account_no"), QString::fromLatin1(withdrawal.payee.accountNo)},
                              {QStringLiteral("payee_bank_code"), QString::fromLatin1(withdrawal.payee.bankCode)},
                              {QStringLiteral("remark"), withdrawal.remark}};
    return QJsonDocument(content).toJson(QJsonDocument::Compact);
}

wire::Withdrawal toWire(const WithdrawalRecord& withdrawal, Shown shown)
{
    wire::Withdrawal document;
    document.withdrawalNo = withdrawal.withdrawalNo;
    document.merchantWithdrawalNo = withdrawal.merchantWithdrawalNo;
    document.accountNo = withdrawal.accountNo;
    document.amount = withdrawal.amount;
    document.payee = {withdrawal.payee.name,
                      shown == Shown::Whole ? withdrawal.payee.accountNo : masked(withdrawal.payee.accountNo),
                      withdrawal.payee.bankCode};
    document.remark = withdrawal.remark;
    document.status = textOf(withdrawal.status);
    document.errorCode = withdrawal.errorCode;
    document.approvalNo = withdrawal.approvalNo;
    document.requestedBy = withdrawal.requestedBy;
    document.flagged = withdrawal.flagged;
    document.createdAt = withdrawal.createdAt;
    document.finishedAt = withdrawal.finishedAt;
    return document;
}

} // namespace guitai::withdrawals
