// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/folding.h"

#include "log/log.h"

namespace guitai::accounts {

namespace {

using storage::Bind;

const log::Category lc{"accounts"};

const storage::Statement kFindInflow{"accounts/find_inflow"};
const storage::Statement kListInflows{"accounts/list_inflows"};
const storage::Statement kListInflowsOf{"accounts/list_inflows_of_merchant"};

/// Often enough for a merchant who looks at the balance, seldom enough to cost payments nothing.
constexpr Duration kFoldEvery = std::chrono::seconds(10);
/// Of one shard in one round; the rest waits for the next.
constexpr int kMostInflows = 512;

using Inflows = std::vector<AccountId>;

Result<Inflows> inflowsOf(const storage::Rows& rows)
{
    Inflows inflows;
    for (const storage::Row& row : rows) {
        const auto currency = Currency::parse(row.utf8(2));
        if (!currency)
            return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored account is unreadable.")};
        const storage::Slot slot(static_cast<int>(row.number(0)));
        inflows.push_back(merchantInflow(slot, row.id<MerchantId>(1), *currency));
    }
    return inflows;
}

} // namespace

Result<std::optional<Transfer>> foldInflow(storage::Transaction& tx, const AccountId& inflow, UtcTime at)
{
    const std::optional<Transfer> nothing;
    const auto rows = tx.rows(kFindInflow, {inflow.number});
    if (!rows)
        return rows.error();
    if (rows->empty() || rows->front().number(0) < 1)
        return nothing;
    // The version makes the id: whoever folds the same money at once names the same transfer.
    const QByteArray version = rows->front().utf8(1);
    const auto merchantId = MerchantId::trusted(inflow.owner);
    const Transfer transfer{"fold:" + inflow.number.bytes() + ":" + version,
                            transfer_kinds::kFold,
                            inflow.number.bytes(),
                            {inflow.slot, inflow.kind, inflow.owner},
                            {homeSlot(merchantId), AccountKind::MerchantHome, inflow.owner},
                            Money(rows->front().number(0), inflow.currency),
                            0,
                            at};
    const auto sent = send(tx, transfer);
    if (!sent) {
        const bool folded = sent.error().code == errors::kInsufficientBalance; // by another process, meanwhile
        return folded ? Error{guitai::errors::kUnavailable} : sent.error();
    }
    return *sent ? std::optional(transfer) : nothing;
}

async::Task<> FoldingWorker::run()
{
    for (;;) { // first what a death left on its way
        auto resuming = m_courier.resumeDue();
        co_await resuming;
        auto waiting = m_timers.after(kFoldEvery);
        const async::Wake wake = co_await waiting;
        if (wake == async::Wake::Stopped)
            co_return;
        auto folding = runOnce();
        co_await folding;
    }
}

async::Task<int> FoldingWorker::runOnce()
{
    int folded = 0;
    for (storage::ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard) {
        std::function<Result<Inflows>(storage::Reader&)> work = [](storage::Reader& reader) -> Result<Inflows> {
            const auto rows = reader.rows(kListInflows, {kMostInflows});
            if (!rows)
                return rows.error();
            return inflowsOf(*rows);
        };
        auto reading = m_storage.read<Inflows>(shard, std::move(work));
        const Result<Inflows> inflows = co_await reading;
        if (!inflows)
            continue; // logged by the storage; the next round comes
        for (const AccountId& inflow : *inflows) {
            auto folding = fold(inflow);
            const Result<Done> done = co_await folding;
            if (done)
                ++folded;
            else
                log::warning(lc, "inflow_not_folded")
                    .with("account", inflow.number.bytes())
                    .with("code", done.error().code.name);
        }
    }
    co_return folded;
}

async::Task<Result<Done>> FoldingWorker::foldMerchant(MerchantId merchantId)
{
    for (storage::ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard) {
        std::function<Result<Inflows>(storage::Reader&)> work =
            [merchantId](storage::Reader& reader) -> Result<Inflows> {
            const auto rows = reader.rows(kListInflowsOf, {merchantId});
            if (!rows)
                return rows.error();
            return inflowsOf(*rows);
        };
        auto reading = m_storage.read<Inflows>(shard, std::move(work));
        const Result<Inflows> inflows = co_await reading;
        if (!inflows)
            co_return inflows.error();
        for (const AccountId& inflow : *inflows) {
            auto folding = fold(inflow);
            const Result<Done> done = co_await folding;
            if (!done)
                co_return done.error();
        }
    }
    co_return Done{};
}

async::Task<Result<Done>> FoldingWorker::fold(AccountId inflow)
{
    const UtcTime now = m_clock.now();
    const storage::Slot slot = inflow.slot;
    std::function<Result<std::optional<Transfer>>(storage::Transaction&)> work =
        [inflow = std::move(inflow), now](storage::Transaction& tx) { return foldInflow(tx, inflow, now); };
    auto writing = m_storage.write<std::optional<Transfer>>(slot, std::move(work));
    Result<std::optional<Transfer>> sent = co_await writing;
    if (!sent)
        co_return sent.error();
    if (!*sent)
        co_return Done{};
    auto carrying = m_courier.carry(std::move(**sent));
    co_return co_await carrying;
}

} // namespace guitai::accounts
