// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the till asks of the backend. Every call answers once, on the caller's thread, unless the object
// that asked is gone by then.
#pragma once

#include "backend_client/failure.h"
#include "ids/ids.h"
#include "result/result.h"
#include "wire/payment_wire.h"
#include "wire/session_wire.h"

#include <QPointer>

#include <functional>

namespace guitai::backend_client {

/// Where an answer goes; dropped when the object that asked no longer exists.
template <class T>
class Reply
{
public:
    Reply(QObject* asker, std::function<void(Answer<T>)> then) : m_asker(asker), m_then(std::move(then)) {}

    void give(Answer<T> answer) const
    {
        if (m_asker)
            m_then(std::move(answer));
    }

private:
    QPointer<QObject> m_asker;
    std::function<void(Answer<T>)> m_then;
};

class Backend
{
public:
    virtual ~Backend() = default;

    /// Later calls carry the session's token.
    virtual void signIn(wire::CreateSession session, Reply<wire::Session> reply) = 0;
    virtual void signOut(Reply<Done> reply) = 0;

    virtual void createPayment(wire::CreatePayment payment, IdempotencyKey key, Reply<wire::Payment> reply) = 0;
    virtual void getPayment(PaymentNo paymentNo, Reply<wire::Payment> reply) = 0;
    /// A page of at most one payment: empty when the order never arrived.
    virtual void findPayment(MerchantOrderNo orderNo, Reply<wire::PaymentPage> reply) = 0;
    virtual void listPayments(TillNo tillNo, int limit, Reply<wire::PaymentPage> reply) = 0;
    /// Closes the order; the answer is the payment as it is afterwards.
    virtual void closePayment(PaymentNo paymentNo, Reply<wire::Payment> reply) = 0;
    /// Makes the backend ask the channel now.
    virtual void queryPayment(PaymentNo paymentNo, Reply<wire::Payment> reply) = 0;
    virtual void totals(TillNo tillNo, Reply<wire::Totals> reply) = 0;
    virtual void ping(Reply<Done> reply) = 0;
};

} // namespace guitai::backend_client
