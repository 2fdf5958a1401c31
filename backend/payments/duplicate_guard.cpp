// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/duplicate_guard.h"

#include "crypto/hash.h"

namespace guitai::payments {

namespace {

using namespace payment_records;
using storage::Bind;

const storage::Statement kInsert{"payments/insert_duplicate_guard"};
const storage::Statement kTakeEnded{"payments/take_ended_guard"};
const storage::Statement kTakeFrom{"payments/take_guard_from"};
const storage::Statement kFind{"payments/find_duplicate_guard"};
const storage::Statement kDrop{"payments/drop_duplicate_guard"};
const storage::Statement kListEnded{"payments/list_ended_guards"};
const storage::Statement kDeleteEnded{"payments/delete_ended_guards"};

/// Each try ends another payment's claim; more means that somebody opens and ends payments faster than we look.
constexpr int kMostTries = 8;
constexpr int kChunk = 500;

struct GuardKey
{
    explicit GuardKey(const PaymentIntent& intent)
        : text(crypto::sha256(intent.wanted.userId.toUtf8() + '\0' + intent.wanted.productId.toUtf8()).toHex()),
          slot(storage::Slot::of(intent.merchantId, text))
    {
    }

    QByteArray text;
    storage::Slot slot;
};

UtcTime endOf(const PaymentIntent& intent)
{
    return intent.createdAt + DuplicateGuard::kGuardedFor;
}

Result<PaymentIntent> takeOrFind(storage::Transaction& tx, const PaymentIntent& intent)
{
    const GuardKey key(intent);
    const auto inserted = tx.run(kInsert, {intent.merchantId, Bind::text(key.text), key.slot.number(), intent.paymentNo,
                                           Bind(intent.text()), endOf(intent)});
    if (inserted)
        return intent;
    if (!(inserted.error().code == storage::errors::kUniqueViolation))
        return inserted.error();
    const auto taken = tx.run(kTakeEnded, {intent.paymentNo, Bind(intent.text()), endOf(intent), intent.merchantId,
                                           Bind::text(key.text), intent.createdAt});
    if (!taken)
        return taken.error();
    if (*taken == 1)
        return intent;
    const auto rows = tx.rows(kFind, {intent.merchantId, Bind::text(key.text)});
    if (!rows)
        return rows.error();
    if (rows->empty()) // given back meanwhile
        return Error{storage::errors::kConflict, {}, QStringLiteral("The claim vanished.")};
    auto holder = PaymentIntent::read(intent.merchantId, rows->front().utf8(1));
    if (!holder || holder->paymentNo != rows->front().id<PaymentNo>(0))
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored intent is unreadable.")};
    return *std::move(holder);
}

/// As it was begun: with one code for all wallets the customer has chosen pay way and payer since.
bool isEqual(const PaymentFile& open, const wire::CreatePayment& wanted)
{
    const QByteArray begunBy = payWayOf(open, open.attempts.front());
    const bool isSamePayer = isAggregated(open) || open.payment.payerId == wanted.payerId;
    return open.payment.amount == wanted.amount && begunBy == wanted.payWay && isSamePayer;
}

Error differs(const PaymentRecord& open)
{
    Error error{errors::kDuplicatePayment, {}, QStringLiteral("Another payment for this user and product is open.")};
    error.extras.insert(QStringLiteral("payment_no"), open.paymentNo.text());
    return error;
}

Error orderNoUsed(const PaymentNo& other)
{
    Error error{errors::kMerchantOrderNoUsed, QStringLiteral("merchant_order_no"),
                QStringLiteral("The order number belongs to another payment.")};
    error.extras.insert(QStringLiteral("payment_no"), other.text());
    return error;
}

Result<int> forgetChunk(storage::Transaction& tx, UtcTime now)
{
    const auto ended = tx.rows(kListEnded, {now, kChunk});
    if (!ended)
        return ended.error();
    return ended->empty() ? Result<int>(0) : tx.run(kDeleteEnded, {ended->back().time(0)});
}

} // namespace

bool isGuarded(const wire::CreatePayment& wanted)
{
    return !wanted.userId.isEmpty() && !wanted.productId.isEmpty();
}

Result<PaymentFile> beginOrResume(storage::Transaction& tx, const PaymentFile& file)
{
    const PaymentRecord& payment = file.payment;
    const auto inserted = insertPayment(tx, payment, file.attempts.front());
    if (inserted)
        return file;
    if (!(inserted.error().code == storage::errors::kUniqueViolation))
        return inserted.error();
    auto existing = findPayment(tx, payment.merchantId, payment.merchantOrderNo);
    if (!existing)
        return existing.error();
    if (!*existing) // who cannot see it cannot say whose it is
        return Error{storage::errors::kConflict, {}, QStringLiteral("The payment vanished.")};
    if ((*existing)->payment.paymentNo != payment.paymentNo)
        return orderNoUsed((*existing)->payment.paymentNo);
    return std::move(**existing);
}

async::Task<Result<PaymentIntent>> DuplicateGuard::take(PaymentIntent intent)
{
    const storage::Slot slot = GuardKey(intent).slot;
    std::function<Result<PaymentIntent>(storage::Transaction&)> work =
        [intent = std::move(intent)](storage::Transaction& tx) { return takeOrFind(tx, intent); };
    auto taking = m_storage.write<PaymentIntent>(slot, std::move(work));
    Result<PaymentIntent> holder = co_await taking;
    co_return holder;
}

async::Task<Result<bool>> DuplicateGuard::takeOver(PaymentIntent intent, PaymentNo from)
{
    const GuardKey key(intent);
    std::function<Result<bool>(storage::Transaction&)> work = [intent = std::move(intent), key,
                                                               from](storage::Transaction& tx) -> Result<bool> {
        const auto taken = tx.run(kTakeFrom, {intent.paymentNo, Bind(intent.text()), endOf(intent), intent.merchantId,
                                              Bind::text(key.text), from});
        if (!taken)
            return taken.error();
        return *taken == 1;
    };
    auto taking = m_storage.write<bool>(key.slot, std::move(work));
    Result<bool> taken = co_await taking;
    co_return taken;
}

/// The holder's payment, begun here when nobody has: a crash may have come between the claim and the payment. Nothing
/// when it never will: its order number was used elsewhere, or it expired unbegun.
async::Task<Result<std::optional<PaymentFile>>> DuplicateGuard::begun(PaymentIntent holder, UtcTime now)
{
    using Begun = std::optional<PaymentFile>;
    const PaymentFile file = fileOf(holder);
    const storage::Slot slot = file.payment.slot;
    std::function<Result<Begun>(storage::Transaction&)> work = [file, now](storage::Transaction& tx) -> Result<Begun> {
        if (now >= file.payment.expiresAt)
            return findPayment(tx, file.payment.paymentNo);
        auto begun = beginOrResume(tx, file);
        if (!begun && begun.error().code == errors::kMerchantOrderNoUsed)
            return Begun();
        return begun ? Result<Begun>(std::move(*begun)) : Result<Begun>(begun.error());
    };
    auto beginning = m_storage.write<Begun>(slot, std::move(work));
    Result<Begun> begun = co_await beginning;
    co_return begun;
}

async::Task<Result<std::optional<PaymentFile>>> DuplicateGuard::admit(PaymentIntent intent)
{
    const std::optional<PaymentFile> mayBegin;
    for (int tries = 0; tries < kMostTries; ++tries) {
        auto taking = take(intent);
        Result<PaymentIntent> holder = co_await taking;
        if (!holder)
            co_return holder.error();
        if (holder->paymentNo == intent.paymentNo)
            co_return mayBegin;
        auto finding = begun(*holder, intent.createdAt);
        Result<std::optional<PaymentFile>> found = co_await finding;
        if (!found)
            co_return found.error();
        if (*found && isOpen((*found)->payment.status)) {
            if (!isEqual(**found, intent.wanted))
                co_return differs((*found)->payment);
            co_return found;
        }
        auto takingOver = takeOver(intent, holder->paymentNo);
        const Result<bool> taken = co_await takingOver;
        if (!taken)
            co_return taken.error();
        if (*taken)
            co_return mayBegin;
    }
    co_return Error{errors::kRequestStillRunning, {}, QStringLiteral("Too many equal payments at once.")};
}

async::Task<Result<Done>> DuplicateGuard::release(PaymentIntent intent)
{
    const GuardKey key(intent);
    std::function<Result<Done>(storage::Transaction&)> work = [intent = std::move(intent),
                                                               key](storage::Transaction& tx) -> Result<Done> {
        const auto dropped = tx.run(kDrop, {intent.merchantId, Bind::text(key.text), intent.paymentNo});
        if (!dropped)
            return dropped.error();
        return Done{};
    };
    auto releasing = m_storage.write<Done>(key.slot, std::move(work));
    Result<Done> released = co_await releasing;
    co_return released;
}

async::Task<Result<int>> forgetEndedGuards(storage::Storage& storage, storage::ShardIndex shard, UtcTime now)
{
    int forgotten = 0;
    for (int chunk = kChunk; chunk >= kChunk; forgotten += chunk) {
        std::function<Result<int>(storage::Transaction&)> work = [now](storage::Transaction& tx) {
            return forgetChunk(tx, now);
        };
        auto forgetting = storage.write<int>(shard, std::move(work));
        const Result<int> answer = co_await forgetting;
        if (!answer)
            co_return answer;
        chunk = *answer;
    }
    co_return forgotten;
}

} // namespace guitai::payments
