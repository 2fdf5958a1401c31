// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// MerchantFunds over the ledger; see merchant_funds.h for what it promises.
//
//   payment's slot: the fee's share is sent, the inflow folded   (one transaction)
//   merchant's home: the fold is received
//   merchant's home: the hold, with the fee's share received     (one transaction)
//   payment's slot: both transfers are settled
//
// A crash between two steps leaves a transfer on its way, which the courier or the next call finishes.
#pragma once

#include "accounts/folding.h"
#include "accounts/holds.h"
#include "accounts/merchant_funds.h"

namespace guitai::accounts {

class StoredMerchantFunds final : public MerchantFunds
{
public:
    StoredMerchantFunds(storage::Storage& storage, Courier& courier, FoldingWorker& folding, const Clock& clock)
        : m_storage(storage), m_courier(courier), m_folding(folding), m_clock(clock)
    {
    }

    async::Task<Result<Done>> hold(HoldRequest request, storage::Slot from) override;
    async::Task<Result<Done>> capture(QByteArray reference, MerchantId merchantId, ChannelCode channel,
                                      storage::Slot to) override;
    async::Task<Result<Done>> release(QByteArray reference, MerchantId merchantId) override;

private:
    /// What was sent from the payment's slot for a hold.
    struct Prepared
    {
        std::optional<Transfer> fold;
        std::optional<Transfer> share;
    };
    struct Freezing
    {
        Arrival share = Arrival::Posted;
        std::optional<Error> refusal;
    };

    static Result<Prepared> prepare(storage::Transaction& tx, const HoldRequest& request, storage::Slot from);
    static Result<Freezing> freezeOrFind(storage::Transaction& tx, const Hold& hold,
                                         const std::optional<Transfer>& share);
    static Result<Freezing> refuseHold(storage::Transaction& tx, const Hold& hold,
                                       const std::optional<Transfer>& share);

    async::Task<Result<std::optional<Hold>>> find(QByteArray reference, MerchantId merchantId);
    async::Task<Result<Freezing>> freezeAtHome(Hold hold, std::optional<Transfer> share);

    storage::Storage& m_storage;
    Courier& m_courier;
    FoldingWorker& m_folding;
    const Clock& m_clock;
};

} // namespace guitai::accounts
