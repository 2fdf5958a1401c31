// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Users with balances on two shards, and orders that ask them to pay.
#pragma once

#include "accounts/ledger.h"
#include "crypto/hash.h"
#include "support/fake_clock.h"
#include "support/storage_fixture.h"
#include "users/stored_payer_accounts.h"
#include "users/users.h"

namespace guitai::test {

inline Money yuan(std::int64_t amount)
{
    return Money(amount * 100, Currency::cny());
}

struct PayerHouse
{
    UserNo open(const char* userId = "alice")
    {
        users::NewUser wanted{shop, QString::fromLatin1(userId), Secret("123456")};
        return wait(users.open(wanted))->userNo;
    }
    Secret token(const UserNo& user) { return wait(users.openToken(shop, user, Secret("123456")))->secret; }
    Secret code(const UserNo& user) { return wait(users.openCode(shop, user, token(user)))->secret; }

    /// Money from nowhere, as a test needs it.
    void give(const UserNo& user, Money amount)
    {
        const storage::Slot slot = *users::slotOfUser(user);
        accounts::Batch batch;
        batch.effectKey = "gift:" + QByteArray::number(++gifts);
        batch.kind = "GIFT";
        batch.at = clock.now();
        batch.lines = {{accounts::transit(slot, amount.currency()), accounts::Side::Debit, amount},
                       {account(user), accounts::Side::Credit, amount}};
        std::function<Result<accounts::Posted>(storage::Transaction&)> work = [&](storage::Transaction& tx) {
            return accounts::post(tx, batch);
        };
        if (!wait(storage->write<accounts::Posted>(slot, work)))
            qFatal("no gift");
    }
    static accounts::AccountId account(const UserNo& user) { return users::accountOf(user, Currency::cny()); }
    std::int64_t balance(const UserNo& user)
    {
        const accounts::AccountId its = account(user);
        std::function<Result<storage::Rows>(storage::Reader&)> work = [&](storage::Reader& reader) {
            return reader.rows({"accounts/find_inflow"}, {its.number});
        };
        const auto rows = wait(storage->read<storage::Rows>(its.slot, work));
        return rows->empty() ? 0 : rows->front().number(0);
    }

    channels::Order order(Money amount, const Secret& consent)
    {
        const storage::Slot slot = storage::Slot::of(shop, QByteArray::number(++orders));
        channels::Order order{attemptNoOf(mintPaymentNo(clock.now(), slot.number(), &crypto::randomBytes), 1),
                              amount,
                              {},
                              {},
                              {},
                              {},
                              {},
                              {},
                              {},
                              consent};
        return order;
    }
    channels::PlaceOutcome charge(const channels::Order& order) { return wait(payers.charge(shop, order)); }

    const MerchantId shop = MerchantId::trusted("M1000");
    FakeClock clock;
    StorageFixture folder{2};
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    async::WorkerPool hashing{2};
    users::Users users{*storage, hashing, clock, &crypto::randomBytes};
    users::StoredPayerAccounts payers{*storage, clock};
    int orders = 0;
    int gifts = 0;
};

template <class T>
QByteArray codeOf(const Result<T>& answer)
{
    return answer.ok() ? QByteArray("OK") : QByteArray(answer.error().code.name);
}

} // namespace guitai::test
