// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The withdrawal service over the storage; see withdrawal_service.h. Event loop's thread.
#pragma once

#include "accounts/folding.h"
#include "ids/payment_no.h"
#include "withdrawals/withdrawal_progress.h"
#include "withdrawals/withdrawal_service.h"

namespace guitai::withdrawals {

/// What the desk needs; all outlive the loop.
struct WithdrawalParts
{
    storage::Storage& storage;
    WithdrawalProgress& progress;
    accounts::FoldingWorker& folding;
    events::EventPump& pump;
    const Clock& clock;
    RandomBytes random;
};

class WithdrawalDesk final : public WithdrawalService
{
public:
    explicit WithdrawalDesk(WithdrawalParts parts) : m_parts(std::move(parts)) {}

    async::Task<Result<WithdrawalAnswer>> create(WithdrawalCommand command) override;
    async::Task<Result<wire::Withdrawal>> get(MerchantId merchantId, WithdrawalNo withdrawalNo) override;
    async::Task<Result<wire::WithdrawalPage>> list(MerchantId merchantId, WithdrawalFilter filter) override;

private:
    struct Begun
    {
        WithdrawalRecord withdrawal;
        bool isNew = true;
    };

    static Result<Begun> insertOrFind(storage::Transaction& tx, const WithdrawalCommand& command,
                                      WithdrawalRecord minted);
    async::Task<Result<Begun>> begin(WithdrawalCommand command, storage::Slot slot);
    WithdrawalRecord minted(const WithdrawalCommand& command, storage::Slot slot) const;

    WithdrawalParts m_parts;
};

} // namespace guitai::withdrawals
