// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The asking half of PaymentFlow: polling, finding an order by its key, closing.
#include "models/payment_flow.h"

namespace guitai::models {

using backend_client::Answer;
using backend_client::Backend;
using backend_client::Failure;
using backend_client::Reply;

void PaymentFlow::watch()
{
    m_watchedSince = m_parts.clock.monotonic();
    schedulePoll();
}

void PaymentFlow::schedulePoll()
{
    const bool slow = m_parts.clock.monotonic() - m_watchedSince >= m_parts.times.slowAfter;
    m_poll.start(slow ? m_parts.times.slowPoll : m_parts.times.poll, [this] { poll(); });
}

void PaymentFlow::poll()
{
    // On a slow line questions must not pile up: the one that is out comes first.
    if (m_asking) {
        schedulePoll();
        return;
    }
    if (!m_sale.payment)
        find();
    else if (m_state == PaymentState::Reversing)
        close();
    else
        ask(&Backend::getPayment);
}

void PaymentFlow::ask(void (Backend::*call)(PaymentNo, Reply<wire::Payment>))
{
    m_asking = true;
    (m_parts.backend.*call)(m_sale.payment->paymentNo, forThisSale<wire::Payment>([this](const PaymentAnswer& answer) {
                                if (answer.ok())
                                    takePayment(answer.value());
                                else
                                    takeFailure(answer.failure());
                            }));
}

void PaymentFlow::find()
{
    m_asking = true;
    m_parts.backend.findPayment(m_sale.key,
                                forThisSale<wire::PaymentPage>([this](const Answer<wire::PaymentPage>& answer) {
                                    if (!answer.ok()) {
                                        takeFailure(answer.failure());
                                    } else if (!answer.value().payments.empty()) {
                                        takePayment(answer.value().payments.front());
                                    } else if (m_resumed) {
                                        move(PaymentInput::NotArrived);
                                        Q_EMIT amountReturned(m_sale.amount, Failure{});
                                    } else {
                                        // The same key again: whether the first request is still on its way or lost,
                                        // one order results.
                                        m_asking = true;
                                        send();
                                    }
                                }));
}

void PaymentFlow::close()
{
    if (m_sale.payment)
        ask(&Backend::closePayment);
}

void PaymentFlow::takeFailure(const Failure& failure)
{
    if (failure.sessionEnded())
        Q_EMIT sessionEnded();
    if (failure.code == "PAYMENT_ALREADY_PAID" && m_sale.payment)
        ask(&Backend::getPayment);
    if (lookOf(m_state).watched)
        schedulePoll();
    Q_EMIT saleChanged();
}

template <class T>
Reply<T> PaymentFlow::forThisSale(std::function<void(const Answer<T>&)> then)
{
    return Reply<T>(this, [this, key = m_sale.key, then = std::move(then)](Answer<T> answer) {
        if (m_sale.key != key)
            return;
        m_asking = false;
        then(answer);
    });
}

template Reply<wire::Payment> PaymentFlow::forThisSale(std::function<void(const PaymentAnswer&)>);
template Reply<wire::PaymentPage> PaymentFlow::forThisSale(std::function<void(const Answer<wire::PaymentPage>&)>);

} // namespace guitai::models
