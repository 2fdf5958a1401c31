// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/charges.h"

#include "accounts/ledger.h"

#include <algorithm>
#include <array>

namespace guitai::users {

namespace {

using accounts::AccountId;
using accounts::Side;
using storage::Bind;

const storage::Statement kInsertAsked{"users/insert_balance_attempt"};
const storage::Statement kFindAsked{"users/find_balance_attempt"};
const storage::Statement kInsertCharge{"users/insert_balance_charge"};
const storage::Statement kFindCharge{"users/find_balance_charge"};
const storage::Statement kTakeRefund{"users/take_refund_of_charge"};
const storage::Statement kInsertPayBack{"users/insert_balance_refund"};
const storage::Statement kFindPayBack{"users/find_balance_refund"};

constexpr std::pair<ChargeStatus, const char*> kTexts[] = {
    {ChargeStatus::Paid, "PAID"}, {ChargeStatus::Refused, "REFUSED"}, {ChargeStatus::Void, "VOID"}};

const char* textOf(ChargeStatus status)
{
    return std::ranges::find(kTexts, status, &std::pair<ChargeStatus, const char*>::first)->second;
}

bool isUniqueViolation(const Error& error)
{
    return error.code == storage::errors::kUniqueViolation;
}

ChannelCode balanceChannel()
{
    return ChannelCode::trusted("balance");
}

/// False when the attempt was decided before.
Result<bool> insertCharge(storage::Transaction& tx, storage::Slot user, const Charge& charge)
{
    const auto inserted =
        tx.run(kInsertCharge, {charge.attemptNo, user.number(), charge.userNo, charge.amount.minor(),
                               Bind::text(charge.amount.currency().code()), textOf(charge.status),
                               charge.errorCode.isEmpty() ? Bind::null() : Bind::text(charge.errorCode), charge.at});
    if (inserted)
        return true;
    return isUniqueViolation(inserted.error()) ? Result<bool>(false) : inserted.error();
}

/// The first to decide an attempt decides it; everybody gets that answer.
Result<Charge> decideOnce(storage::Transaction& tx, storage::Slot user, const Charge& wanted)
{
    const auto inserted = insertCharge(tx, user, wanted);
    if (!inserted)
        return inserted.error();
    if (*inserted)
        return wanted;
    const auto known = findCharge(tx, wanted.attemptNo);
    if (!known)
        return known.error();
    return *known ? Result<Charge>(**known) : Error{storage::errors::kStorageFailed};
}

/// Between the user's account and the channel's clearing account on the user's slot; on the payment's slot the channel
/// owes what it took here.
accounts::Batch movement(storage::Slot user, const UserNo& userNo, const Money& amount, bool fromUser)
{
    const AccountId account = accountOf(userNo, amount.currency());
    const AccountId clearing = accounts::channelClearing(user, balanceChannel(), amount.currency());
    accounts::Batch batch;
    batch.lines = {{fromUser ? account : clearing, Side::Debit, amount},
                   {fromUser ? clearing : account, Side::Credit, amount}};
    return batch;
}

Result<Done> book(storage::Transaction& tx, accounts::Batch batch)
{
    const auto posted = accounts::post(tx, batch);
    if (!posted)
        return posted.error();
    return Done{};
}

} // namespace

std::optional<storage::Slot> slotOfPaymentOf(const AttemptNo& attemptNo)
{
    const auto payment = paymentOfAttempt(attemptNo);
    const auto slot = payment ? slotOfNumber('P', payment->bytes()) : std::nullopt;
    return slot ? std::optional(storage::Slot(*slot)) : std::nullopt;
}

Result<std::optional<storage::Slot>> askFor(storage::Transaction& tx, const AttemptNo& attemptNo,
                                            std::optional<storage::Slot> user, UtcTime at)
{
    const auto slot = slotOfPaymentOf(attemptNo);
    if (!slot)
        return Error{guitai::errors::kInternal};
    const auto inserted =
        tx.run(kInsertAsked, {attemptNo, slot->number(), user ? Bind(user->number()) : Bind::null(), at});
    if (inserted)
        return user;
    if (!isUniqueViolation(inserted.error()))
        return inserted.error();
    const auto asked = findAsked(tx, attemptNo);
    if (!asked)
        return asked.error();
    return asked->user;
}

Result<Asked> findAsked(storage::Reader& reader, const AttemptNo& attemptNo)
{
    const auto rows = reader.rows(kFindAsked, {attemptNo});
    if (!rows)
        return rows.error();
    Asked asked;
    asked.known = !rows->empty();
    if (asked.known && !rows->front().isNull(0))
        asked.user = storage::Slot(static_cast<int>(rows->front().number(0)));
    return asked;
}

Result<Charge> charge(storage::Transaction& tx, storage::Slot user, const ChargeRequest& request)
{
    const auto known = findCharge(tx, request.attemptNo);
    if (!known)
        return known.error();
    if (*known)
        return **known;
    const auto userNo = useConsent(tx, request.consent, request.merchantId, request.attemptNo, request.at);
    if (!userNo)
        return userNo.error();
    const Charge wanted{request.attemptNo, *userNo, request.amount, ChargeStatus::Paid, {}, request.at};
    const auto inserted = insertCharge(tx, user, wanted);
    if (!inserted)
        return inserted.error();
    if (!*inserted) // by another process since we looked: what it decided counts, and nothing of ours
        return Error{storage::errors::kConflict};
    accounts::Batch batch = movement(user, *userNo, request.amount, true);
    batch.effectKey = "balance:" + request.attemptNo.bytes();
    batch.kind = "BALANCE_CHARGE";
    batch.reference = request.attemptNo.bytes();
    batch.at = request.at;
    if (const auto booked = book(tx, std::move(batch)); !booked)
        return booked.error();
    return wanted;
}

Result<Charge> refuseCharge(storage::Transaction& tx, storage::Slot user, const ChargeRequest& request,
                            const QByteArray& errorCode)
{
    return decideOnce(tx, user, {request.attemptNo, {}, request.amount, ChargeStatus::Refused, errorCode, request.at});
}

Result<Charge> voidCharge(storage::Transaction& tx, storage::Slot user, const AttemptNo& attemptNo, UtcTime at)
{
    return decideOnce(tx, user, {attemptNo, {}, Money(0, Currency::cny()), ChargeStatus::Void, {}, at});
}

Result<std::optional<Charge>> findCharge(storage::Reader& reader, const AttemptNo& attemptNo)
{
    const auto rows = reader.rows(kFindCharge, {attemptNo});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<Charge>();
    const storage::Row& row = rows->front();
    const auto currency = Currency::parse(row.utf8(2));
    const QByteArray text = row.utf8(3);
    const auto* const status = std::ranges::find_if(kTexts, [&](const auto& one) { return text == one.second; });
    if (!currency || status == std::end(kTexts))
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored charge is unreadable.")};
    Charge charge{attemptNo,     row.id<UserNo>(0), Money(row.number(1), *currency),
                  status->first, row.utf8(4),       row.time(5)};
    return std::optional(std::move(charge));
}

Result<bool> payBack(storage::Transaction& tx, storage::Slot user, const channels::RefundOrder& order, UtcTime at)
{
    const auto paid = findCharge(tx, order.attemptNo);
    if (!paid)
        return paid.error();
    if (!*paid || (*paid)->status != ChargeStatus::Paid || (*paid)->amount.currency() != order.amount.currency())
        return false;
    const auto inserted = tx.run(kInsertPayBack, {order.refundNo, user.number(), order.attemptNo, order.amount.minor(),
                                                  Bind::text(order.amount.currency().code()), at});
    if (!inserted) {
        if (isUniqueViolation(inserted.error()))
            return true; // given back before
        return inserted.error();
    }
    const auto taken = tx.run(kTakeRefund, {order.amount.minor(), order.attemptNo, order.amount.minor()});
    if (!taken)
        return taken.error();
    if (*taken != 1)
        return Error{accounts::errors::kInsufficientBalance}; // more than was charged: nothing of this stays
    accounts::Batch batch = movement(user, (*paid)->userNo, order.amount, false);
    batch.effectKey = "balance:" + order.refundNo.bytes();
    batch.kind = "BALANCE_REFUND";
    batch.reference = order.refundNo.bytes();
    batch.at = at;
    if (const auto booked = book(tx, std::move(batch)); !booked)
        return booked.error();
    return true;
}

Result<std::optional<Money>> findPayBack(storage::Reader& reader, const RefundNo& refundNo)
{
    const auto rows = reader.rows(kFindPayBack, {refundNo});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<Money>();
    const auto currency = Currency::parse(rows->front().utf8(1));
    if (!currency)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored refund is unreadable.")};
    return std::optional(Money(rows->front().number(0), *currency));
}

} // namespace guitai::users
