// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/channel_account_record.h"

#include "merchants/audit_trail.h"
#include "merchants/channel_accounts.h"
#include "merchants/merchants.h"

#include <QJsonDocument>

namespace guitai::merchants {

namespace {

const storage::Statement kInsert{"merchants/insert_channel_account"};
const storage::Statement kUpdate{"merchants/update_channel_account"};
const storage::Statement kReplace{"merchants/replace_channel_account"};
const storage::Statement kFind{"merchants/find_channel_account"};
const storage::Statement kById{"merchants/find_channel_account_by_id"};
const storage::Statement kList{"merchants/list_channel_accounts"};
const storage::Statement kPageKeys{"merchants/page_channel_keys"};

using Found = std::optional<SealedAccount>;

QByteArray placeOf(const ChannelAccountId& accountId)
{
    return "channel_account.secrets_sealed/" + accountId.bytes();
}

/// What cannot be read is as little known as what was never looked at.
std::vector<wire::ChannelKey> keysIn(const storage::Row& row, int column)
{
    auto keys = wire::readKeys(row.isNull(column) ? QByteArray("[]") : row.utf8(column));
    return keys ? *std::move(keys) : std::vector<wire::ChannelKey>();
}

SealedAccount readRow(const storage::Row& row)
{
    SealedAccount read;
    read.account.accountId = row.id<ChannelAccountId>(0);
    read.account.merchantId = row.id<MerchantId>(1);
    read.account.channel = row.id<ChannelCode>(2);
    read.account.settings = QJsonDocument::fromJson(row.utf8(3)).object();
    read.sealed = row.blob(4);
    read.account.keys = keysIn(row, 5);
    read.account.version = static_cast<int>(row.number(6));
    read.status = row.utf8(7);
    read.createdAt = row.time(8);
    return read;
}

Result<Found> firstOf(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    return rows->empty() ? Found() : Found(readRow(rows->front()));
}

storage::Bind settingsOf(const channels::ChannelAccount& account)
{
    return storage::Bind::text(QJsonDocument(account.settings).toJson(QJsonDocument::Compact));
}

storage::Bind keysOf(const channels::ChannelAccount& account)
{
    return storage::Bind::text(QJsonDocument(wire::keysToJson(account.keys)).toJson(QJsonDocument::Compact));
}

Result<int> insert(storage::Transaction& tx, const SealedChange& change)
{
    const channels::ChannelAccount& account = change.account;
    return tx.run(kInsert, {account.accountId, account.merchantId, account.channel, settingsOf(account),
                            storage::Bind::blob(change.sealed), keysOf(account), change.at});
}

Result<Done> note(storage::Transaction& tx, const SealedChange& change, int version)
{
    const QString detail = QStringLiteral("%1, version %2").arg(change.account.merchantId.text()).arg(version);
    return appendAuditEntry(tx, {change.at, change.actor, "channel_account.put",
                                 "channel_account/" + change.account.accountId.bytes(), detail});
}

/// Sealed anew the same secrets look different: they are opened to be compared.
bool isSame(const SealedAccount& there, const SealedChange& change)
{
    const auto secrets = openSecrets(*change.sealer, there);
    return secrets && secrets->reveal() == change.account.secrets.reveal() &&
           there.account.settings == change.account.settings;
}

} // namespace

wire::MerchantChannel SealedAccount::shown() const
{
    return {account.accountId, account.channel, status, createdAt, account.version, account.keys};
}

SealedChange::SealedChange(channels::ChannelAccount account, const SecretSealer& sealer, UtcTime at, QByteArray actor)
    : account(std::move(account)), sealer(&sealer),
      sealed(sealer.seal(this->account.secrets, placeOf(this->account.accountId))), at(at), actor(std::move(actor))
{
}

Result<Found> findChannelAccount(storage::Reader& reader, const MerchantId& merchantId, const ChannelCode& channel)
{
    return firstOf(reader.rows(kFind, {merchantId, channel}));
}

Result<Found> findChannelAccount(storage::Reader& reader, const ChannelAccountId& accountId)
{
    return firstOf(reader.rows(kById, {accountId}));
}

Result<std::vector<wire::MerchantChannel>> listChannelAccounts(storage::Reader& reader, const MerchantId& merchantId)
{
    const auto rows = reader.rows(kList, {merchantId});
    if (!rows)
        return rows.error();
    std::vector<wire::MerchantChannel> all;
    for (const storage::Row& row : *rows)
        all.push_back(readRow(row).shown());
    return all;
}

Result<std::vector<AccountKeys>> pageChannelKeys(storage::Reader& reader, const ChannelAccountId& after, int limit)
{
    const auto rows = reader.rows(kPageKeys, {storage::Bind::text(after.bytes()), limit});
    if (!rows)
        return rows.error();
    std::vector<AccountKeys> page;
    for (const storage::Row& row : *rows)
        page.push_back({row.id<ChannelAccountId>(0), row.id<ChannelCode>(1), keysIn(row, 2)});
    return page;
}

Result<Secret> openSecrets(const SecretSealer& sealer, const SealedAccount& account)
{
    return sealer.open(account.sealed, placeOf(account.account.accountId));
}

Result<Done> putChannelAccount(storage::Transaction& tx, const SealedChange& change)
{
    const channels::ChannelAccount& account = change.account;
    auto put = tx.run(kUpdate, {settingsOf(account), storage::Bind::blob(change.sealed), keysOf(account),
                                account.accountId, account.merchantId, account.channel});
    if (put && *put == 0)
        put = insert(tx, change);
    // The id is in the callback address of one merchant at one channel, and never becomes another's.
    if (!put && put.error().code == storage::errors::kUniqueViolation)
        return Error{errors::kAlreadyExists};
    if (!put)
        return put.error();
    const auto now = findChannelAccount(tx, account.accountId);
    if (!now)
        return now.error();
    return note(tx, change, now->has_value() ? (*now)->account.version : 0);
}

Result<wire::MerchantChannel> openChannelAccount(storage::Transaction& tx, const SealedChange& change, bool needsKeys)
{
    auto there = findChannelAccount(tx, change.account.merchantId, change.account.channel);
    if (there && !*there) {
        const auto inserted = insert(tx, change);
        if (!inserted && !(inserted.error().code == storage::errors::kUniqueViolation))
            return inserted.error();
        if (inserted) {
            if (const auto noted = note(tx, change, 1); !noted)
                return noted.error();
        }
        there = findChannelAccount(tx, change.account.accountId);
    }
    if (!there)
        return there.error();
    const bool isOurs = *there && (*there)->account.merchantId == change.account.merchantId &&
                        (*there)->account.channel == change.account.channel;
    if (!isOurs || (needsKeys && !isSame(**there, change)))
        return Error{errors::kChannelAccountExists, QStringLiteral("channel"), {}};
    return (*there)->shown();
}

Result<wire::MerchantChannel> replaceChannelAccount(storage::Transaction& tx, const SealedChange& change)
{
    const channels::ChannelAccount& account = change.account;
    const auto replaced = tx.run(kReplace, {settingsOf(account), storage::Bind::blob(change.sealed), keysOf(account),
                                            account.accountId, account.merchantId, account.version});
    if (!replaced)
        return replaced.error();
    if (*replaced == 1) {
        if (const auto noted = note(tx, change, account.version + 1); !noted)
            return noted.error();
    }
    const auto there = findChannelAccount(tx, account.accountId);
    if (!there)
        return there.error();
    if (!*there || (*there)->account.merchantId != account.merchantId)
        return Error{errors::kChannelAccountNotFound};
    const bool isRepetition = (*there)->account.version == account.version + 1 && isSame(**there, change);
    if (*replaced == 1 || isRepetition)
        return (*there)->shown();
    return Error{errors::kChannelAccountChanged, QStringLiteral("version"), {}};
}

} // namespace guitai::merchants
