// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payment_filter.h"

#include <algorithm>

namespace guitai::models {

namespace {

UtcTime beginOf(const QDate& day)
{
    const qint64 sinceEpoch = QDate(1970, 1, 1).daysTo(day);
    return UtcTime::fromMs(sinceEpoch * 24 * 3'600'000) - kShanghaiOffset;
}

} // namespace

Span spanOf(const PaymentFilter& filter, UtcTime now)
{
    const BusinessDate today = BusinessDate::of(now);
    if (filter.days == Days::Yesterday)
        return {today.begins() - std::chrono::hours(24), today.begins()};
    if (filter.days == Days::Today || !filter.first.isValid() || !filter.last.isValid())
        return {today.begins(), today.ends()};
    const auto [first, last] = std::minmax(filter.first, filter.last);
    const QDate earliest = std::max(first, last.addDays(1 - PaymentFilter::kMostDays));
    return {beginOf(earliest), beginOf(last.addDays(1))};
}

QByteArrayList statusesOf(StateGroup group)
{
    switch (group) {
    case StateGroup::All: break;
    case StateGroup::Paid: return {"SUCCEEDED"};
    case StateGroup::Refunded: return {"PARTIALLY_REFUNDED", "REFUNDED"};
    case StateGroup::Waiting: return {"CREATED", "PENDING"};
    case StateGroup::Closed: return {"CLOSED"};
    }
    return {};
}

backend_client::PaymentQuery queryOf(const PaymentFilter& filter, const TillNo& tillNo, UtcTime now)
{
    backend_client::PaymentQuery query;
    if (filter.seeksNumber()) {
        query.number = filter.number.trimmed().toUtf8();
        return query;
    }
    const Span span = spanOf(filter, now);
    query.from = span.from;
    query.to = span.to;
    query.statuses = statusesOf(filter.group);
    if (!filter.wholeShop)
        query.tillNo = tillNo;
    return query;
}

} // namespace guitai::models
