// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/create_payment.h"

#include "channels/registry.h"
#include "log/log.h"
#include "results/check_schedule.h"
#include "wire/member_reader.h"

namespace guitai::payments {

namespace {

using namespace payment_records;

const log::Category lc{"payments"};

QByteArray runningKey(const Claim& claim)
{
    return claim.merchantId.bytes() + '\0' + claim.key;
}

constexpr char kAutoCode[] = "AUTO_CODE";

/// Of a request that has not found a wallet which answers.
constexpr std::chrono::nanoseconds kTimeToSwitch = std::chrono::seconds(3);

Error walletNotEnabled(const QByteArray& payWay)
{
    return {errors::kPayerWalletNotEnabled, QStringLiteral("auth_code"),
            QStringLiteral("The code is for %1, which is not set up here.").arg(QLatin1String(payWay))};
}

CreateAnswer answerFor(const PaymentFile& file)
{
    return {201, toWire(file).toJsonText(), false};
}

/// Certainly no money was or will be taken, and it was not for the payer's or the order's sake.
bool canFailOver(const channels::PlaceOutcome& outcome)
{
    return outcome.state == channels::PlaceState::NotSent ||
           (outcome.state == channels::PlaceState::Refused && outcome.isTechnical);
}

} // namespace

Result<Done> CreatePayment::recognise(CreateCommand& command) const
{
    if (command.payment.payWay != kAutoCode)
        return Done{};
    const QString field = QStringLiteral("auth_code");
    if (command.payment.authCode.isEmpty())
        return Error{wire::errors::kFieldMissing, field, QStringLiteral("This pay way needs the payer's code.")};
    const auto wallet = m_parts.payerCodes.walletOf(command.payment.authCode.reveal());
    if (!wallet)
        return Error{errors::kPayerCodeUnknown, field, QStringLiteral("Not a payer code of any wallet known here.")};
    if (!wallet->isWhole)
        return Error{errors::kPayerCodeMalformed, field, QStringLiteral("Not a whole payer code.")};
    if (!m_parts.registry.payWay(wallet->payWay))
        return walletNotEnabled(wallet->payWay);
    command.payment.payWay = wallet->payWay;
    command.isRecognised = true;
    return Done{};
}

Result<Done> CreatePayment::checkPayWay(const wire::CreatePayment& payment) const
{
    if (m_parts.router && payment.payWay == routing::kAutoQr)
        return Done{};
    const channels::PayWay* payWay = m_parts.registry.payWay(payment.payWay);
    if (!payWay)
        return Error{errors::kPayWayUnknown, QStringLiteral("pay_way"),
                     QStringLiteral("There is no such pay way here.")};
    const auto missing = [](const QString& field, const QString& sentence) {
        return Error{wire::errors::kFieldMissing, field, sentence};
    };
    if (payWay->needsAuthCode && payment.authCode.isEmpty())
        return missing(QStringLiteral("auth_code"), QStringLiteral("This pay way needs the payer's consent."));
    if (payWay->payerCode && !payWay->payerCode->fits(payment.authCode.reveal()))
        return Error{errors::kPayerCodeMalformed, QStringLiteral("auth_code"),
                     QStringLiteral("Not a payer code of this wallet.")};
    if (payWay->needsPayerId && payment.payerId.isEmpty())
        return missing(QStringLiteral("payer_id"), QStringLiteral("This pay way needs the payer's id at the wallet."));
    if (payWay->needsClientIp && payment.clientIp.isEmpty())
        return missing(QStringLiteral("client_ip"), QStringLiteral("This pay way needs the payer's address."));
    return Done{};
}

Claim CreatePayment::claimFor(const CreateCommand& command) const
{
    const QByteArray key =
        command.idempotencyKey.isEmpty() ? command.payment.merchantOrderNo.bytes() : command.idempotencyKey.bytes();
    const auto slot = storage::Slot::of(command.merchantId, command.payment.merchantOrderNo.bytes());
    const UtcTime now = m_parts.clock.now();
    return {command.merchantId, key, command.requestFingerprint, mintPaymentNo(now, slot.number(), m_parts.random),
            now};
}

PaymentIntent CreatePayment::intentOf(const CreateCommand& command, const channels::ChannelAccount& account,
                                      const PaymentNo& paymentNo) const
{
    PaymentIntent intent;
    intent.paymentNo = paymentNo;
    intent.merchantId = command.merchantId;
    intent.operatorId = command.operatorId;
    intent.rechargeOf = command.rechargeOf;
    intent.channel = account.channel;
    intent.accountId = account.accountId;
    intent.createdAt = m_parts.clock.now();
    intent.expiresAt = intent.createdAt + command.payment.expiresIn.value_or(m_parts.defaultExpiry);
    intent.wanted = command.payment;
    return intent;
}

async::Task<Result<CreateAnswer>> CreatePayment::run(CreateCommand command)
{
    if (const auto recognised = recognise(command); !recognised)
        co_return recognised.error();
    if (const auto known = checkPayWay(command.payment); !known)
        co_return known.error();
    Claim claim = claimFor(command);
    const QByteArray key = runningKey(claim);
    if (m_running.contains(key))
        co_return Error{errors::kRequestStillRunning, QStringLiteral("Idempotency-Key"),
                        QStringLiteral("The first request with this key is still running.")};
    m_running.insert(key);
    auto working = claimed(std::move(command), std::move(claim));
    Result<CreateAnswer> answer = co_await working;
    m_running.remove(key);
    co_return answer;
}

async::Task<Result<CreatePayment::Routes>> CreatePayment::routesFor(MerchantId merchantId, QByteArray payWay,
                                                                    bool evenPaused)
{
    if (m_parts.router) {
        auto routing = m_parts.router->routesFor(merchantId, payWay, evenPaused);
        Result<Routes> routes = co_await routing;
        co_return routes;
    }
    auto finding = m_parts.accounts.find(merchantId, m_parts.registry.byPayWay(payWay)->descriptor().code);
    Result<channels::ChannelAccount> account = co_await finding;
    if (!account)
        co_return account.error();
    Routes only;
    only.push_back({payWay, *std::move(account)});
    co_return only;
}

async::Task<Result<CreateAnswer>> CreatePayment::claimed(CreateCommand command, Claim claim)
{
    auto routing = routesFor(command.merchantId, command.payment.payWay, command.evenPaused);
    Result<Routes> routes = co_await routing;
    if (!routes && routes.error().code == routing::errors::kChannelUnavailable) {
        auto finding = earlierAnswer(claim); // a wallet may have gone since
        Result<std::optional<CreateAnswer>> earlier = co_await finding;
        if (!earlier)
            co_return earlier.error();
        if (*earlier)
            co_return **earlier;
    }
    if (!routes && command.isRecognised && routes.error().code == merchants::errors::kChannelAccountMissing)
        co_return walletNotEnabled(command.payment.payWay);
    if (!routes)
        co_return routes.error();
    command.payment.payWay = routes->front().payWay;
    risk::PaymentFacts facts(command.merchantId, command.payment.amount, command.payment.payWay);
    facts.userId = command.payment.userId;
    facts.clientIp = command.payment.clientIp;
    auto deciding = m_parts.risk.decide(std::move(facts));
    const risk::Decision decision = co_await deciding;
    if (decision == risk::Decision::Refuse)
        co_return Error{errors::kRiskRefused, {}, QStringLiteral("The payment was refused by a risk rule.")};

    PaymentIntent intent = intentOf(command, routes->front().account, claim.paymentNo);
    auto beginning = m_begin.run(claim, std::move(intent));
    Result<Begun> begun = co_await beginning;
    if (!begun)
        co_return begun.error();
    if (begun->replay)
        co_return *begun->replay;
    if (begun->isJoined) {
        claim.paymentNo = begun->claimedNo;
        auto joining = join(std::move(claim), std::move(*begun));
        Result<CreateAnswer> answer = co_await joining;
        co_return answer;
    }
    claim.paymentNo = begun->file.payment.paymentNo;
    auto placing = placeOnOneOf(*std::move(routes), *std::move(begun), command.payment.authCode);
    Placed placed = co_await placing;
    auto finishing = finish(std::move(claim), std::move(placed));
    Result<CreateAnswer> answer = co_await finishing;
    co_return answer;
}

/// The first answer to a request that is repeated, where it was given.
async::Task<Result<std::optional<CreateAnswer>>> CreatePayment::earlierAnswer(Claim claim)
{
    const storage::Slot slot = claim.slot;
    std::function<Result<std::optional<CreateAnswer>>(storage::Reader&)> work =
        [claim = std::move(claim)](storage::Reader& reader) { return findAnswer(reader, claim); };
    auto reading = m_parts.storage.read<std::optional<CreateAnswer>>(slot, std::move(work));
    Result<std::optional<CreateAnswer>> answer = co_await reading;
    co_return answer;
}

/// Answers the open payment that stands for this one; it is placed by whoever began it, or by the checker.
async::Task<Result<CreateAnswer>> CreatePayment::join(Claim claim, Begun begun)
{
    const PaymentNo paymentNo = begun.file.payment.paymentNo;
    const CreateAnswer answer{200, toWire(begun.file).toJsonText(), false};
    log::info(lc, "payment_joined").with("payment_no", paymentNo.bytes());
    const storage::Slot slot = claim.slot;
    std::function<Result<Done>(storage::Transaction&)> keep = [claim, paymentNo, answer](storage::Transaction& tx) {
        return joinClaim(tx, claim, paymentNo, answer);
    };
    auto keeping = m_parts.storage.write<Done>(slot, std::move(keep));
    Result<Done> kept = co_await keeping;
    if (!kept)
        co_return kept.error();
    co_return std::as_const(answer);
}

async::Task<channels::PlaceOutcome> CreatePayment::place(Begun begun, Secret authCode)
{
    const AttemptRecord& attempt = begun.file.attempts.back();
    const AttemptNo attemptNo = attempt.attemptNo;
    channels::PlaceOutcome outcome;
    // Where the attempt ended meanwhile there is nothing to place; its end is the answer.
    if (!isFinal(attempt.status)) {
        auto placing = m_parts.settling.place(begun.file, attemptNo, std::move(authCode));
        outcome = co_await placing;
    }
    // The usual is in the request's line and on the payment; a line of its own is for what needs a look.
    const bool asUsual = outcome.state == channels::PlaceState::Placed || outcome.state == channels::PlaceState::Paid;
    log::Line(asUsual ? log::Level::Debug : log::Level::Info, lc, "attempt_placed")
        .with("attempt_no", attemptNo.bytes())
        .with("state", static_cast<int>(outcome.state))
        .with("error_code", outcome.errorCode);
    co_return outcome;
}

/// What an outcome means for the attempt once no other channel is tried.
channels::PlaceOutcome CreatePayment::settled(channels::PlaceOutcome outcome, const Begun& begun) const
{
    const channels::PayWay& payWay = *m_parts.registry.payWay(begun.file.payment.payWay);
    const bool isNotSent = outcome.state == channels::PlaceState::NotSent;
    const bool isRefused = outcome.state == channels::PlaceState::Refused || isNotSent;
    // Nothing of this call went out: where placing can be repeated it is, under its number. And a refusal to place
    // again is not proof about the first placing, which may have been taken.
    if ((isNotSent && payWay.placingIsRepeatable) || (isRefused && !begun.isFirst))
        outcome.state = channels::PlaceState::Unknown;
    return outcome;
}

async::Task<CreatePayment::Placed> CreatePayment::placeOnOneOf(Routes routes, Begun begun, Secret authCode)
{
    const auto startedAt = m_parts.clock.monotonic();
    for (size_t next = 1;; ++next) {
        auto placing = place(begun, authCode);
        channels::PlaceOutcome outcome = co_await placing;
        const bool isElsewhereOpen = begun.isFirst && next < routes.size();
        bool isGoneHere = canFailOver(outcome);
        Rerouting ending;
        ending.errorCode = outcome.errorCode;
        if (isElsewhereOpen && !isGoneHere) {
            auto givingUp = isGivenUp(begun, outcome, startedAt);
            isGoneHere = co_await givingUp;
            ending.left = AttemptStatus::Closed;
        }
        Result<PaymentFile> elsewhere = Error{guitai::errors::kUnavailable};
        if (isElsewhereOpen && isGoneHere) {
            auto goingOn = goOnWith(routes[next], begun.file, std::move(ending));
            elsewhere = co_await goingOn;
        }
        if (!elsewhere) {
            Placed placed{begun.file, settled(std::move(outcome), begun)};
            co_return placed;
        }
        begun.file = *std::move(elsewhere);
    }
}

/// An order may be there that was not answered. Nobody has seen its code, so that nobody pays it; closed, nobody ever
/// will. Only while the customer has not waited long: closing may take as long again.
async::Task<bool> CreatePayment::isGivenUp(Begun begun, channels::PlaceOutcome outcome,
                                           std::chrono::nanoseconds startedAt)
{
    const channels::PayWay* payWay = m_parts.registry.payWay(begun.file.payment.payWay);
    const bool isUnseenCode = outcome.state == channels::PlaceState::Unknown && payWay && payWay->showsCode;
    if (!isUnseenCode || m_parts.clock.monotonic() - startedAt > kTimeToSwitch)
        co_return false;
    const AttemptNo attemptNo = begun.file.attempts.back().attemptNo;
    auto closing = m_parts.settling.closeUnseen(std::move(begun.file), attemptNo);
    const bool isClosed = co_await closing;
    co_return isClosed;
}

/// The payment with an attempt at another channel, durable before it is called; an error where it is not open to that.
async::Task<Result<PaymentFile>> CreatePayment::goOnWith(routing::Route route, PaymentFile file, Rerouting rerouting)
{
    rerouting.at = m_parts.clock.now();
    rerouting.next = nextAttempt(file, route, rerouting.at);
    rerouting.clientIp = file.payment.clientIp;
    rerouting.payerId = file.payment.payerId;
    log::info(lc, "payment_rerouted")
        .with("payment_no", file.payment.paymentNo.bytes())
        .with("from", file.payment.channel.bytes())
        .with("to", route.account.channel.bytes())
        .with("reason", rerouting.errorCode);
    const storage::Slot slot = file.payment.slot;
    std::function<Result<PaymentFile>(storage::Transaction&)> work =
        [file = std::move(file), rerouting](storage::Transaction& tx) -> Result<PaymentFile> {
        PaymentFile after = file;
        const auto rerouted = reroutePayment(tx, after, rerouting);
        if (!rerouted)
            return rerouted.error();
        return *rerouted ? Result<PaymentFile>(std::move(after))
                         : Result<PaymentFile>(Error{storage::errors::kConflict});
    };
    auto writing = m_parts.storage.write<PaymentFile>(slot, std::move(work));
    Result<PaymentFile> after = co_await writing;
    co_return after;
}

async::Task<Result<CreateAnswer>> CreatePayment::finish(Claim claim, Placed placed)
{
    const AttemptNo attemptNo = placed.file.attempts.back().attemptNo;
    channels::PlaceOutcome outcome = std::move(placed.outcome);
    PaymentFile file = std::move(placed.file);

    storage::Storage& storage = m_parts.storage;
    const storage::ShardIndex claimShard = storage.shardOf(claim.slot);
    const storage::ShardIndex paymentShard = storage.shardOf(file.payment.slot);
    const UtcTime now = m_parts.clock.now();
    const channels::PayWay& payWay = *m_parts.registry.payWay(file.payment.payWay);
    const results::Placement placement{attemptNo, std::move(outcome), now,
                                       results::nextCheck(payWay, 0, now, file.payment.expiresAt)};
    struct Finished
    {
        results::Applied applied;
        CreateAnswer answer;
    };
    std::function<Result<Finished>(storage::Transaction&)> apply =
        [placement, claim, file = std::move(file),
         together = claimShard == paymentShard](storage::Transaction& tx) -> Result<Finished> {
        auto applied = results::applyPlacement(tx, placement, file);
        if (!applied)
            return applied.error();
        Finished finished{std::move(*applied), {}};
        finished.answer = answerFor(finished.applied.file);
        if (!together)
            return finished;
        if (const auto kept = answerClaim(tx, claim, finished.answer); !kept)
            return kept.error();
        return finished;
    };
    auto applying = storage.write<Finished>(paymentShard, std::move(apply));
    Result<Finished> finished = co_await applying;
    if (!finished)
        co_return finished.error(); // the attempt stays SENT and is asked about later
    m_parts.results.announce(paymentShard, finished->applied, results::Source::Place);
    if (claimShard == paymentShard)
        co_return finished->answer;
    std::function<Result<Done>(storage::Transaction&)> keep =
        [claim, answer = finished->answer](storage::Transaction& tx) { return answerClaim(tx, claim, answer); };
    auto keeping = storage.write<Done>(claimShard, std::move(keep));
    Result<Done> kept = co_await keeping;
    if (!kept)
        co_return kept.error();
    co_return finished->answer;
}

} // namespace guitai::payments
