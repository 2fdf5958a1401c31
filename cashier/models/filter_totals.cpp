// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter_totals.h"

namespace guitai::models {

namespace {

bool wasPaid(const QByteArray& status)
{
    return status == "SUCCEEDED" || status == "PARTIALLY_REFUNDED" || status == "REFUNDED";
}

void add(FilterTotals& totals, const QByteArray& status, std::int64_t count, const Money& amount, const Money& back)
{
    if (amount.currency() != totals.paid.currency())
        return;
    totals.rows += count;
    if (wasPaid(status))
        totals.paid = Money(totals.paid.minor() + amount.minor(), amount.currency());
    totals.refunded = Money(totals.refunded.minor() + back.minor(), amount.currency());
}

} // namespace

FilterTotals totalsOf(const wire::PaymentTotals& totals, StateGroup group)
{
    const QByteArrayList wanted = statusesOf(group);
    FilterTotals sums;
    for (const wire::PaymentTotals::Line& line : totals.lines) {
        if (wanted.isEmpty() || wanted.contains(line.status))
            add(sums, line.status, line.count, line.amount, line.refunded);
    }
    return sums;
}

FilterTotals totalsOf(std::span<const wire::Payment> payments)
{
    FilterTotals sums;
    for (const wire::Payment& payment : payments)
        add(sums, payment.status, 1, payment.amount, payment.refunded);
    return sums;
}

} // namespace guitai::models
