// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The duplicate guard: while a payment of a merchant, user and product is open, for five minutes at most, an equal one
// is the same one. A claim in the slot of hash(merchant, user and product) is taken by unique insert and carries the
// payment's number and intent. Who finds it taken begins that very payment if a crash left it unbegun; who finds its
// payment ended takes the claim over, by a conditional write that names the ended payment: a payment that is not open
// never becomes open again. Lives on the event loop's thread.
#pragma once

#include "payments/payment_intent.h"
#include "payments/payment_service.h"
#include "storage/storage.h"

namespace guitai::payments {

/// Both user and product are named: anonymous sales are never merged.
bool isGuarded(const wire::CreatePayment& wanted);

/// Inserts the intent's payment, or finds what an earlier try under its number inserted. MERCHANT_ORDER_NO_USED when
/// the order number belongs to another payment. Inside a transaction on the payment's shard.
Result<payment_records::PaymentFile> beginOrResume(storage::Transaction& tx, const payment_records::PaymentFile& file);

class DuplicateGuard
{
public:
    static constexpr Duration kGuardedFor = std::chrono::minutes(5);

    explicit DuplicateGuard(storage::Storage& storage) : m_storage(storage) {}

    /// The open payment that stands for this one; nothing when this one may begin, and stands for the next.
    /// DUPLICATE_PAYMENT names the open one when amount, currency or pay way differ.
    async::Task<Result<std::optional<payment_records::PaymentFile>>> admit(PaymentIntent intent);
    /// Gives the claim back when its payment could not begin.
    async::Task<Result<Done>> release(PaymentIntent intent);

private:
    async::Task<Result<PaymentIntent>> take(PaymentIntent intent);
    async::Task<Result<bool>> takeOver(PaymentIntent intent, PaymentNo from);
    async::Task<Result<std::optional<payment_records::PaymentFile>>> begun(PaymentIntent holder, UtcTime now);

    storage::Storage& m_storage;
};

/// Forgets claims that ended before `now`; answers how many.
async::Task<Result<int>> forgetEndedGuards(storage::Storage& storage, storage::ShardIndex shard, UtcTime now);

} // namespace guitai::payments
