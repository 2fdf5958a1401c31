// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results/attempt_settling.h"

#include <algorithm>

namespace guitai::results {

using namespace payment_records;
using channels::CloseState;
using channels::ReportedState;

/// One query. What would end the attempt without money is only answered; everything else is applied.
async::Task<Result<ReportedState>> AttemptSettling::askWithoutEnding(Line line, AttemptNo attemptNo)
{
    auto querying = line.channel->query(line.account, line.order);
    channels::Report report = co_await querying;
    report.attemptNo = attemptNo;
    const ReportedState state = report.foreignIdentity ? ReportedState::Unknown : report.state;
    const bool endsIt = state == ReportedState::Closed || state == ReportedState::NotFound;
    if (endsIt)
        co_return state;
    Reported reported{std::move(report), line.account.accountId, Source::Query, m_clock.now(), false};
    auto applying = m_results.apply(std::move(reported));
    const Result<Applied> applied = co_await applying;
    if (!applied)
        co_return applied.error();
    co_return state;
}

async::Task<Result<bool>> AttemptSettling::release(PaymentFile file, AttemptNo attemptNo)
{
    auto finding = lineTo(std::move(file), attemptNo);
    Result<Line> line = co_await finding;
    if (!line)
        co_return line.error();
    auto asking = askWithoutEnding(*line, attemptNo);
    const Result<ReportedState> before = co_await asking;
    if (!before)
        co_return before.error();
    if (*before == ReportedState::Closed)
        co_return true;
    if (*before == ReportedState::Paid || *before == ReportedState::Failed)
        co_return false;
    auto closing = line->channel->close(line->account, line->order);
    const channels::CloseOutcome outcome = co_await closing;
    if (outcome.state != CloseState::Closed && outcome.state != CloseState::NotFound)
        co_return false;
    auto askingAgain = askWithoutEnding(*line, attemptNo);
    const Result<ReportedState> after = co_await askingAgain;
    if (!after)
        co_return after.error();
    // A close that was answered is believed over a query that has not heard of it yet.
    co_return *after == ReportedState::Closed || *after == ReportedState::NotFound || *after == ReportedState::NotPaid;
}

} // namespace guitai::results
