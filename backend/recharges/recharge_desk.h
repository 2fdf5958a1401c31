// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The recharge service: finds whose account it is, then asks for the payment. Event loop's thread.
#pragma once

#include "recharges/recharge_service.h"
#include "storage/storage.h"

namespace guitai::recharges {

class RechargeDesk final : public RechargeService
{
public:
    RechargeDesk(storage::Storage& storage, payments::PaymentService& payments)
        : m_storage(storage), m_payments(payments)
    {
    }

    async::Task<Result<payments::CreateAnswer>> create(AccountNo accountNo, payments::CreateCommand command) override;

private:
    storage::Storage& m_storage;
    payments::PaymentService& m_payments;
};

} // namespace guitai::recharges
