// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A payment service that remembers what it was asked and answers what it was told to.
#pragma once

#include "payments/payment_service.h"

#include <vector>

namespace guitai::test {

class FakePaymentService final : public payments::PaymentService
{
public:
    static wire::Payment payment()
    {
        wire::Payment payment;
        payment.paymentNo = PaymentNo::trusted("P20261123012345670ABCDEF0001AB");
        payment.merchantId = MerchantId::trusted("M1000");
        payment.merchantOrderNo = MerchantOrderNo::trusted("A-1");
        payment.amount = Money(1500, Currency::cny());
        payment.subject = QStringLiteral("\"payment_no\":\"PX\"");
        payment.payWay = "WECHAT_NATIVE";
        payment.status = "PENDING";
        payment.createdAt = UtcTime::fromMs(1'700'000'000'000);
        payment.expiresAt = UtcTime::fromMs(1'700'000'300'000);
        return payment;
    }

    async::Task<Result<payments::CreateAnswer>> create(payments::CreateCommand command) override
    {
        created.push_back(std::move(command));
        if (error)
            co_return *error;
        payments::CreateAnswer answer;
        answer.body = payment().toJsonText();
        answer.replayed = replayed;
        co_return answer;
    }
    async::Task<Result<wire::PaymentDetail>> get(MerchantId merchantId, PaymentNo paymentNo) override
    {
        calls.push_back("get " + merchantId.bytes() + ' ' + paymentNo.bytes());
        if (error)
            co_return *error;
        wire::PaymentDetail detail;
        detail.payment = payment();
        co_return detail;
    }
    async::Task<Result<wire::PaymentPage>> list(MerchantId merchantId, payments::PaymentFilter asked) override
    {
        calls.push_back("list " + merchantId.bytes());
        filter = std::move(asked);
        wire::PaymentPage page;
        page.payments.push_back(payment());
        co_return page;
    }
    async::Task<Result<wire::Totals>> totals(MerchantId merchantId, TillNo tillNo) override
    {
        calls.push_back("totals " + merchantId.bytes() + ' ' + tillNo.bytes());
        co_return wire::Totals{"2026-11-23", 1, Money(1500, Currency::cny())};
    }
    async::Task<Result<wire::PaymentTotals>> totalsOf(MerchantId merchantId, payments::TotalsFilter asked) override
    {
        calls.push_back("totals of " + merchantId.bytes());
        totalsFilter = asked;
        co_return wire::PaymentTotals{{{"SUCCEEDED", 2, Money(3000, Currency::cny()), Money(500, Currency::cny())}}};
    }
    async::Task<Result<wire::Payment>> close(MerchantId merchantId, PaymentNo paymentNo, QByteArray actor) override
    {
        return one("close as " + actor, merchantId, paymentNo);
    }
    async::Task<Result<wire::Payment>> reverse(MerchantId merchantId, PaymentNo paymentNo, QByteArray actor) override
    {
        return one("reverse as " + actor, merchantId, paymentNo);
    }
    async::Task<Result<wire::Payment>> query(MerchantId merchantId, PaymentNo paymentNo) override
    {
        return one("query", merchantId, paymentNo);
    }

    std::vector<payments::CreateCommand> created;
    std::vector<QByteArray> calls;
    payments::PaymentFilter filter;
    payments::TotalsFilter totalsFilter;
    std::optional<Error> error;
    bool replayed = false;

private:
    async::Task<Result<wire::Payment>> one(QByteArray verb, MerchantId merchantId, PaymentNo paymentNo)
    {
        calls.push_back(verb + ' ' + merchantId.bytes() + ' ' + paymentNo.bytes());
        if (error)
            co_return *error;
        co_return payment();
    }
};

} // namespace guitai::test
