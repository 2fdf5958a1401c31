// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/left_behind.h"

#include "models/payment_reading.h"

#include <algorithm>

namespace guitai::models {

LeftBehind::LeftBehind(backend_client::Backend& backend, async::Timers& timers, Duration every)
    : m_backend(backend), m_every(every), m_next(timers)
{
}

void LeftBehind::add(const wire::Payment& payment)
{
    m_open.insert(payment.paymentNo, payment);
    if (!m_next.isRunning())
        m_next.start(m_every, [this] { askNext(); });
}

bool LeftBehind::take(const wire::Payment& payment)
{
    if (!m_open.contains(payment.paymentNo))
        return false;
    const PaymentInput reading = readingOf(payment);
    if (isFinal(payment))
        m_open.remove(payment.paymentNo);
    if (reading == PaymentInput::Succeeded || reading == PaymentInput::LateMoney)
        Q_EMIT moneyCame(payment);
    return true;
}

void LeftBehind::askNext()
{
    if (m_open.isEmpty())
        return;
    // In turn, one question at a time.
    QList<PaymentNo> numbers = m_open.keys();
    std::sort(numbers.begin(), numbers.end());
    const auto following = std::upper_bound(numbers.begin(), numbers.end(), m_lastAsked);
    m_lastAsked = following == numbers.end() ? numbers.front() : *following;
    m_backend.getPayment(m_lastAsked, backend_client::Reply<wire::Payment>(this, [this](const auto& answer) {
                             if (answer.ok())
                                 take(answer.value());
                             m_next.start(m_every, [this] { askNext(); });
                         }));
}

} // namespace guitai::models
