// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/refund_progress.h"

#include "log/log.h"
#include "payment_records/payment_record.h"

#include <algorithm>
#include <limits>

namespace guitai::refunds {

namespace {

const log::Category lc{"refunds"};
const storage::Statement kFindFirstCall{"refunds/find_first_call"};

/// A call that a crash cut short is looked at after this; longer than a call may take.
constexpr Duration kCallGrace = std::chrono::seconds(20);
constexpr Duration kNoChannelDelay = std::chrono::minutes(10);
constexpr int kFirstServerError = 500;

bool isFinalRefusal(const Error& error)
{
    return error.code.httpStatus < kFirstServerError;
}

/// How the attempt was placed whose money goes back, and when the refund was first called: a second person may have
/// decided long after it was wanted.
struct Original
{
    QByteArray payWay;
    UtcTime placedAt;
    UtcTime firstCalledAt;
};

Result<Original> originalOf(storage::Reader& reader, const RefundRecord& refund)
{
    const auto file = payment_records::findPayment(reader, refund.paymentNo);
    if (!file)
        return file.error();
    const auto calls = reader.rows(kFindFirstCall, {refund.refundNo});
    if (!calls)
        return calls.error();
    const UtcTime firstCalledAt = calls->empty() ? refund.createdAt : calls->front().time(0);
    for (const auto& attempt : *file ? (*file)->attempts : std::vector<payment_records::AttemptRecord>()) {
        if (attempt.attemptNo == refund.attemptNo)
            return Original{payWayOf(**file, attempt), attempt.sentAt, firstCalledAt};
    }
    return Error{guitai::errors::kNotFound, {}, QStringLiteral("No attempt has that number.")};
}

} // namespace

UtcTime RefundProgress::nextCheck(const RefundRecord& refund) const
{
    const channels::Channel* channel = m_registry.byCode(refund.channel);
    if (!channel)
        return m_clock.now() + kNoChannelDelay;
    const auto& delays = channel->descriptor().refundCheckDelays;
    const auto index = std::min(static_cast<size_t>(std::max(refund.checksDone, 0)), delays.size() - 1);
    return m_clock.now() + delays[index];
}

/// So many that they take kLostCallGrace, whichever of them a clock that was set forward has cut short.
int RefundProgress::checksToConfirm(const RefundRecord& refund) const
{
    const channels::Channel* channel = m_registry.byCode(refund.channel);
    if (!channel)
        return std::numeric_limits<int>::max();
    const auto& delays = channel->descriptor().refundCheckDelays;
    Duration all{0};
    Duration longest{0};
    int checks = 0;
    for (; all - longest < kLostCallGrace; ++checks) {
        const Duration delay = delays[std::min(static_cast<size_t>(checks), delays.size() - 1)];
        all += delay;
        longest = std::max(longest, delay);
    }
    return checks;
}

void RefundProgress::announce(storage::ShardIndex shard, const Applied& applied, Source source)
{
    const RefundRecord& refund = applied.refund;
    if (applied.effect == Effect::Exception)
        log::error(lc, "refund_exception").with("refund_no", refund.refundNo.bytes()).with("source", textOf(source));
    else if (applied.effect == Effect::Failed || applied.effect == Effect::Abnormal)
        log::warning(lc, "refund_not_done")
            .with("refund_no", refund.refundNo.bytes())
            .with("status", textOf(refund.status))
            .with("error_code", refund.errorCode);
    else if (applied.effect == Effect::Succeeded)
        log::info(lc, "refund_succeeded").with("refund_no", refund.refundNo.bytes()).with("source", textOf(source));
    if (applied.insertedEvent)
        m_pump.wake(shard);
}

async::Task<Result<RefundProgress::Line>> RefundProgress::lineFor(RefundRecord refund)
{
    Line line;
    line.channel = m_registry.byCode(refund.channel);
    if (!line.channel)
        co_return Error{guitai::errors::kUnavailable, {}, QStringLiteral("The channel is not built in.")};
    auto finding = m_accounts.byId(refund.accountId);
    Result<channels::ChannelAccount> account = co_await finding;
    if (!account)
        co_return account.error();
    line.account = std::move(*account);
    std::function<Result<Original>(storage::Reader&)> find = [refund](storage::Reader& reader) {
        return originalOf(reader, refund);
    };
    auto looking = m_storage.read<Original>(refund.slot, std::move(find));
    Result<Original> original = co_await looking;
    if (!original)
        co_return original.error();
    QUrl notifyUrl = m_callbackBase;
    notifyUrl.setPath(QStringLiteral("/v1/callback/%1/%2/refund").arg(refund.channel.text(), refund.accountId.text()));
    line.order = channels::RefundOrder{
        refund.refundNo, refund.attemptNo, refund.channelTradeNo, refund.amount,      refund.total,
        refund.reason,   notifyUrl,        original->payWay,      original->placedAt, original->firstCalledAt};
    co_return line;
}

async::Task<Result<RefundRecord>> RefundProgress::start(RefundRecord refund)
{
    if (refund.waitsForApproval()) {
        auto asking = m_approval.ask(std::move(refund));
        Result<RefundRecord> asked = co_await asking;
        co_return asked;
    }
    if (refund.status == RefundStatus::Created && refund.funds == Funds::None) {
        auto holding = hold(std::move(refund));
        Result<RefundRecord> held = co_await holding;
        if (!held || held->status != RefundStatus::Created)
            co_return held;
        refund = std::move(*held);
    }
    if (refund.status != RefundStatus::Created)
        co_return refund;
    auto calling = beginAndCall(std::move(refund));
    Result<RefundRecord> called = co_await calling;
    co_return called;
}

async::Task<Result<RefundRecord>> RefundProgress::beginAndCall(RefundRecord refund)
{
    auto beginning = begin(std::move(refund));
    Result<Stored> begun = co_await beginning;
    if (!begun)
        co_return begun.error();
    if (!begun->mine) // whoever moved it calls
        co_return std::move(begun->refund);
    auto calling = call(std::move(begun->refund));
    Result<RefundRecord> called = co_await calling;
    co_return called;
}

async::Task<Result<RefundRecord>> RefundProgress::hold(RefundRecord refund)
{
    accounts::HoldRequest request(refund.refundNo.bytes(), refund.merchantId, refund.amount, refund.createdAt);
    request.refundOf = refund.paymentNo;
    auto holding = m_funds.hold(std::move(request), refund.slot);
    const Result<Done> held = co_await holding;
    if (held)
        co_return refund;
    if (!isFinalRefusal(held.error()))
        co_return held.error();
    const QByteArray code = held.error().code.name;
    std::function<Result<Applied>(storage::Transaction&)> work = [refundNo = refund.refundNo, code,
                                                                  now = m_clock.now()](storage::Transaction& tx) {
        return failUncalled(tx, refundNo, code, now);
    };
    auto writing = m_storage.write<Applied>(refund.slot, std::move(work));
    Result<Applied> applied = co_await writing;
    if (!applied)
        co_return applied.error();
    announce(m_storage.shardOf(refund.slot), *applied, Source::Call);
    co_return std::move(applied->refund);
}

Result<RefundProgress::Stored> RefundProgress::moved(storage::Transaction& tx, RefundRecord refund,
                                                     const RefundMove& move)
{
    const RefundNo refundNo = refund.refundNo;
    const auto done = moveRefund(tx, refund, move);
    if (!done)
        return done.error();
    if (*done)
        return Stored{std::move(refund), true};
    auto other = storedRefund(tx, refundNo); // another process moved it: what is stored counts
    if (!other)
        return other.error();
    return Stored{std::move(*other), false};
}

async::Task<Result<RefundProgress::Stored>> RefundProgress::begin(RefundRecord refund)
{
    const UtcTime now = m_clock.now();
    const RefundMove move{RefundStatus::Processing, refund.openCalls == 0 ? "create" : "call", {}, now};
    if (refund.funds == Funds::None)
        refund.funds = Funds::Held;
    ++refund.openCalls;
    refund.calledAt = now;
    refund.nextCheckAt = std::max(now + kCallGrace, nextCheck(refund));
    const storage::Slot slot = refund.slot;
    std::function<Result<Stored>(storage::Transaction&)> work =
        [refund = std::move(refund), move](storage::Transaction& tx) { return moved(tx, refund, move); };
    auto writing = m_storage.write<Stored>(slot, std::move(work));
    Result<Stored> begun = co_await writing;
    co_return begun;
}

async::Task<Result<RefundRecord>> RefundProgress::call(RefundRecord refund)
{
    auto finding = lineFor(refund);
    Result<Line> line = co_await finding;
    if (!line)
        co_return line.error();
    auto calling = line->channel->refund(line->account, line->order);
    channels::RefundReport report = co_await calling;
    auto applying = apply(std::move(refund), std::move(report), Source::Call);
    Result<RefundRecord> applied = co_await applying;
    co_return applied;
}

async::Task<Result<RefundRecord>> RefundProgress::query(RefundRecord refund)
{
    auto finding = lineFor(refund);
    Result<Line> line = co_await finding;
    if (!line)
        co_return line.error();
    auto querying = line->channel->queryRefund(line->account, line->order);
    channels::RefundReport report = co_await querying;
    const bool isUnknownThere = report.state == channels::RefundState::NotFound;
    auto applying = apply(std::move(refund), std::move(report), Source::Query);
    Result<RefundRecord> applied = co_await applying;
    if (!applied || !isUnknownThere || applied->status != RefundStatus::Processing)
        co_return applied;
    if (applied->wasRefusedAtLast()) // a later look confirms it
        co_return applied;
    // The same call under the same number; it is durable that there is one more.
    auto calling = beginAndCall(std::move(*applied));
    Result<RefundRecord> called = co_await calling;
    co_return called;
}

async::Task<Result<RefundRecord>> RefundProgress::apply(RefundRecord refund, channels::RefundReport report,
                                                        Source source)
{
    report.refundNo = refund.refundNo;
    const Reported reported{std::move(report), refund.accountId,  source,
                            m_clock.now(),     nextCheck(refund), checksToConfirm(refund)};
    const storage::ShardIndex shard = m_storage.shardOf(refund.slot);
    std::function<Result<Applied>(storage::Transaction&)> work = [reported](storage::Transaction& tx) {
        return applyRefundReport(tx, reported);
    };
    auto writing = m_storage.write<Applied>(shard, std::move(work));
    Result<Applied> applied = co_await writing;
    if (!applied) {
        log::error(lc, "apply_failed").with("code", applied.error().code.name).with("detail", applied.error().detail);
        co_return applied.error();
    }
    announce(shard, *applied, source);
    auto settling = settleFunds(std::move(applied->refund));
    Result<RefundRecord> settled = co_await settling;
    co_return settled;
}

async::Task<Result<RefundRecord>> RefundProgress::settleFunds(RefundRecord refund)
{
    if (!isFinal(refund.status) || refund.funds != Funds::Held)
        co_return refund;
    const bool left = refund.status == RefundStatus::Succeeded;
    auto settling = left ? m_funds.capture(refund.refundNo.bytes(), refund.merchantId, refund.channel, refund.slot)
                         : m_funds.release(refund.refundNo.bytes(), refund.merchantId);
    const Result<Done> settled = co_await settling;
    if (!settled) {
        // The refund itself is as it is; the checker comes back to the merchant's money.
        log::error(lc, "funds_not_settled")
            .with("refund_no", refund.refundNo.bytes())
            .with("code", settled.error().code.name);
        co_return refund;
    }
    refund.funds = left ? Funds::Captured : Funds::Released;
    refund.nextCheckAt.reset();
    const RefundMove move{refund.status, "funds", {}, m_clock.now()};
    const storage::Slot slot = refund.slot;
    std::function<Result<Stored>(storage::Transaction&)> work =
        [refund = std::move(refund), move](storage::Transaction& tx) { return moved(tx, refund, move); };
    auto writing = m_storage.write<Stored>(slot, std::move(work));
    Result<Stored> stored = co_await writing;
    if (!stored)
        co_return stored.error();
    co_return std::move(stored->refund);
}

async::Task<Result<RefundRecord>> RefundProgress::resume(RefundRecord refund)
{
    switch (refund.status) {
    case RefundStatus::Created: {
        auto starting = start(std::move(refund));
        Result<RefundRecord> started = co_await starting;
        co_return started;
    }
    case RefundStatus::Processing:
    case RefundStatus::Abnormal: {
        auto asking = query(std::move(refund));
        Result<RefundRecord> asked = co_await asking;
        co_return asked;
    }
    case RefundStatus::Succeeded:
    case RefundStatus::Failed: break;
    }
    auto settling = settleFunds(std::move(refund));
    Result<RefundRecord> settled = co_await settling;
    co_return settled;
}

} // namespace guitai::refunds
