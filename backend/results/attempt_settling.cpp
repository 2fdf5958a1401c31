// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results/attempt_settling.h"

#include "results/check_schedule.h"

#include <algorithm>

namespace guitai::results {

namespace {

using namespace payment_records;

const storage::Statement kMarkClosing{"results/mark_closing"};

const AttemptRecord* find(const PaymentFile& file, const AttemptNo& attemptNo)
{
    const auto found = std::find_if(file.attempts.begin(), file.attempts.end(),
                                    [&](const AttemptRecord& attempt) { return attempt.attemptNo == attemptNo; });
    return found == file.attempts.end() ? nullptr : &*found;
}

Error noSuchAttempt()
{
    return {guitai::errors::kNotFound, {}, QStringLiteral("No attempt has that number.")};
}

bool lacksItsCode(const AttemptRecord& attempt)
{
    return !attempt.credential && !isFinal(attempt.status) && !attempt.closing;
}

} // namespace

async::Task<Result<AttemptSettling::Line>> AttemptSettling::lineTo(PaymentFile file, AttemptNo attemptNo)
{
    const AttemptRecord& attempt = *find(file, attemptNo);
    Line line;
    line.channel = m_registry.byCode(attempt.channel);
    const channels::PayWay* payWay =
        line.channel ? line.channel->descriptor().payWay(payWayOf(file, attempt)) : nullptr;
    if (!payWay)
        co_return Error{guitai::errors::kUnavailable, {}, QStringLiteral("The channel is not built in.")};
    line.payWay = *payWay;
    auto finding = m_accounts.byId(attempt.accountId);
    Result<channels::ChannelAccount> account = co_await finding;
    if (!account)
        co_return account.error();
    line.account = std::move(*account);
    line.order = channels::PlacedOrder{attemptNo,      line.payWay.code,  file.payment.amount,
                                       attempt.sentAt, attempt.expiresAt, attempt.channelTradeNo};
    co_return line;
}

QUrl AttemptSettling::pageOf(const PaymentNo& paymentNo) const
{
    QUrl page = m_callbackBase;
    page.setPath(QStringLiteral("/pay/") + paymentNo.text());
    return page;
}

async::Task<channels::PlaceOutcome> AttemptSettling::place(PaymentFile file, AttemptNo attemptNo, Secret authCode)
{
    channels::PlaceOutcome notPlaced;
    const AttemptRecord* attempt = find(file, attemptNo);
    if (!attempt)
        co_return notPlaced;
    auto finding = lineTo(file, attemptNo);
    Result<Line> line = co_await finding;
    if (!line) {
        notPlaced.errorCode = line.error().code.name;
        co_return notPlaced;
    }
    QUrl notifyUrl = m_callbackBase;
    notifyUrl.setPath(QStringLiteral("/v1/callback/%1/%2").arg(attempt->channel.text(), attempt->accountId.text()));
    const QUrl returnUrl = isAggregated(file) ? pageOf(file.payment.paymentNo) : QUrl();
    const channels::Order order{attemptNo,
                                file.payment.amount,
                                file.payment.subject,
                                line->payWay.code,
                                file.payment.attach,
                                file.payment.clientIp.toLatin1(),
                                file.payment.payerId,
                                attempt->expiresAt,
                                notifyUrl,
                                std::move(authCode),
                                line->order.placedAt,
                                returnUrl};
    auto placing = line->channel->place(line->account, order);
    channels::PlaceOutcome outcome = co_await placing;
    co_return outcome;
}

async::Task<Result<Applied>> AttemptSettling::ask(Line line, AttemptNo attemptNo, Question question)
{
    auto querying = line.channel->query(line.account, line.order);
    channels::Report report = co_await querying;
    report.attemptNo = attemptNo;
    Reported reported{std::move(report), line.account.accountId, question.source, m_clock.now(),
                      question.closeAnswered};
    auto applying = m_results.apply(std::move(reported));
    Result<Applied> applied = co_await applying;
    co_return applied;
}

async::Task<Result<Applied>> AttemptSettling::query(PaymentFile file, AttemptNo attemptNo)
{
    const AttemptRecord* attempt = find(file, attemptNo);
    if (!attempt)
        co_return noSuchAttempt();
    auto finding = lineTo(file, attemptNo);
    Result<Line> line = co_await finding;
    if (!line)
        co_return line.error();
    const Question question{Source::Query, false};
    auto asking = ask(*line, attemptNo, question);
    Result<Applied> applied = co_await asking;
    if (!applied)
        co_return applied;
    const AttemptRecord* now = find(applied->file, attemptNo);
    const bool stillWanted =
        now && lacksItsCode(*now) && isOpen(applied->file.payment.status) && m_clock.now() < now->expiresAt;
    if (!stillWanted || !line->payWay.placingIsRepeatable)
        co_return applied;
    auto placing = placeAgain(applied->file, attemptNo);
    Result<Applied> placed = co_await placing;
    co_return placed;
}

async::Task<Result<Applied>> AttemptSettling::placeAgain(PaymentFile file, AttemptNo attemptNo)
{
    const AttemptRecord attempt = *find(file, attemptNo);
    auto placing = place(file, attemptNo);
    channels::PlaceOutcome outcome = co_await placing;
    const UtcTime now = m_clock.now();
    // A refusal to place again is not proof about the first placing, which may have been taken.
    if (outcome.state == channels::PlaceState::Refused || outcome.state == channels::PlaceState::NotSent)
        outcome.state = channels::PlaceState::Unknown;
    Placement placement{attemptNo, std::move(outcome), now, attempt.nextCheckAt.value_or(now)};
    auto applying = applyPlaced(file.payment.slot, std::move(placement));
    Result<Applied> applied = co_await applying;
    co_return applied;
}

async::Task<Result<Applied>> AttemptSettling::placeFirst(PaymentFile file, AttemptNo attemptNo)
{
    const AttemptRecord* attempt = find(file, attemptNo);
    if (!attempt)
        co_return noSuchAttempt();
    const channels::PayWay* payWay = m_registry.payWay(payWayOf(file, *attempt));
    auto placing = place(file, attemptNo);
    channels::PlaceOutcome outcome = co_await placing;
    const UtcTime now = m_clock.now();
    const UtcTime next = payWay ? nextCheck(*payWay, 0, now, file.payment.expiresAt) : now;
    Placement placement{attemptNo, std::move(outcome), now, next};
    auto applying = applyPlaced(file.payment.slot, std::move(placement));
    Result<Applied> applied = co_await applying;
    co_return applied;
}

async::Task<Result<Applied>> AttemptSettling::applyPlaced(storage::Slot slot, Placement placement)
{
    std::function<Result<Applied>(storage::Transaction&)> work =
        [placement = std::move(placement)](storage::Transaction& tx) { return applyPlacement(tx, placement); };
    const storage::ShardIndex shard = m_results.storage().shardOf(slot);
    auto writing = m_results.storage().write<Applied>(shard, std::move(work));
    Result<Applied> applied = co_await writing;
    if (applied)
        m_results.announce(shard, *applied, Source::Place);
    co_return applied;
}

async::Task<Result<Done>> AttemptSettling::markClosing(PaymentFile file, AttemptNo attemptNo)
{
    std::function<Result<Done>(storage::Transaction&)> work = [attemptNo](storage::Transaction& tx) -> Result<Done> {
        const auto changed = tx.run(kMarkClosing, {attemptNo});
        if (!changed)
            return changed.error();
        return Done{};
    };
    auto writing = m_results.storage().write<Done>(file.payment.slot, std::move(work));
    Result<Done> marked = co_await writing;
    co_return marked;
}

async::Task<bool> AttemptSettling::closeUnseen(PaymentFile file, AttemptNo attemptNo)
{
    auto finding = lineTo(std::move(file), std::move(attemptNo));
    const Result<Line> line = co_await finding;
    if (!line)
        co_return false;
    auto closing = line->channel->close(line->account, line->order);
    const channels::CloseOutcome outcome = co_await closing;
    co_return outcome.state == channels::CloseState::Closed || outcome.state == channels::CloseState::NotFound;
}

async::Task<Result<Applied>> AttemptSettling::close(PaymentFile file, AttemptNo attemptNo, Source source)
{
    const AttemptRecord* attempt = find(file, attemptNo);
    if (!attempt)
        co_return noSuchAttempt();
    const AttemptStatus before = attempt->status;
    auto finding = lineTo(file, attemptNo);
    Result<Line> line = co_await finding;
    if (!line)
        co_return line.error();
    if (before == AttemptStatus::Reversing) { // began before: only the channel's word on the reverse ends it
        auto reversing = callReverse(*line, *attempt);
        Result<Applied> applied = co_await reversing;
        co_return applied;
    }
    auto marking = markClosing(file, attemptNo);
    Result<Done> marked = co_await marking;
    if (!marked)
        co_return marked.error();
    if (isFinal(before)) { // the channel has said its last word; only the payment is still open
        channels::Report closed;
        closed.state = channels::ReportedState::Closed;
        closed.attemptNo = attemptNo;
        Reported reported{std::move(closed), line->account.accountId, source, m_clock.now(), true};
        auto applying = m_results.apply(std::move(reported));
        Result<Applied> applied = co_await applying;
        co_return applied;
    }

    Question question{source, false};
    auto asking = ask(*line, attemptNo, question);
    Result<Applied> applied = co_await asking;
    const bool settled = !applied || !isOpen(applied->file.payment.status);
    if (settled)
        co_return applied;
    if (line->payWay.reversing && !isFinal(find(applied->file, attemptNo)->status)) {
        auto reversing = reverseNow(*line, applied->file, attemptNo);
        Result<Applied> reversed = co_await reversing;
        co_return reversed;
    }
    auto closing = line->channel->close(line->account, line->order);
    const channels::CloseOutcome outcome = co_await closing;
    question.closeAnswered =
        outcome.state == channels::CloseState::Closed || outcome.state == channels::CloseState::NotFound;
    auto askingAgain = ask(*line, attemptNo, question);
    Result<Applied> afterwards = co_await askingAgain;
    co_return afterwards;
}

} // namespace guitai::results
