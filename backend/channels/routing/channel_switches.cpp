// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/channel_switches.h"

#include "merchants/audit_trail.h"

namespace guitai::routing {

namespace {

using Known = QHash<WalletKey, ChannelSwitch>;

const storage::Statement kInsert{"routing/insert_channel_switch"};
const storage::Statement kPause{"routing/pause_channel"};
const storage::Statement kResume{"routing/resume_channel"};
const storage::Statement kList{"routing/list_channel_switches"};
const storage::Statement kPrefer{"routing/set_channel_preference"};

Result<Known> readAll(storage::Reader& reader)
{
    const auto rows = reader.rows(kList, {ChannelSwitches::kMost});
    if (!rows)
        return rows.error();
    Known known;
    for (const storage::Row& row : *rows) {
        ChannelSwitch one;
        one.preference = static_cast<int>(row.number(2));
        if (!row.isNull(3))
            one.pause = ChannelSwitch::Pause{row.time(3), row.utf8(4), row.text(5)};
        known.insert({row.id<MerchantId>(0), row.id<ChannelCode>(1)}, one);
    }
    return known;
}

/// A row to be changed, where nobody said anything before.
Result<Done> ensureRow(storage::Transaction& tx, const WalletKey& wallet)
{
    const auto inserted = tx.run(kInsert, {wallet.first, wallet.second, ChannelSwitch().preference});
    if (!inserted && !(inserted.error().code == storage::errors::kUniqueViolation))
        return inserted.error();
    return Done{};
}

Result<Done> record(storage::Transaction& tx, const WalletKey& wallet, UtcTime at, const QByteArray& actor,
                    const char* action, const QString& detail)
{
    return merchants::appendAuditEntry(
        tx, {at, actor, action, "channel/" + wallet.first.bytes() + '/' + wallet.second.bytes(), detail});
}

} // namespace

async::Task<Result<Done>> ChannelSwitches::load()
{
    const quint64 changes = m_changes;
    std::function<Result<Known>(storage::Reader&)> work = &readAll;
    auto reading = m_storage.read<Known>(storage::kHomeSlot, std::move(work));
    Result<Known> known = co_await reading;
    if (!known)
        co_return known.error();
    if (changes == m_changes) // else it was read before what has been said here meanwhile
        m_known = *std::move(known);
    co_return Done{};
}

async::Task<Result<bool>> ChannelSwitches::pause(WalletKey wallet, ChannelSwitch::Pause pause, events::NewEvent event)
{
    std::function<Result<bool>(storage::Transaction&)> work = [wallet, pause,
                                                               event](storage::Transaction& tx) -> Result<bool> {
        if (const auto there = ensureRow(tx, wallet); !there)
            return there.error();
        const auto paused =
            tx.run(kPause, {pause.at, storage::Bind::text(pause.by), pause.reason, wallet.first, wallet.second});
        if (!paused)
            return paused.error();
        if (*paused == 0)
            return false;
        if (const auto told = events::insertEvent(tx, event); !told)
            return told.error();
        const auto recorded = record(tx, wallet, pause.at, pause.by, "channel.paused", pause.reason);
        return recorded ? Result<bool>(true) : Result<bool>(recorded.error());
    };
    auto writing = m_storage.write<bool>(storage::kHomeSlot, std::move(work));
    const Result<bool> paused = co_await writing;
    if (paused && *paused) {
        ++m_changes;
        m_known[wallet].pause = pause;
    }
    co_return std::as_const(paused);
}

async::Task<Result<bool>> ChannelSwitches::resume(WalletKey wallet, QByteArray actor, events::NewEvent event)
{
    std::function<Result<bool>(storage::Transaction&)> work = [wallet, actor,
                                                               event](storage::Transaction& tx) -> Result<bool> {
        const auto resumed = tx.run(kResume, {wallet.first, wallet.second});
        if (!resumed)
            return resumed.error();
        if (*resumed == 0)
            return false;
        if (const auto told = events::insertEvent(tx, event); !told)
            return told.error();
        const auto recorded = record(tx, wallet, event.at, actor, "channel.resumed", {});
        return recorded ? Result<bool>(true) : Result<bool>(recorded.error());
    };
    auto writing = m_storage.write<bool>(storage::kHomeSlot, std::move(work));
    const Result<bool> resumed = co_await writing;
    if (resumed && *resumed) {
        ++m_changes;
        m_known[wallet].pause.reset();
    }
    co_return std::as_const(resumed);
}

async::Task<Result<Done>> ChannelSwitches::prefer(WalletKey wallet, int preference, QByteArray actor, UtcTime at)
{
    std::function<Result<Done>(storage::Transaction&)> work = [=](storage::Transaction& tx) -> Result<Done> {
        if (const auto there = ensureRow(tx, wallet); !there)
            return there.error();
        const auto preferred = tx.run(kPrefer, {preference, wallet.first, wallet.second});
        if (!preferred)
            return preferred.error();
        return record(tx, wallet, at, actor, "channel.preferred", QString::number(preference));
    };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    Result<Done> preferred = co_await writing;
    if (preferred) {
        ++m_changes;
        m_known[wallet].preference = preference;
    }
    co_return preferred;
}

} // namespace guitai::routing
