// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payment_inspector.h"

namespace guitai::models {

namespace {

using backend_client::Answer;
using backend_client::Reply;

constexpr Duration kStopsHere = std::chrono::milliseconds(120);

} // namespace

void PaymentInspector::show(const wire::Payment& payment)
{
    const bool isNew = !m_payment || m_payment->paymentNo != payment.paymentNo;
    m_payment = payment;
    if (isNew) {
        m_detail.reset();
        m_refunds.clear();
        m_failure = {};
        m_querying = false;
    }
    Q_EMIT changed();
    m_soon.start(kStopsHere, [this] { refresh(); });
}

void PaymentInspector::clear()
{
    m_soon.stop();
    m_payment.reset();
    m_detail.reset();
    m_refunds.clear();
    Q_EMIT changed();
}

void PaymentInspector::refresh()
{
    if (!m_payment)
        return;
    m_books.getDetail(m_payment->paymentNo,
                      forThis<wire::PaymentDetail>([this](const Answer<wire::PaymentDetail>& answer) {
                          m_failure = answer.ok() ? backend_client::Failure{} : answer.failure();
                          if (answer.ok()) {
                              m_detail = answer.value();
                              m_payment = m_detail->payment;
                              Q_EMIT learnt(*m_payment);
                          }
                          Q_EMIT changed();
                      }));
    m_books.listRefunds(m_payment->paymentNo, forThis<wire::RefundPage>([this](const Answer<wire::RefundPage>& answer) {
                            if (answer.ok())
                                m_refunds = answer.value().refunds;
                            Q_EMIT changed();
                        }));
}

void PaymentInspector::query()
{
    if (!m_payment || std::exchange(m_querying, true))
        return;
    Q_EMIT changed();
    m_books.queryPayment(m_payment->paymentNo, forThis<wire::Payment>([this](const Answer<wire::Payment>& answer) {
                             m_querying = false;
                             m_failure = answer.ok() ? backend_client::Failure{} : answer.failure();
                             refresh();
                             Q_EMIT changed();
                         }));
}

template <class T>
Reply<T> PaymentInspector::forThis(std::function<void(const Answer<T>&)> then)
{
    return Reply<T>(this, [this, no = m_payment->paymentNo, then = std::move(then)](const Answer<T>& answer) {
        if (m_payment && m_payment->paymentNo == no)
            then(answer);
    });
}

} // namespace guitai::models
