// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The balance channel's provider: users' accounts in the books. Payment and user may live on different shards; what
// was decided on the user's shard counts. Event loop's thread.
#pragma once

#include "channels/payer_accounts.h"
#include "storage/storage.h"
#include "users/charges.h"

namespace guitai::users {

class StoredPayerAccounts final : public channels::PayerAccounts
{
public:
    StoredPayerAccounts(storage::Storage& storage, const Clock& clock) : m_storage(storage), m_clock(clock) {}

    async::Task<channels::PlaceOutcome> charge(MerchantId merchantId, channels::Order order) override;
    async::Task<channels::Report> findCharge(AttemptNo attemptNo) override;
    async::Task<channels::CloseOutcome> voidCharge(AttemptNo attemptNo) override;
    async::Task<channels::RefundReport> payBack(channels::RefundOrder order) override;
    async::Task<channels::RefundReport> findPayBack(channels::RefundOrder order) override;

private:
    async::Task<Result<Charge>> chargeOnce(storage::Slot user, ChargeRequest request, bool ask);
    async::Task<Result<Asked>> asked(AttemptNo attemptNo);

    storage::Storage& m_storage;
    const Clock& m_clock;
};

} // namespace guitai::users
