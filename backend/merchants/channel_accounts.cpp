// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/channel_accounts.h"

#include "log/log.h"
#include "merchants/audit_trail.h"
#include "merchants/merchants.h"

#include <QJsonDocument>

namespace guitai::merchants {

namespace {

const log::Category lc{"merchants"};

const storage::Statement kInsert{"merchants/insert_channel_account"};
const storage::Statement kUpdate{"merchants/update_channel_account"};
const storage::Statement kFind{"merchants/find_channel_account"};
const storage::Statement kById{"merchants/find_channel_account_by_id"};
const storage::Statement kList{"merchants/list_channel_accounts"};

/// After this the database is asked again; what is known stays good while the database is away.
constexpr std::chrono::nanoseconds kFreshFor = std::chrono::seconds(60);

QByteArray placeOf(const ChannelAccountId& accountId)
{
    return "channel_account.secrets_sealed/" + accountId.bytes();
}

struct SealedAccount
{
    channels::ChannelAccount account;
    QByteArray sealed;
};

Result<std::optional<SealedAccount>> readSealed(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<SealedAccount>();
    const storage::Row& row = rows->front();
    SealedAccount read;
    read.account.accountId = row.id<ChannelAccountId>(0);
    read.account.merchantId = row.id<MerchantId>(1);
    read.account.channel = row.id<ChannelCode>(2);
    read.account.settings = QJsonDocument::fromJson(row.utf8(3)).object();
    read.sealed = row.blob(4);
    return std::optional<SealedAccount>(read);
}

using Channels = std::vector<wire::MerchantChannel>;

Result<Channels> listChannels(storage::Reader& reader, const MerchantId& merchantId)
{
    const auto rows = reader.rows(kList, {merchantId});
    if (!rows)
        return rows.error();
    Channels channels;
    for (const storage::Row& row : *rows)
        channels.push_back({row.id<ChannelAccountId>(0), row.id<ChannelCode>(1), row.utf8(2), row.time(3)});
    return channels;
}

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
    std::function<Result<std::optional<SealedAccount>>(storage::Reader&)> work = [merchantId,
                                                                                  channel](storage::Reader& reader) {
        return readSealed(reader.rows(kFind, {merchantId, channel}));
    };
    auto reading = m_storage.read<std::optional<SealedAccount>>(storage::kHomeSlot, std::move(work));
    const Result<std::optional<SealedAccount>> read = co_await reading;
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
    std::function<Result<std::optional<SealedAccount>>(storage::Reader&)> work = [accountId](storage::Reader& reader) {
        return readSealed(reader.rows(kById, {accountId}));
    };
    auto reading = m_storage.read<std::optional<SealedAccount>>(storage::kHomeSlot, std::move(work));
    const Result<std::optional<SealedAccount>> read = co_await reading;
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

async::Task<Result<Done>> ChannelAccounts::put(channels::ChannelAccount account, QByteArray actor)
{
    const UtcTime now = m_clock.now();
    const QByteArray sealed = m_sealer.seal(account.secrets, placeOf(account.accountId));
    std::function<Result<Done>(storage::Transaction&)> work = [account, sealed, now, actor](storage::Transaction& tx) {
        return putChannelAccount(tx, account, sealed, now, actor);
    };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    const Result<Done> written = co_await writing;
    forget(account.accountId);
    co_return written;
}

async::Task<Result<wire::MerchantChannelPage>> ChannelAccounts::list(MerchantId merchantId)
{
    std::function<Result<Channels>(storage::Reader&)> work = [merchantId](storage::Reader& reader) {
        return listChannels(reader, merchantId);
    };
    auto reading = m_storage.read<Channels>(storage::kHomeSlot, std::move(work));
    Result<Channels> channels = co_await reading;
    if (!channels)
        co_return channels.error();
    wire::MerchantChannelPage page;
    page.channels = std::move(*channels);
    co_return page;
}

async::Task<Result<wire::MerchantChannel>> ChannelAccounts::open(MerchantId merchantId, ChannelCode channel,
                                                                 QByteArray actor)
{
    const auto id = ChannelAccountId::parse(merchantId.bytes() + '-' + channel.bytes());
    if (!id)
        co_return Error{guitai::errors::kInvalidRequest};
    channels::ChannelAccount account;
    account.accountId = *id;
    account.merchantId = merchantId;
    account.channel = channel;
    account.secrets = Secret("{}");
    const UtcTime now = m_clock.now();
    const QByteArray sealed = m_sealer.seal(account.secrets, placeOf(*id));
    std::function<Result<wire::MerchantChannel>(storage::Transaction&)> work =
        [account, sealed, now, actor](storage::Transaction& tx) -> Result<wire::MerchantChannel> {
        const auto channels = listChannels(tx, account.merchantId);
        if (!channels)
            return channels.error();
        for (const wire::MerchantChannel& one : *channels) {
            if (one.channel == account.channel)
                return one;
        }
        if (const auto put = putChannelAccount(tx, account, sealed, now, actor); !put)
            return put.error();
        return wire::MerchantChannel{account.accountId, account.channel, "ACTIVE", now};
    };
    auto writing = m_storage.write<wire::MerchantChannel>(storage::kHomeSlot, std::move(work));
    Result<wire::MerchantChannel> opened = co_await writing;
    forget(*id);
    co_return opened;
}

Result<Done> ChannelAccounts::putChannelAccount(storage::Transaction& tx, const channels::ChannelAccount& account,
                                                const QByteArray& sealed, UtcTime at, const QByteArray& actor)
{
    const QByteArray settings = QJsonDocument(account.settings).toJson(QJsonDocument::Compact);
    auto put = tx.run(kUpdate, {storage::Bind::text(settings), storage::Bind::blob(sealed), account.accountId,
                                account.merchantId, account.channel});
    if (put && *put == 0)
        put = tx.run(kInsert, {account.accountId, account.merchantId, account.channel, storage::Bind::text(settings),
                               storage::Bind::blob(sealed), at});
    // The id is in the callback address of one merchant at one channel, and never becomes another's.
    if (!put && put.error().code == storage::errors::kUniqueViolation)
        return Error{errors::kAlreadyExists};
    if (!put)
        return put.error();
    return appendAuditEntry(tx, {at, actor, "channel_account.put", "channel_account/" + account.accountId.bytes(),
                                 account.merchantId.text()});
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
    const auto opened = m_sealer.open(sealed, placeOf(account.accountId));
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
