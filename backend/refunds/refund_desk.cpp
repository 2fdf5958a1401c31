// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/refund_desk.h"

#include "crypto/hash.h"
#include "log/log.h"
#include "payment_records/refund_room.h"
#include "refunds/refund_lists.h"
#include "wire/stream_wire.h"

#include <algorithm>

namespace guitai::refunds {

namespace {

using namespace payment_records;

const log::Category lc{"refunds"};

constexpr int kServersFault = 500;
/// A crash between begin and call is looked at after this; longer than a call may take.
constexpr Duration kCallGrace = std::chrono::seconds(20);

Error notFound()
{
    return {errors::kRefundNotFound, {}, QStringLiteral("There is no such refund.")};
}

Error paymentNotFound()
{
    return {errors::kPaymentNotFound, {}, QStringLiteral("There is no such payment.")};
}

QByteArray fingerprintOf(const RefundCommand& command)
{
    const wire::CreateRefund& refund = command.refund;
    const QByteArray content = command.paymentNo.bytes() + '\n' + refund.merchantRefundNo.bytes() + '\n' +
                               QByteArray::number(static_cast<qlonglong>(refund.amount.minor())) + '\n' +
                               QByteArray(refund.amount.currency().code()) + '\n' + refund.reason.toUtf8();
    return crypto::sha256(content).toHex();
}

std::vector<RefundClaim> claimsOf(const RefundCommand& command)
{
    std::vector<RefundClaim> claims;
    if (!command.idempotencyKey.isEmpty())
        claims.emplace_back(command.merchantId, claimKeyOf(command.idempotencyKey));
    claims.emplace_back(command.merchantId, claimKeyOf(command.refund.merchantRefundNo));
    return claims;
}

Error usedForSomethingElse(const RefundCommand& command, const RefundClaim& claim, const ClaimedRefund& first)
{
    const bool isNumber = claim.key == claimKeyOf(command.refund.merchantRefundNo);
    Error error = isNumber ? Error{errors::kMerchantRefundNoUsed, QStringLiteral("merchant_refund_no"),
                                   QStringLiteral("The refund number belongs to another refund.")}
                           : Error{errors::kIdempotencyKeyReused, QStringLiteral("Idempotency-Key"),
                                   QStringLiteral("This key was used for another request.")};
    error.extras.insert(QStringLiteral("refund_no"), first.refundNo.text());
    return error;
}

/// Why a refund cannot be reserved on that payment; nothing when it can.
std::optional<Error> refusal(const std::optional<PaymentFile>& file, const MerchantId& merchantId, const Money& amount)
{
    // Another merchant's payment looks exactly like none.
    if (!file || file->payment.merchantId != merchantId)
        return paymentNotFound();
    const PaymentRecord& payment = file->payment;
    if (payment.status != PaymentStatus::Succeeded && payment.status != PaymentStatus::PartiallyRefunded &&
        payment.status != PaymentStatus::Refunded)
        return Error{errors::kPaymentNotPaid, {}, QStringLiteral("The payment was not paid.")};
    if (!payment.rechargeUser.isEmpty())
        return Error{errors::kRechargeNotRefundable, {}, QStringLiteral("The money is a user's: it is withdrawn.")};
    if (payment.frozen)
        return Error{errors::kPaymentFrozen, {}, QStringLiteral("An exception of the payment waits for a person.")};
    if (payment.amount.currency() != amount.currency())
        return Error{guitai::errors::kCurrencyMismatch, QStringLiteral("currency"),
                     QStringLiteral("The payment has another currency.")};
    const std::int64_t refundable = payment.amount.minor() - payment.refunded.minor() - payment.refundReserved.minor();
    if (amount.minor() <= refundable)
        return std::nullopt;
    Error error{errors::kRefundExceedsPaid, QStringLiteral("amount"),
                QStringLiteral("More than is left of the payment.")};
    error.extras.insert(QStringLiteral("refundable"), static_cast<qint64>(refundable));
    return error;
}

/// Where the money came from, to which it goes back; null when nobody knows.
const AttemptRecord* paidAttemptOf(const std::optional<PaymentFile>& file)
{
    if (!file)
        return nullptr;
    const auto paid = std::find_if(file->attempts.begin(), file->attempts.end(), [&](const AttemptRecord& attempt) {
        return attempt.attemptNo == file->payment.paidAttemptNo;
    });
    return paid == file->attempts.end() ? nullptr : &*paid;
}

RefundRecord newRefund(const RefundCommand& command, const RefundNo& refundNo, const PaymentRecord& payment,
                       const AttemptRecord& paid, UtcTime now)
{
    RefundRecord refund;
    refund.refundNo = refundNo;
    refund.slot = payment.slot;
    refund.merchantId = payment.merchantId;
    refund.merchantRefundNo = command.refund.merchantRefundNo;
    refund.paymentNo = payment.paymentNo;
    refund.attemptNo = paid.attemptNo;
    refund.channel = payment.channel;
    refund.accountId = paid.accountId;
    refund.channelTradeNo = payment.channelTradeNo;
    refund.amount = command.refund.amount;
    refund.total = payment.amount;
    refund.reason = command.refund.reason;
    refund.requestedBy = command.actor;
    refund.nextCheckAt = now + kCallGrace;
    refund.createdAt = now;
    return refund;
}

struct NewNumbers
{
    RefundNo refundNo;
    ApprovalNo approvalNo; ///< taken when it turns out that it needs one
    std::int64_t approvalAbove;
};

/// Reserves and inserts, or finds what an earlier try under the same number inserted.
Result<std::pair<RefundRecord, bool>> insertOrFind(storage::Transaction& tx, const RefundCommand& command,
                                                   const NewNumbers& numbers, UtcTime now)
{
    const RefundNo& refundNo = numbers.refundNo;
    auto existing = findRefund(tx, refundNo);
    if (!existing)
        return existing.error();
    if (*existing)
        return std::pair(std::move(**existing), false);
    const auto reserved = reserveRefund(tx, command.merchantId, command.paymentNo, command.refund.amount);
    if (!reserved)
        return reserved.error();
    const auto file = findPayment(tx, command.paymentNo);
    if (!file)
        return file.error();
    if (!*reserved)
        return refusal(*file, command.merchantId, command.refund.amount)
            .value_or(Error{storage::errors::kConflict, {}, QStringLiteral("The payment changed meanwhile.")});
    const AttemptRecord* paid = paidAttemptOf(*file);
    if (!paid)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A paid payment has no paid attempt.")};
    RefundRecord refund = newRefund(command, refundNo, (*file)->payment, *paid, now);
    // Both are of this transaction's own reading, this refund included.
    const auto givenBack = (*file)->payment.refunded.plus((*file)->payment.refundReserved);
    if (!givenBack)
        return givenBack.error();
    if (needsSecondPerson(command.role, *givenBack, numbers.approvalAbove))
        refund.approvalNo = numbers.approvalNo;
    if (const auto inserted = insertRefund(tx, refund); !inserted) {
        if (!(inserted.error().code == storage::errors::kUniqueViolation))
            return inserted.error();
        // The same refund, by another process that resumed it: found when this is done again.
        const auto same = findRefund(tx, refundNo);
        if (!same || *same)
            return same ? Error{storage::errors::kConflict} : same.error();
        return Error{errors::kMerchantRefundNoUsed, QStringLiteral("merchant_refund_no"),
                     QStringLiteral("The refund number belongs to another refund.")};
    }
    if (const auto told = insertRefundEvent(tx, wire::event_types::kRefundCreated, refund, now); !told)
        return told.error();
    return std::pair(std::move(refund), true);
}

} // namespace

async::Task<Result<std::optional<RefundRecord>>> RefundDesk::stored(RefundNo refundNo)
{
    const auto slot = slotOfNumber('R', refundNo.bytes());
    std::optional<RefundRecord> none;
    if (!slot)
        co_return none;
    std::function<Result<std::optional<RefundRecord>>(storage::Reader&)> work = [refundNo](storage::Reader& reader) {
        return findRefund(reader, refundNo);
    };
    auto reading = m_parts.storage.read<std::optional<RefundRecord>>(storage::Slot(*slot), std::move(work));
    Result<std::optional<RefundRecord>> found = co_await reading;
    co_return found;
}

async::Task<Result<RefundNo>> RefundDesk::claimed(RefundCommand command, RefundNo minted)
{
    RefundNo counts = minted;
    const QByteArray fingerprint = fingerprintOf(command);
    for (const RefundClaim& claim : claimsOf(command)) {
        const ClaimedRefund wanted{fingerprint, counts, command.paymentNo};
        std::function<Result<std::optional<ClaimedRefund>>(storage::Transaction&)> work =
            [claim, wanted, now = m_parts.clock.now()](storage::Transaction& tx) {
                return takeRefundClaim(tx, claim, wanted, now);
            };
        auto taking = m_parts.storage.write<std::optional<ClaimedRefund>>(claim.slot, std::move(work));
        Result<std::optional<ClaimedRefund>> first = co_await taking;
        if (!first)
            co_return first.error();
        if (!*first)
            continue;
        if ((*first)->fingerprint != fingerprint)
            co_return usedForSomethingElse(command, claim, **first);
        counts = (*first)->refundNo;
    }
    co_return counts;
}

async::Task<Result<Done>> RefundDesk::giveClaimsBack(RefundCommand command, RefundNo minted, Error because)
{
    // Only a refusal proves that nothing goes on under the number: after any other error the claim may be taken, and
    // the same request, sent twice, may have found it.
    if (because.code.httpStatus >= kServersFault)
        co_return Done{};
    for (const RefundClaim& claim : claimsOf(command)) {
        std::function<Result<Done>(storage::Transaction&)> work = [claim, minted](storage::Transaction& tx) {
            return dropRefundClaim(tx, claim, minted);
        };
        auto dropping = m_parts.storage.write<Done>(claim.slot, std::move(work));
        co_await dropping;
    }
    co_return Done{};
}

async::Task<Result<Done>> RefundDesk::check(RefundCommand command)
{
    const auto slot = slotOfNumber('P', command.paymentNo.bytes());
    if (!slot)
        co_return paymentNotFound();
    // Who was here before is not checked again: the payment may be refunded by that very refund.
    for (const RefundClaim& claim : claimsOf(command)) {
        std::function<Result<std::optional<ClaimedRefund>>(storage::Reader&)> look = [claim](storage::Reader& reader) {
            return findRefundClaim(reader, claim);
        };
        auto looking = m_parts.storage.read<std::optional<ClaimedRefund>>(claim.slot, std::move(look));
        Result<std::optional<ClaimedRefund>> first = co_await looking;
        if (!first)
            co_return first.error();
        if (*first)
            co_return Done{};
    }
    std::function<Result<std::optional<PaymentFile>>(storage::Reader&)> work =
        [paymentNo = command.paymentNo](storage::Reader& reader) { return findPayment(reader, paymentNo); };
    auto reading = m_parts.storage.read<std::optional<PaymentFile>>(storage::Slot(*slot), std::move(work));
    Result<std::optional<PaymentFile>> file = co_await reading;
    if (!file)
        co_return file.error();
    if (auto refused = refusal(*file, command.merchantId, command.refund.amount))
        co_return *std::move(refused);
    co_return Done{};
}

async::Task<Result<RefundDesk::Begun>> RefundDesk::begin(RefundCommand command, RefundNo refundNo)
{
    const storage::Slot slot(slotOfNumber('P', command.paymentNo.bytes()).value());
    const NewNumbers numbers{refundNo, m_parts.approval.mintNumber(), m_parts.approvalAbove};
    std::function<Result<Begun>(storage::Transaction&)> work =
        [command, numbers, now = m_parts.clock.now()](storage::Transaction& tx) -> Result<Begun> {
        auto inserted = insertOrFind(tx, command, numbers, now);
        if (!inserted)
            return inserted.error();
        return Begun{std::move(inserted->first), inserted->second};
    };
    auto writing = m_parts.storage.write<Begun>(slot, std::move(work));
    Result<Begun> begun = co_await writing;
    if (begun && begun->isNew)
        m_parts.pump.wake(m_parts.storage.shardOf(slot));
    co_return begun;
}

async::Task<Result<RefundAnswer>> RefundDesk::create(RefundCommand command)
{
    auto checking = check(command);
    const Result<Done> possible = co_await checking;
    if (!possible)
        co_return possible.error();
    const storage::Slot slot(slotOfNumber('P', command.paymentNo.bytes()).value());
    const RefundNo minted = mintRefundNo(m_parts.clock.now(), slot.number(), m_parts.random);
    auto claiming = claimed(command, minted);
    Result<RefundNo> refundNo = co_await claiming;
    if (!refundNo) {
        // A key may have been taken before the number was refused; this number was never begun.
        auto dropping = giveClaimsBack(command, minted, refundNo.error());
        co_await dropping;
        co_return refundNo.error();
    }
    auto beginning = begin(command, *refundNo);
    Result<Begun> begun = co_await beginning;
    if (!begun) {
        // What was begun before stays claimed; a number of this call's own was certainly not.
        auto dropping = giveClaimsBack(command, minted, begun.error());
        co_await dropping;
        co_return begun.error();
    }
    RefundAnswer answer;
    answer.replayed = !begun->isNew;
    answer.refund = toWire(begun->refund);
    if (begun->refund.status != RefundStatus::Created)
        co_return answer;
    log::info(lc, "refund_begun")
        .with("refund_no", begun->refund.refundNo.bytes())
        .with("payment_no", command.paymentNo.bytes())
        .with("actor", command.actor);
    auto starting = m_parts.progress.start(std::move(begun->refund));
    Result<RefundRecord> started = co_await starting;
    if (started)
        answer.refund = toWire(*started);
    co_return answer; // without an answer it goes on by itself and is told by the stream
}

async::Task<Result<wire::Refund>> RefundDesk::get(MerchantId merchantId, RefundNo refundNo)
{
    auto finding = stored(refundNo);
    Result<std::optional<RefundRecord>> found = co_await finding;
    if (!found)
        co_return found.error();
    if (!*found || (*found)->merchantId != merchantId)
        co_return notFound();
    co_return toWire(**found);
}

async::Task<Result<wire::RefundPage>> RefundDesk::list(MerchantId merchantId, RefundFilter filter)
{
    return listRefunds(m_parts.storage, std::move(merchantId), std::move(filter));
}

} // namespace guitai::refunds
