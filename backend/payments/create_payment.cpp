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

CreateAnswer answerFor(const PaymentFile& file)
{
    return {201, toWire(file).toJsonText(), false};
}

} // namespace

Result<Done> CreatePayment::checkPayWay(const wire::CreatePayment& payment) const
{
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

async::Task<Result<CreateAnswer>> CreatePayment::claimed(CreateCommand command, Claim claim)
{
    const ChannelCode channel = m_parts.registry.byPayWay(command.payment.payWay)->descriptor().code;
    auto finding = m_parts.accounts.find(command.merchantId, channel);
    Result<channels::ChannelAccount> account = co_await finding;
    if (!account)
        co_return account.error();
    risk::PaymentFacts facts(command.merchantId, command.payment.amount, command.payment.payWay);
    facts.userId = command.payment.userId;
    facts.clientIp = command.payment.clientIp;
    auto deciding = m_parts.risk.decide(std::move(facts));
    const risk::Decision decision = co_await deciding;
    if (decision == risk::Decision::Refuse)
        co_return Error{errors::kRiskRefused, {}, QStringLiteral("The payment was refused by a risk rule.")};

    PaymentIntent intent = intentOf(command, *account, claim.paymentNo);
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
    auto finishing = finish(std::move(claim), std::move(*begun), command.payment.authCode);
    Result<CreateAnswer> answer = co_await finishing;
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
    const AttemptRecord& attempt = begun.file.attempts.front();
    const AttemptNo attemptNo = attempt.attemptNo;
    channels::PlaceOutcome outcome;
    // Where the attempt ended meanwhile there is nothing to place; its end is the answer.
    if (!isFinal(attempt.status)) {
        auto placing = m_parts.settling.place(begun.file, attemptNo, std::move(authCode));
        outcome = co_await placing;
    }
    // A refusal to place again is not proof about the first placing, which may have been taken.
    if (!begun.isFirst && outcome.state == channels::PlaceState::Refused)
        outcome.state = channels::PlaceState::Unknown;
    // The usual is in the request's line and on the payment; a line of its own is for what needs a look.
    const bool asUsual = outcome.state == channels::PlaceState::Placed || outcome.state == channels::PlaceState::Paid;
    log::Line(asUsual ? log::Level::Debug : log::Level::Info, lc, "attempt_placed")
        .with("attempt_no", attemptNo.bytes())
        .with("state", static_cast<int>(outcome.state))
        .with("error_code", outcome.errorCode);
    co_return outcome;
}

async::Task<Result<CreateAnswer>> CreatePayment::finish(Claim claim, Begun begun, Secret authCode)
{
    const AttemptNo attemptNo = begun.file.attempts.front().attemptNo;
    auto placing = place(begun, std::move(authCode));
    channels::PlaceOutcome outcome = co_await placing;
    PaymentFile file = std::move(begun.file);

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
