// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Books of a test's own on any number of shards: post, look up balances, and prove that they are right.
#pragma once

#include "support/storage_fixture.h"

#include "accounts/ledger.h"

namespace guitai::test {

inline const UtcTime kBooksOpen = UtcTime::fromSeconds(1'795'400'000);

class BooksFixture
{
public:
    explicit BooksFixture(int shards = 1) : m_fixture(shards), m_storage(m_fixture.open()) {}

    storage::Storage& storage() { return *m_storage; }

    template <class T>
    Result<T> write(storage::Slot slot, std::function<Result<T>(storage::Transaction&)> work)
    {
        return wait(m_storage->write<T>(slot, std::move(work)));
    }
    Result<accounts::Posted> post(const accounts::Batch& batch)
    {
        return write<accounts::Posted>(batch.lines.front().account.slot,
                                       [batch](storage::Transaction& tx) { return accounts::post(tx, batch); });
    }
    /// Debits one account and credits the other, both on one slot.
    Result<accounts::Posted> move(const QByteArray& key, const accounts::AccountId& from, const accounts::AccountId& to,
                                  std::int64_t minor)
    {
        const Money amount(minor, from.currency);
        const accounts::Batch batch{key,
                                    "TEST",
                                    key,
                                    kBooksOpen,
                                    {{from, accounts::Side::Debit, amount}, {to, accounts::Side::Credit, amount}}};
        return post(batch);
    }
    /// 0 for an account that nobody has posted to.
    std::int64_t balance(const accounts::AccountId& account)
    {
        return number(account.slot, "accounts_test/find_balance", {account.number});
    }
    /// Of all entries of a shard: what the balances should be and are not, or an account below 0.
    int wrongBalances(storage::ShardIndex shard = 0)
    {
        return static_cast<int>(number(storage::Slot(shard), "accounts_test/count_wrong_balances", {}));
    }
    std::int64_t number(storage::Slot slot, const char* statement, std::initializer_list<storage::Bind> binds)
    {
        const std::vector<storage::Bind> kept(binds);
        const auto found = write<std::int64_t>(slot, [&](storage::Transaction& tx) -> Result<std::int64_t> {
            const storage::Statement asked{statement};
            const auto rows = kept.empty() ? tx.rows(asked, {}) : tx.rows(asked, {kept.front()});
            if (!rows)
                return rows.error();
            return rows->empty() ? std::int64_t(0) : rows->front().number(0);
        });
        if (!found)
            qFatal("%s: %s", statement, found.error().code.name);
        return *found;
    }

private:
    StorageFixture m_fixture;
    std::unique_ptr<storage::SqliteStorage> m_storage;
};

} // namespace guitai::test
