// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes bills in, from a channel or from a person: the file is durable, read and made canonical before its row is
// there. What is cut, differs from its own sums or is another's leaves nothing. Lives on the event loop's thread; files
// are read by workers.
#pragma once

#include "async/worker_pool.h"
#include "bills/bill_record.h"
#include "bills/watch_record.h"
#include "channels/registry.h"
#include "ids/payment_no.h"
#include "merchants/channel_accounts.h"

namespace guitai::bills {

namespace errors {
/// The channel publishes no such bill, or has no such account of this merchant.
inline constexpr ErrorCode kBillUnsupported{"BILL_UNSUPPORTED", 422};
inline constexpr ErrorCode kBillDayInvalid{"BILL_DAY_INVALID", 400};
/// The channel has not made it yet.
inline constexpr ErrorCode kBillNotReady{"BILL_NOT_READY", 409};
/// The channel did not give it, or not whole; the detail has its word.
inline constexpr ErrorCode kBillNotFetched{"BILL_NOT_FETCHED", 503};
} // namespace errors

/// Which bill.
struct BillTarget
{
    BillTarget(channels::ChannelAccount account, channels::BillKind kind, QByteArray day)
        : account(std::move(account)), kind(kind), day(std::move(day))
    {
    }

    channels::ChannelAccount account;
    channels::BillKind kind;
    QByteArray day; ///< "2026-11-22"
};

/// A file that a person brings.
struct UploadedBill
{
    QByteArray bytes;
    QString name;
    int part = 1;
    int parts = 1;
    QByteArray actor;
};

/// What a day does about its bills, inside the transaction that changes them.
struct DayHooks
{
    /// A watch begins or has become NO_BILL.
    std::function<Result<Done>(storage::Transaction&, const WatchRecord&, UtcTime)> awaited;
    /// The day has a whole bill of that kind, another than before.
    std::function<Result<Done>(storage::Transaction&, const BillRecord&, UtcTime)> received;
};

class BillIntake
{
public:
    struct Parts
    {
        storage::Storage& storage;
        const channels::Registry& registry;
        async::WorkerPool& workers;
        const Clock& clock;
        RandomBytes random;
        QString root; ///< folder of all accounts' days
    };
    explicit BillIntake(Parts parts) : m_parts(std::move(parts)) {}
    void setHooks(DayHooks hooks) { m_hooks = std::move(hooks); }

    /// One call at the channel. BILL_NOT_READY, BILL_NOT_FETCHED, or what is wrong with the file.
    async::Task<Result<wire::Bill>> fetch(BillTarget target);
    /// BILL_DUPLICATE, or what is wrong with the file.
    async::Task<Result<wire::Bill>> keep(BillTarget target, UploadedBill uploaded);
    /// What it would be taken for; nothing is kept.
    async::Task<Result<wire::BillPreview>> preview(BillTarget target, QByteArray bytes);

    const QString& root() const { return m_parts.root; }

private:
    struct Read
    {
        channels::BillTotals totals;
        QByteArray sha256;
        std::int64_t bytes = 0;
    };
    /// What a worker does with the file that is there under `raw`.
    struct ReadJob;

    Result<std::shared_ptr<ReadJob>> jobFor(const BillTarget& target, const BillId& billId) const;
    static Result<Read> readAll(const std::shared_ptr<ReadJob>& job);
    async::Task<Result<wire::Bill>> takeIn(BillTarget target, std::shared_ptr<ReadJob> job, wire::Bill bill);
    async::Task<Result<Done>> record(BillRecord record);

    Parts m_parts;
    DayHooks m_hooks;
};

} // namespace guitai::bills
