// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The payment service over the storage; see payment_service.h.
#pragma once

#include "payments/create_payment.h"

namespace guitai::payments {

class PaymentDesk final : public PaymentService
{
public:
    explicit PaymentDesk(CreateParts parts);

    async::Task<Result<CreateAnswer>> create(CreateCommand command) override;
    async::Task<Result<wire::PaymentDetail>> get(MerchantId merchantId, PaymentNo paymentNo) override;
    async::Task<Result<wire::PaymentPage>> list(MerchantId merchantId, PaymentFilter filter) override;
    async::Task<Result<wire::Totals>> totals(MerchantId merchantId, TillNo tillNo) override;
    async::Task<Result<wire::PaymentTotals>> totalsOf(MerchantId merchantId, TotalsFilter filter) override;
    async::Task<Result<wire::Payment>> close(MerchantId merchantId, PaymentNo paymentNo, QByteArray actor) override;
    async::Task<Result<wire::Payment>> reverse(MerchantId merchantId, PaymentNo paymentNo, QByteArray actor) override;
    async::Task<Result<wire::Payment>> query(MerchantId merchantId, PaymentNo paymentNo) override;

private:
    async::Task<Result<payment_records::PaymentFile>> find(MerchantId merchantId, PaymentNo paymentNo);

    CreateParts m_parts;
    CreatePayment m_create;
};

} // namespace guitai::payments
