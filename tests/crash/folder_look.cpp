// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/folder_look.h"

namespace guitai::test {

namespace {

using storage::Bind;

constexpr int kChunk = 5'000;

} // namespace

FolderLook::FolderLook(const storage::EngineOptions& options, int shards)
{
    for (int shard = 0; shard < shards; ++shard) {
        auto view = storage::openView(options, shard);
        if (!view)
            qFatal("shard %d does not open", shard);
        m_shards.push_back(std::move(*view));
    }
}

/// The rows of all shards, one after the other.
storage::Rows FolderLook::look(const char* statement, std::initializer_list<Bind> binds)
{
    storage::Rows all;
    for (const auto& shard : m_shards) {
        auto rows = shard->rows(storage::Statement{statement}, binds);
        if (!rows)
            qFatal("%s fails", statement);
        all.insert(all.end(), std::make_move_iterator(rows->begin()), std::make_move_iterator(rows->end()));
    }
    return all;
}

std::vector<StoredPayment> FolderLook::paymentsOf(const QByteArray& orderNo)
{
    std::vector<StoredPayment> payments;
    for (const storage::Row& row : look("crash_test/find_payments", {Bind::text(orderNo)}))
        payments.push_back({row.utf8(0), row.utf8(1)});
    return payments;
}

std::optional<StoredMovement> FolderLook::movement(const char* statement, const QByteArray& number)
{
    const storage::Rows rows = look(statement, {Bind::text(number)});
    if (rows.size() > 1)
        qFatal("%s stands there twice", number.constData());
    if (rows.empty())
        return std::nullopt;
    return StoredMovement{rows.front().utf8(0), rows.front().utf8(1), rows.front().number(2)};
}

std::optional<StoredClaim> FolderLook::claimOf(const QByteArray& key)
{
    const storage::Rows rows = look("crash_test/find_claim", {Bind::text(key)});
    if (rows.size() > 1)
        qFatal("the claim %s stands on two shards", key.constData());
    if (rows.empty())
        return std::nullopt;
    return StoredClaim{rows.front().utf8(0), rows.front().isNull(1) ? QByteArray() : rows.front().utf8(2)};
}

QHash<QByteArray, QByteArray> FolderLook::allPayments()
{
    QHash<QByteArray, QByteArray> numbers;
    for (const auto& shard : m_shards) {
        QByteArray last = "";
        for (size_t count = kChunk; count == kChunk;) {
            const auto rows = shard->rows(storage::Statement{"crash_test/list_payments"}, {Bind::text(last), kChunk});
            if (!rows)
                qFatal("the payments cannot be listed");
            count = rows->size();
            for (const storage::Row& row : *rows) {
                last = row.utf8(0);
                if (numbers.contains(row.utf8(1)))
                    return {};
                numbers.insert(row.utf8(1), last);
            }
        }
    }
    return numbers;
}

/// Of the one number that the statement answers on each shard.
qint64 FolderLook::sum(const char* statement, std::initializer_list<Bind> binds)
{
    qint64 all = 0;
    for (const storage::Row& row : look(statement, binds))
        all += row.number(0);
    return all;
}

int FolderLook::openRefunds()
{
    return static_cast<int>(sum("crash_test/count_open_refunds", {}));
}

qint64 FolderLook::balanceOf(const QByteArray& accountNo)
{
    return sum("crash_test/find_balance", {Bind::text(accountNo)});
}

qint64 FolderLook::paidByBank()
{
    return sum("crash_test/sum_bank_clearing", {});
}

std::optional<StoredWithdrawal> FolderLook::withdrawal(const QByteArray& number)
{
    const storage::Rows rows = look("crash_test/find_withdrawal", {Bind::text(number)});
    if (rows.size() > 1)
        qFatal("%s stands there twice", number.constData());
    if (rows.empty())
        return std::nullopt;
    const storage::Row& row = rows.front();
    return StoredWithdrawal{row.utf8(0), row.utf8(1), row.number(2), row.utf8(3), row.number(4), row.number(5)};
}

std::optional<StoredApproval> FolderLook::approval(const QByteArray& approvalNo)
{
    const storage::Rows rows = look("crash_test/find_approval", {Bind::text(approvalNo)});
    if (rows.empty())
        return std::nullopt;
    return StoredApproval{rows.front().utf8(0), rows.front().utf8(1)};
}

std::vector<StoredRecharge> FolderLook::recharges()
{
    std::vector<StoredRecharge> recharges;
    for (const storage::Row& row : look("crash_test/list_recharges", {}))
        recharges.push_back({row.utf8(0), row.utf8(1), row.utf8(2), row.number(3)});
    return recharges;
}

QHash<QByteArray, StoredCredits> FolderLook::rechargesOf(const QByteArray& accountNo)
{
    QHash<QByteArray, StoredCredits> credits;
    for (const storage::Row& row : look("crash_test/list_recharge_credits", {Bind::text(accountNo)})) {
        StoredCredits& found = credits[row.utf8(0)];
        ++found.count;
        found.minor += row.number(1);
    }
    return credits;
}

QByteArray FolderLook::statusIfPaid(const QByteArray& attemptNo)
{
    const storage::Rows rows = look("crash_test/find_paid", {Bind::text(attemptNo)});
    return rows.size() == 1 ? rows.front().utf8(0) : QByteArray();
}

} // namespace guitai::test
