// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recent_results.h"

#include "models/payment_reading.h"

#include <algorithm>

namespace guitai::models {

void RecentResults::replace(const std::vector<wire::Payment>& payments)
{
    m_payments = payments;
    if (m_payments.size() > kShown)
        m_payments.resize(kShown);
    Q_EMIT changed();
}

void RecentResults::take(const wire::Payment& payment)
{
    const auto same = std::find_if(m_payments.begin(), m_payments.end(),
                                   [&payment](const wire::Payment& row) { return row.paymentNo == payment.paymentNo; });
    if (same != m_payments.end()) {
        if (isFinal(*same) && !isFinal(payment))
            return;
        *same = payment;
    } else {
        const auto older = std::find_if(m_payments.begin(), m_payments.end(), [&payment](const wire::Payment& row) {
            return row.createdAt <= payment.createdAt;
        });
        m_payments.insert(older, payment);
        if (m_payments.size() > kShown)
            m_payments.pop_back();
    }
    Q_EMIT changed();
}

} // namespace guitai::models
