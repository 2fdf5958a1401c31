// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/switch_wallet.h"

#include "ids/payment_no.h"
#include "log/log.h"
#include "payments/payment_intent.h"
#include "payments/payment_service.h"

#include <algorithm>

namespace guitai::payments {

namespace {

using namespace payment_records;

const log::Category lc{"payments"};

Error stillAsked()
{
    return {errors::kWalletStillAsked, {}, QStringLiteral("The wallet chosen before has not answered yet.")};
}

routing::FittingWay fitting(bool isInWallet)
{
    if (isInWallet)
        return [](const channels::PayWay& way) { return way.opensInWallet; };
    return [](const channels::PayWay& way) { return way.opensInBrowser; };
}

bool isFor(const PaymentFile& file, const channels::PayWay& way, const WalletChoice& choice)
{
    const AttemptRecord& newest = file.attempts.back();
    return !isFinal(newest.status) && payWayOf(file, newest) == way.code &&
           (!way.needsPayerId || file.payment.payerId == choice.payerId);
}

} // namespace

async::Task<Result<PaymentFile>> SwitchWallet::find(PaymentNo paymentNo)
{
    const Error notFound{errors::kPaymentNotFound, {}, QStringLiteral("There is no such payment.")};
    const auto slot = slotOfNumber('P', paymentNo.bytes());
    if (!slot)
        co_return notFound;
    std::function<Result<std::optional<PaymentFile>>(storage::Reader&)> work = [paymentNo](storage::Reader& reader) {
        return findPayment(reader, paymentNo);
    };
    auto reading = m_parts.storage.read<std::optional<PaymentFile>>(storage::Slot(*slot), std::move(work));
    Result<std::optional<PaymentFile>> found = co_await reading;
    if (!found)
        co_return found.error();
    if (!*found || !isAggregated(**found))
        co_return notFound;
    co_return std::move(**found);
}

async::Task<std::vector<routing::Route>> SwitchWallet::offers(MerchantId merchantId, ChannelCode openedBy)
{
    const bool isInWallet = !openedBy.isEmpty();
    auto finding = m_parts.router.working(merchantId, fitting(isInWallet));
    std::vector<routing::Route> routes = co_await finding;
    if (isInWallet)
        std::erase_if(routes, [&](const routing::Route& route) { return route.account.channel != openedBy; });
    co_return routes;
}

const channels::PayWay* SwitchWallet::wayOf(const WalletChoice& choice) const
{
    const channels::Channel* channel = m_parts.registry.byCode(choice.wallet);
    if (!channel)
        return nullptr;
    const auto& ways = channel->descriptor().payWays;
    const auto found = std::find_if(ways.begin(), ways.end(), fitting(choice.isInWallet));
    return found == ways.end() ? nullptr : &*found;
}

Result<Done> SwitchWallet::checkOpen(const PaymentFile& file) const
{
    const PaymentStatus status = file.payment.status;
    if (!isOpen(status) && status != PaymentStatus::Closed)
        return Error{errors::kPaymentAlreadyPaid, {}, QStringLiteral("The payment was paid.")};
    if (!isOpen(status) || file.payment.frozen || m_parts.clock.now() >= file.payment.expiresAt)
        return Error{errors::kPaymentEnded, {}, QStringLiteral("The payment can no longer be paid.")};
    return Done{};
}

async::Task<Result<PaymentFile>> SwitchWallet::run(WalletChoice choice)
{
    const channels::PayWay* way = wayOf(choice);
    if (!way)
        co_return Error{errors::kPayWayUnknown, QStringLiteral("wallet"), QStringLiteral("No such wallet here.")};
    if (way->needsPayerId && choice.payerId.isEmpty())
        co_return Error{errors::kPayerUnconfirmed, {}, QStringLiteral("The wallet has not said who pays.")};
    auto finding = find(choice.paymentNo);
    Result<PaymentFile> file = co_await finding;
    if (!file)
        co_return file.error();
    if (const auto open = checkOpen(*file); !open)
        co_return open.error();
    if (isFor(*file, *way, choice)) {
        auto resuming = resume(*std::move(file));
        Result<PaymentFile> resumed = co_await resuming;
        co_return resumed;
    }
    if (static_cast<int>(file->attempts.size()) >= kMostAttempts)
        co_return Error{errors::kTooManyWallets, {}, QStringLiteral("Too many wallets were tried for it.")};
    auto routing = m_parts.router.routesFor(file->payment.merchantId, way->code);
    Result<std::vector<routing::Route>> routes = co_await routing;
    if (!routes)
        co_return routes.error();
    risk::PaymentFacts facts(file->payment.merchantId, file->payment.amount, way->code);
    facts.userId = file->payment.userId;
    facts.clientIp = choice.clientIp;
    auto deciding = m_parts.risk.decide(std::move(facts));
    const risk::Decision decision = co_await deciding;
    if (decision == risk::Decision::Refuse)
        co_return Error{errors::kRiskRefused, {}, QStringLiteral("The payment was refused by a risk rule.")};
    auto releasing = released(*std::move(file));
    Result<PaymentFile> free = co_await releasing;
    if (!free)
        co_return free.error();
    const AttemptNo before = free->attempts.back().attemptNo;
    auto beginning = begin(*std::move(free), routes->front(), choice);
    Result<PaymentFile> begun = co_await beginning;
    if (!begun)
        co_return begun.error();
    log::info(lc, "wallet_switched")
        .with("from", before.bytes())
        .with("to", begun->attempts.back().attemptNo.bytes())
        .with("channel", begun->payment.channel.bytes());
    auto placing = place(*std::move(begun));
    Result<PaymentFile> placed = co_await placing;
    co_return placed;
}

async::Task<Result<PaymentFile>> SwitchWallet::resume(PaymentFile file)
{
    const AttemptRecord newest = file.attempts.back();
    if (newest.credential)
        co_return file;
    if (newest.status == AttemptStatus::Sent) // somebody is placing it
        co_return stillAsked();
    auto asking = m_parts.settling.query(std::move(file), newest.attemptNo);
    Result<results::Applied> applied = co_await asking;
    if (!applied)
        co_return applied.error();
    if (const auto open = checkOpen(applied->file); !open)
        co_return open.error();
    if (!applied->file.attempts.back().credential)
        co_return stillAsked();
    co_return std::move(applied->file);
}

async::Task<Result<PaymentFile>> SwitchWallet::released(PaymentFile file)
{
    const AttemptRecord newest = file.attempts.back();
    if (isFinal(newest.status))
        co_return file;
    // It may be on its way: a channel that knows nothing of it yet could still take it.
    const bool isBeingPlaced = newest.status == AttemptStatus::Sent && m_parts.clock.now() < newest.sentAt + kCallGrace;
    if (isBeingPlaced)
        co_return stillAsked();
    const PaymentNo paymentNo = file.payment.paymentNo;
    auto releasing = m_parts.settling.release(file, newest.attemptNo);
    const Result<bool> isReleased = co_await releasing;
    if (!isReleased)
        co_return isReleased.error();
    auto finding = find(paymentNo); // asking may have told
    Result<PaymentFile> now = co_await finding;
    if (!now)
        co_return now.error();
    if (const auto open = checkOpen(*now); !open)
        co_return open.error();
    if (now->attempts.back().attemptNo != newest.attemptNo)
        co_return Error{errors::kWalletChosenElsewhere};
    if (!*isReleased && !isFinal(now->attempts.back().status))
        co_return stillAsked();
    co_return now;
}

async::Task<Result<PaymentFile>> SwitchWallet::begin(PaymentFile file, routing::Route route, WalletChoice choice)
{
    const UtcTime now = m_parts.clock.now();
    Rerouting rerouting{{}, nextAttempt(file, route, now), now, AttemptStatus::Closed};
    rerouting.clientIp = choice.clientIp;
    rerouting.payerId = choice.payerId;
    const storage::Slot slot = file.payment.slot;
    std::function<Result<PaymentFile>(storage::Transaction&)> work =
        [file = std::move(file), rerouting](storage::Transaction& tx) -> Result<PaymentFile> {
        PaymentFile after = file;
        const auto rerouted = reroutePayment(tx, after, rerouting);
        if (!rerouted)
            return rerouted.error();
        return *rerouted ? Result<PaymentFile>(std::move(after)) : Result<PaymentFile>(Error{errors::kPaymentEnded});
    };
    auto writing = m_parts.storage.write<PaymentFile>(slot, std::move(work));
    Result<PaymentFile> begun = co_await writing;
    if (!begun && begun.error().code == storage::errors::kConflict)
        co_return Error{errors::kWalletChosenElsewhere};
    co_return begun;
}

async::Task<Result<PaymentFile>> SwitchWallet::place(PaymentFile file)
{
    const AttemptNo attemptNo = file.attempts.back().attemptNo;
    auto placing = m_parts.settling.placeFirst(std::move(file), attemptNo);
    Result<results::Applied> applied = co_await placing;
    if (!applied)
        co_return applied.error(); // the attempt stays SENT and is asked about later
    const AttemptRecord& placed = applied->file.attempts.back();
    if (const auto open = checkOpen(applied->file); !open)
        co_return open.error();
    if (isFinal(placed.status)) {
        Error error{errors::kWalletRefused, {}, QStringLiteral("The wallet does not take this payment.")};
        error.extras.insert(QStringLiteral("channel_code"), QString::fromLatin1(placed.errorCode));
        co_return error;
    }
    if (!placed.credential)
        co_return stillAsked();
    co_return std::move(applied->file);
}

} // namespace guitai::payments
