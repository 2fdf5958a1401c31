// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results/attempt_settling.h"

#include <algorithm>

namespace guitai::results {

namespace {

using namespace payment_records;

/// True when the attempt is REVERSING now, by us or before us.
Result<bool> moveToReversing(storage::Transaction& tx, const PaymentNo& paymentNo, const AttemptNo& attemptNo,
                             UtcTime now)
{
    auto found = findPayment(tx, paymentNo);
    if (!found)
        return found.error();
    if (!*found)
        return false;
    auto& attempts = (*found)->attempts;
    const auto attempt = std::find_if(attempts.begin(), attempts.end(),
                                      [&](const AttemptRecord& one) { return one.attemptNo == attemptNo; });
    if (attempt == attempts.end() || attempt->status == AttemptStatus::Reversing)
        return attempt != attempts.end();
    attempt->closing = true;                      // the checker goes on with it, also after a crash
    if (attempt->status == AttemptStatus::Sent) { // nobody has answered yet
        const auto moved = moveAttempt(tx, *attempt, AttemptStatus::Unknown, now);
        if (!moved)
            return moved.error();
    }
    return moveAttempt(tx, *attempt, AttemptStatus::Reversing, now);
}

} // namespace

async::Task<Result<bool>> AttemptSettling::beginReversing(PaymentFile file, AttemptNo attemptNo)
{
    const UtcTime now = m_clock.now();
    std::function<Result<bool>(storage::Transaction&)> work = [paymentNo = file.payment.paymentNo, attemptNo,
                                                               now](storage::Transaction& tx) {
        return moveToReversing(tx, paymentNo, attemptNo, now);
    };
    auto writing = m_results.storage().write<bool>(file.payment.slot, std::move(work));
    Result<bool> begun = co_await writing;
    co_return begun;
}

async::Task<Result<Applied>> AttemptSettling::reverse(PaymentFile file, AttemptNo attemptNo)
{
    const auto attempt = std::find_if(file.attempts.begin(), file.attempts.end(),
                                      [&](const AttemptRecord& one) { return one.attemptNo == attemptNo; });
    if (attempt == file.attempts.end())
        co_return Error{guitai::errors::kNotFound, {}, QStringLiteral("No attempt has that number.")};
    auto finding = lineTo(file, attemptNo);
    Result<Line> line = co_await finding;
    if (!line)
        co_return line.error();
    if (line->payWay.reversing && !isFinal(attempt->status)) {
        auto reversing = reverseNow(*line, file, attemptNo);
        Result<Applied> applied = co_await reversing;
        co_return applied;
    }
    auto closing = close(std::move(file), attemptNo, Source::Reverse);
    Result<Applied> applied = co_await closing;
    co_return applied;
}

async::Task<Result<Applied>> AttemptSettling::reverseNow(Line line, PaymentFile file, AttemptNo attemptNo)
{
    auto beginning = beginReversing(file, attemptNo);
    const Result<bool> begun = co_await beginning;
    if (!begun)
        co_return begun.error();
    if (!*begun) { // it came to its end meanwhile, and that stands
        Applied applied{Effect::Nothing, std::move(file), false};
        co_return applied;
    }
    const auto attempt = std::find_if(file.attempts.begin(), file.attempts.end(),
                                      [&](const AttemptRecord& one) { return one.attemptNo == attemptNo; });
    auto reversing = callReverse(std::move(line), *attempt);
    Result<Applied> applied = co_await reversing;
    co_return applied;
}

async::Task<Result<Applied>> AttemptSettling::callReverse(Line line, AttemptRecord attempt)
{
    const channels::Reversing rules = line.payWay.reversing.value_or(channels::Reversing{});
    channels::ReverseOutcome outcome;
    const bool isDue = m_clock.now() >= attempt.sentAt + rules.notBefore;
    if (isDue) { // before that the checker waits for it
        auto calling = line.channel->reverse(line.account, line.order);
        outcome = co_await calling;
    }
    const UtcTime now = m_clock.now();
    const bool neverCame =
        outcome.state == channels::ReverseState::NotFound && now >= attempt.sentAt + rules.notFoundIsFinal;
    const bool reversed = outcome.state == channels::ReverseState::Reversed || neverCame;
    channels::Report report;
    report.attemptNo = attempt.attemptNo;
    report.state = reversed ? channels::ReportedState::Reversed : channels::ReportedState::Unknown;
    report.errorCode = outcome.errorCode;
    Reported reported{std::move(report), line.account.accountId, Source::Reverse, now, reversed};
    if (isDue)
        reported.reverse = outcome.state;
    auto applying = m_results.apply(std::move(reported));
    Result<Applied> applied = co_await applying;
    co_return applied;
}

} // namespace guitai::results
