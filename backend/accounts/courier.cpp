// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/courier.h"

#include "accounts/holds.h"
#include "log/log.h"

namespace guitai::accounts {

namespace {

const log::Category lc{"accounts"};

constexpr int kMostAtOnce = 256;

/// A fee's share is received by its hold alone. Where the hold ended without it, a tombstone sends it back; where
/// there is no hold yet, whoever holds will come again.
Result<std::optional<Arrival>> arrivalOfShare(storage::Transaction& tx, const Transfer& transfer)
{
    const auto known = findArrival(tx, transfer.id);
    if (!known || *known)
        return known;
    const auto hold = findHold(tx, transfer.id.mid(shareIdOf({}).size()));
    if (!hold)
        return hold.error();
    if (!*hold)
        return std::optional<Arrival>();
    const auto refused = refuse(tx, transfer);
    if (!refused)
        return refused.error();
    return std::optional(*refused);
}

} // namespace

async::Task<Result<Done>> Courier::carry(Transfer transfer)
{
    transfer.at = m_clock.now();
    std::function<Result<Arrival>(storage::Transaction&)> work = [transfer](storage::Transaction& tx) {
        return receive(tx, transfer);
    };
    auto writing = m_storage.write<Arrival>(transfer.to.slot, std::move(work));
    const Result<Arrival> arrival = co_await writing;
    if (!arrival)
        co_return arrival.error();
    auto settling = settle(std::move(transfer), *arrival);
    co_return co_await settling;
}

async::Task<Result<Done>> Courier::settle(Transfer transfer, Arrival arrival)
{
    transfer.at = m_clock.now();
    std::function<Result<Done>(storage::Transaction&)> work = [transfer, arrival](storage::Transaction& tx) {
        return accounts::settle(tx, transfer, arrival);
    };
    auto writing = m_storage.write<Done>(transfer.from.slot, std::move(work));
    co_return co_await writing;
}

async::Task<int> Courier::resumeDue()
{
    int taken = 0;
    for (storage::ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard) {
        auto taking = takeDue(shard);
        Result<std::vector<Transfer>> due = co_await taking;
        if (!due)
            continue; // logged by the storage; the rows stay due
        for (Transfer& transfer : *due) {
            ++taken;
            const QByteArray id = transfer.id;
            auto resuming = resume(std::move(transfer));
            const Result<Done> resumed = co_await resuming;
            if (!resumed)
                log::warning(lc, "transfer_not_resumed").with("id", id).with("code", resumed.error().code.name);
        }
    }
    co_return taken;
}

async::Task<Result<std::vector<Transfer>>> Courier::takeDue(storage::ShardIndex shard)
{
    const UtcTime now = m_clock.now();
    std::function<Result<bool>(storage::Reader&)> look = [now](storage::Reader& reader) {
        return anyDueTransfer(reader, now);
    };
    auto looking = m_storage.read<bool>(shard, std::move(look));
    const Result<bool> any = co_await looking;
    if (!any)
        co_return any.error();
    std::vector<Transfer> none;
    if (!*any)
        co_return none;
    std::function<Result<std::vector<Transfer>>(storage::Transaction&)> work = [now](storage::Transaction& tx) {
        return takeDueTransfers(tx, now, kMostAtOnce);
    };
    auto writing = m_storage.write<std::vector<Transfer>>(shard, std::move(work));
    co_return co_await writing;
}

async::Task<Result<Done>> Courier::resume(Transfer transfer)
{
    if (transfer.kind != transfer_kinds::kFeeShare) {
        auto carrying = carry(std::move(transfer));
        co_return co_await carrying;
    }
    std::function<Result<std::optional<Arrival>>(storage::Transaction&)> work = [transfer](storage::Transaction& tx) {
        return arrivalOfShare(tx, transfer);
    };
    auto asking = m_storage.write<std::optional<Arrival>>(transfer.to.slot, std::move(work));
    const Result<std::optional<Arrival>> arrival = co_await asking;
    if (!arrival)
        co_return arrival.error();
    if (!*arrival)
        co_return Done{};
    auto settling = settle(std::move(transfer), **arrival);
    co_return co_await settling;
}

} // namespace guitai::accounts
