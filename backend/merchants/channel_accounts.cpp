// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/channel_accounts.h"

#include "log/log.h"
#include "merchants/channel_account_record.h"

namespace guitai::merchants {

namespace {

const log::Category lc{"merchants"};

/// After this the database is asked again; what is known stays good while the database is away.
constexpr std::chrono::nanoseconds kFreshFor = std::chrono::seconds(60);

using Found = std::optional<SealedAccount>;
using ReadAccount = std::function<Result<Found>(storage::Reader&)>;
using Change = std::function<Result<wire::MerchantChannel>(storage::Transaction&)>;

} // namespace

ChannelAccounts::ChannelAccounts(storage::Storage& storage, const SecretSealer& sealer, const Clock& clock)
    : m_storage(storage), m_sealer(sealer), m_clock(clock)
{
}

async::Task<Result<channels::ChannelAccount>> ChannelAccounts::find(MerchantId merchantId, ChannelCode channel)
{
    const ChannelAccountId known = m_ofMerchant.value({merchantId, channel});
    if (const auto* account = fresh(known))
        co_return *account;
    ReadAccount work = [merchantId, channel](storage::Reader& reader) {
        return findChannelAccount(reader, merchantId, channel);
    };
    auto reading = m_storage.read<Found>(storage::kHomeSlot, std::move(work));
    const Result<Found> read = co_await reading;
    if (!read && m_cache.contains(known))
        co_return m_cache.value(known).account;
    if (!read)
        co_return read.error();
    if (!read->has_value()) {
        forget(known);
        co_return Error{errors::kChannelAccountMissing, QStringLiteral("pay_way")};
    }
    co_return keep((*read)->account, (*read)->sealed);
}

async::Task<Result<channels::ChannelAccount>> ChannelAccounts::byId(ChannelAccountId accountId)
{
    if (const auto* account = fresh(accountId))
        co_return *account;
    ReadAccount work = [accountId](storage::Reader& reader) { return findChannelAccount(reader, accountId); };
    auto reading = m_storage.read<Found>(storage::kHomeSlot, std::move(work));
    const Result<Found> read = co_await reading;
    if (!read && m_cache.contains(accountId))
        co_return m_cache.value(accountId).account;
    if (!read)
        co_return read.error();
    if (!read->has_value()) {
        forget(accountId);
        co_return Error{guitai::errors::kNotFound};
    }
    co_return keep((*read)->account, (*read)->sealed);
}

async::Task<Result<channels::ChannelAccount>> ChannelAccounts::stored(MerchantId merchantId, ChannelAccountId accountId)
{
    ReadAccount work = [accountId](storage::Reader& reader) { return findChannelAccount(reader, accountId); };
    auto reading = m_storage.read<Found>(storage::kHomeSlot, std::move(work));
    const Result<Found> read = co_await reading;
    if (!read)
        co_return read.error();
    if (!read->has_value() || (*read)->account.merchantId != merchantId)
        co_return Error{errors::kChannelAccountNotFound};
    co_return keep((*read)->account, (*read)->sealed);
}

async::Task<Result<Done>> ChannelAccounts::put(channels::ChannelAccount account, QByteArray actor)
{
    std::function<Result<Done>(storage::Transaction&)> work =
        [change = SealedChange(account, m_sealer, m_clock.now(), std::move(actor))](storage::Transaction& tx) {
            return putChannelAccount(tx, change);
        };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    const Result<Done> written = co_await writing;
    forget(account.accountId);
    co_return written;
}

async::Task<Result<wire::MerchantChannel>> ChannelAccounts::open(channels::ChannelAccount account, bool needsKeys,
                                                                 QByteArray actor)
{
    Change work = [change = SealedChange(account, m_sealer, m_clock.now(), std::move(actor)),
                   needsKeys](storage::Transaction& tx) { return openChannelAccount(tx, change, needsKeys); };
    auto writing = m_storage.write<wire::MerchantChannel>(storage::kHomeSlot, std::move(work));
    Result<wire::MerchantChannel> opened = co_await writing;
    forget(account.accountId);
    co_return opened;
}

async::Task<Result<wire::MerchantChannel>> ChannelAccounts::replace(channels::ChannelAccount account, QByteArray actor)
{
    Change work = [change = SealedChange(account, m_sealer, m_clock.now(), std::move(actor))](
                      storage::Transaction& tx) { return replaceChannelAccount(tx, change); };
    auto writing = m_storage.write<wire::MerchantChannel>(storage::kHomeSlot, std::move(work));
    Result<wire::MerchantChannel> replaced = co_await writing;
    forget(account.accountId);
    // Read again now, a look that began before the change and ends after it does not bring back what was.
    auto reading = stored(account.merchantId, account.accountId);
    co_await reading;
    co_return replaced;
}

async::Task<Result<wire::MerchantChannelPage>> ChannelAccounts::list(MerchantId merchantId)
{
    using Channels = std::vector<wire::MerchantChannel>;
    std::function<Result<Channels>(storage::Reader&)> work = [merchantId](storage::Reader& reader) {
        return listChannelAccounts(reader, merchantId);
    };
    auto reading = m_storage.read<Channels>(storage::kHomeSlot, std::move(work));
    Result<Channels> channels = co_await reading;
    if (!channels)
        co_return channels.error();
    wire::MerchantChannelPage page;
    page.channels = std::move(*channels);
    co_return page;
}

std::vector<wire::ChannelKey> ChannelAccounts::keysOf(const ChannelAccountId& accountId) const
{
    const auto found = m_cache.constFind(accountId);
    return found == m_cache.constEnd() ? std::vector<wire::ChannelKey>() : found->account.keys;
}

async::Task<Result<std::vector<AccountKeys>>> ChannelAccounts::pageKeys(ChannelAccountId after, int limit)
{
    using Page = std::vector<AccountKeys>;
    std::function<Result<Page>(storage::Reader&)> work = [after, limit](storage::Reader& reader) {
        return pageChannelKeys(reader, after, limit);
    };
    auto reading = m_storage.read<Page>(storage::kHomeSlot, std::move(work));
    Result<Page> page = co_await reading;
    co_return page;
}

const channels::ChannelAccount* ChannelAccounts::fresh(const ChannelAccountId& accountId) const
{
    const auto found = m_cache.constFind(accountId);
    if (found == m_cache.constEnd() || m_clock.monotonic() - found->readAt > kFreshFor)
        return nullptr;
    return &found->account;
}

Result<channels::ChannelAccount> ChannelAccounts::keep(channels::ChannelAccount account, const QByteArray& sealed)
{
    // A read that began before a change may end after one that began later.
    if (const auto* known = fresh(account.accountId); known && known->version > account.version)
        return *known;
    const auto opened = openSecrets(m_sealer, {account, sealed, {}, {}});
    if (!opened) {
        log::error(lc, "channel_account_does_not_open").with("account_id", account.accountId.bytes());
        return opened.error();
    }
    account.secrets = *opened;
    if (m_cache.size() >= kMostCached) {
        m_cache.clear();
        m_ofMerchant.clear();
    }
    m_cache.insert(account.accountId, {account, m_clock.monotonic()});
    const std::pair<MerchantId, ChannelCode> owner(account.merchantId, account.channel);
    if (!m_ofMerchant.contains(owner))
        m_ofMerchant.insert(owner, account.accountId);
    return account;
}

void ChannelAccounts::forget(const ChannelAccountId& accountId)
{
    m_cache.remove(accountId);
    m_ofMerchant.removeIf([&accountId](auto entry) { return entry.value() == accountId; });
}

} // namespace guitai::merchants
