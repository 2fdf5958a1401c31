// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "days/open_cases.h"

#include <algorithm>

namespace guitai::days {

namespace {

using storage::Bind;
using storage::Row;

const storage::Statement kSumOfDays{"days/sum_open_exceptions"};
const storage::Statement kListOpen{"days/list_open_exceptions"};

/// More open cases than these are counted as these.
constexpr int kMostCounted = 100'000;
constexpr int kAges[] = {0, 1, 3, 7};

void add(Money& sum, std::int64_t risk)
{
    sum = Money(sum.minor() + risk, sum.currency());
}

void addToDay(wire::ReconciliationDay& day, const Row& row)
{
    const QByteArray state = row.utf8(2);
    const int count = static_cast<int>(row.number(3));
    if (state == "RESOLVED") {
        day.resolvedExceptions += count;
        return;
    }
    day.openExceptions += count;
    day.waitingExceptions += state == "WAITING" ? count : 0;
    add(day.atRisk, row.number(4));
    const UtcTime oldest = row.time(5);
    day.oldestOpenAt = std::min(day.oldestOpenAt.value_or(oldest), oldest);
}

} // namespace

Result<Done> addOpenCases(storage::Reader& reader, const MerchantId& merchantId, const QByteArray& from,
                          const QByteArray& to, UtcTime now, wire::ReconciliationOverview& overview)
{
    const auto ofDays = reader.rows(kSumOfDays, {merchantId, Bind::text(from), Bind::text(to)});
    if (!ofDays)
        return ofDays.error();
    for (const Row& row : *ofDays) {
        const auto day = std::ranges::find_if(overview.days, [&](const wire::ReconciliationDay& one) {
            return one.accountId.bytes() == row.utf8(0) && one.day == row.utf8(1);
        });
        if (day != overview.days.end())
            addToDay(*day, row);
    }
    const auto open = reader.rows(kListOpen, {merchantId, kMostCounted});
    if (!open)
        return open.error();
    for (const int fromDays : kAges) {
        wire::ExceptionAge age;
        age.fromDays = fromDays;
        overview.ages.push_back(age);
    }
    for (const Row& row : *open) {
        ++overview.openExceptions;
        overview.waitingExceptions += row.utf8(0) == "WAITING" ? 1 : 0;
        add(overview.atRisk, row.number(2));
        overview.oldestOpenAt = std::min(overview.oldestOpenAt.value_or(row.time(1)), row.time(1));
        const auto days = (now - row.time(1)) / std::chrono::hours(24);
        const auto age = std::find_if(overview.ages.rbegin(), overview.ages.rend(),
                                      [&](const wire::ExceptionAge& one) { return days >= one.fromDays; });
        if (age == overview.ages.rend())
            continue;
        ++age->exceptions;
        add(age->atRisk, row.number(2));
    }
    return Done{};
}

} // namespace guitai::days
