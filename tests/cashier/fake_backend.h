// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A Backend whose calls wait in a list until a test answers them.
#pragma once

#include "backend_client/backend.h"

#include <deque>

namespace guitai::test {

class FakeBackend final : public backend_client::Backend
{
public:
    template <class T>
    using Reply = backend_client::Reply<T>;
    struct Create
    {
        wire::CreatePayment payment;
        IdempotencyKey key;
        Reply<wire::Payment> reply;
    };
    struct Question
    {
        QByteArray kind; ///< get, close, query
        PaymentNo paymentNo;
        Reply<wire::Payment> reply;
    };

    void createPayment(wire::CreatePayment payment, IdempotencyKey key, Reply<wire::Payment> reply) override
    {
        creates.push_back({std::move(payment), std::move(key), std::move(reply)});
    }
    void getPayment(PaymentNo no, Reply<wire::Payment> reply) override
    {
        questions.push_back({"get", no, std::move(reply)});
    }
    void closePayment(PaymentNo no, Reply<wire::Payment> reply) override
    {
        questions.push_back({"close", no, std::move(reply)});
    }
    void queryPayment(PaymentNo no, Reply<wire::Payment> reply) override
    {
        questions.push_back({"query", no, std::move(reply)});
    }
    void findPayment(MerchantOrderNo no, Reply<wire::PaymentPage> reply) override
    {
        findings.push_back({no, std::move(reply)});
    }
    void signIn(wire::CreateSession, Reply<wire::Session>) override {}
    void signOut(Reply<Done>) override {}
    void listPayments(TillNo, int, Reply<wire::PaymentPage>) override {}
    void totals(TillNo, Reply<wire::Totals>) override {}
    void ping(Reply<Done>) override {}

    std::vector<Create> creates;
    std::deque<Question> questions;
    std::deque<std::pair<MerchantOrderNo, Reply<wire::PaymentPage>>> findings;
};

} // namespace guitai::test
