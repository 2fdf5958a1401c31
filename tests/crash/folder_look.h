// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks into the shards of a storage, read-only, while no backend runs. One thread.
#pragma once

#include "storage/engine.h"

#include <QByteArrayList>
#include <QHash>

namespace guitai::test {

struct StoredPayment
{
    QByteArray paymentNo;
    QByteArray status;
};

/// A refund or a freeze.
struct StoredMovement
{
    QByteArray number;
    QByteArray status;
    qint64 minor = 0;
};

/// With what became of the money that is held for it.
struct StoredWithdrawal
{
    QByteArray number;
    QByteArray status;
    qint64 minor = 0;
    QByteArray hold;
    qint64 captured = 0;
    qint64 released = 0;
};

struct StoredApproval
{
    QByteArray status;
    QByteArray checker;
};

struct StoredRecharge
{
    QByteArray paymentNo;
    QByteArray userNo;
    QByteArray status;
    qint64 minor = 0;
};

struct StoredCredits
{
    qint64 count = 0;
    qint64 minor = 0;
};

struct StoredClaim
{
    QByteArray paymentNo;
    QByteArray answer; ///< empty: none was given yet
};

class FolderLook
{
public:
    FolderLook(const storage::EngineOptions& options, int shards);

    /// All payments under that merchant order number; one, or something is wrong.
    std::vector<StoredPayment> paymentsOf(const QByteArray& orderNo);
    /// What a statement of this folder finds under a number: the backend's number, status and amount.
    std::optional<StoredMovement> movement(const char* statement, const QByteArray& number);
    std::optional<StoredClaim> claimOf(const QByteArray& key);
    /// Every payment of every shard: merchant order number to payment number. Empty when a number comes twice.
    QHash<QByteArray, QByteArray> allPayments();
    /// Refunds that are not yet final.
    int openRefunds();
    /// By the merchant's number.
    std::optional<StoredWithdrawal> withdrawal(const QByteArray& number);
    std::optional<StoredApproval> approval(const QByteArray& approvalNo);
    std::vector<StoredRecharge> recharges();
    /// What recharges brought to that account, by the payment's number.
    QHash<QByteArray, StoredCredits> rechargesOf(const QByteArray& accountNo);
    qint64 balanceOf(const QByteArray& accountNo);
    /// What the books say that the bank has paid out, less what came back.
    qint64 paidByBank();
    /// The payment's status when the attempt has the receipt that paid it: paid, perhaps refunded since.
    QByteArray statusIfPaid(const QByteArray& attemptNo);

private:
    qint64 sum(const char* statement, std::initializer_list<storage::Bind> binds);
    storage::Rows look(const char* statement, std::initializer_list<storage::Bind> binds);

    std::vector<std::unique_ptr<storage::ShardView>> m_shards;
};

} // namespace guitai::test
