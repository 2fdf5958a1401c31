// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A merchant's money over two shards: home on one, payments on the other, so that nothing is done in one transaction
// by chance.
#pragma once

#include "backend/accounts/books_fixture.h"
#include "support/failing_statements.h"
#include "support/fake_clock.h"
#include "support/fake_timers.h"
#include "support/stumbling_storage.h"

#include "accounts/fee_rules.h"
#include "accounts/payment_postings.h"
#include "accounts/stored_merchant_funds.h"
#include "ids/payment_no.h"

namespace guitai::test {

class FundsFixture
{
public:
    /// With a payment of that much, less 0.6 % for the channel.
    explicit FundsFixture(std::int64_t gross)
    {
        const accounts::FeeRule rule{merchant, channel, UtcTime(), 6000, Rounding::HalfUp, 0};
        if (!wait(accounts::FeeRules(books.storage()).put(rule)))
            qFatal("the fee rule cannot be put");
        payment = pay(gross);
    }

    PaymentNo pay(std::int64_t gross) { return payOn(slot, gross); }
    PaymentNo payOn(storage::Slot where, std::int64_t gross)
    {
        const PaymentNo no = mintPaymentNo(clock.now(), where.number(), [this](qsizetype count) {
            return QByteArray(count, static_cast<char>(++m_paid));
        });
        const accounts::ReceivedPayment received{no,          where,      merchant, channel, Money(gross, cny),
                                                 clock.now(), clock.now()};
        const auto posted = books.write<Done>(
            where, [received](storage::Transaction& tx) { return accounts::postPayment(tx, received); });
        if (!posted)
            qFatal("the payment cannot be posted: %s", posted.error().code.name);
        return no;
    }

    Result<Done> hold(const QByteArray& reference, std::int64_t minor, const PaymentNo& refundOf = {})
    {
        accounts::HoldRequest request(reference, merchant, Money(minor, cny), clock.now());
        request.refundOf = refundOf;
        return wait(funds.hold(std::move(request), slot));
    }
    Result<Done> capture(const QByteArray& reference)
    {
        return wait(funds.capture(reference, merchant, channel, slot));
    }
    Result<Done> release(const QByteArray& reference) { return wait(funds.release(reference, merchant)); }
    /// What a new process does some time after another one died.
    void resume()
    {
        storage.recover();
        clock.advance(accounts::kTransferPatience);
        wait(courier.resumeDue());
    }

    /// Another merchant whose home is on the same shard: only whose money it is tells them apart there.
    MerchantId neighbour() const
    {
        const int shard = accounts::homeSlot(merchant).number() % 2;
        for (int number = 2000;; ++number) {
            const MerchantId other = MerchantId::trusted("M" + QByteArray::number(number));
            if (accounts::homeSlot(other).number() % 2 == shard)
                return other;
        }
    }

    std::int64_t home() { return books.balance(accounts::merchantHome(merchant, cny)); }
    std::int64_t frozen() { return books.balance(accounts::merchantFreeze(merchant, cny)); }
    std::int64_t inflow() { return books.balance(accounts::merchantInflow(slot, merchant, cny)); }
    std::int64_t fee() { return books.balance(accounts::feeAccount(slot, channel, cny)); }
    std::int64_t clearing() { return books.balance(accounts::channelClearing(slot, channel, cny)); }
    /// Nothing is on its way, and every balance is what its entries say.
    bool isSettled()
    {
        std::int64_t wrong = 0;
        std::int64_t transit = 0;
        for (const int shard : {0, 1}) {
            wrong += books.wrongBalances(shard);
            transit += books.number(storage::Slot(shard), "accounts_test/sum_transit", {});
            wrong += books.number(storage::Slot(shard), "accounts_test/count_unsettled", {});
        }
        return wrong == 0 && transit == 0;
    }

    const Currency cny = Currency::cny();
    const MerchantId merchant = MerchantId::trusted("M1000");
    const ChannelCode channel = ChannelCode::trusted("wechat");
    /// Of the payments: on the other shard than the merchant's home.
    const storage::Slot slot{accounts::homeSlot(merchant).number() % 2 == 0 ? 17 : 16};
    BooksFixture books{2};
    FailingStatements statements{books.storage()}; ///< sound until a test says otherwise
    StumblingStorage storage{statements};
    FakeClock clock{kBooksOpen};
    FakeTimers timers;
    accounts::Courier courier{storage, clock};
    accounts::FoldingWorker folding{storage, courier, timers, clock};
    accounts::StoredMerchantFunds funds{storage, courier, folding, clock};
    PaymentNo payment;

private:
    int m_paid = 0;
};

} // namespace guitai::test
