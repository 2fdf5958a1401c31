// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/claim.h"

namespace guitai::payments {

namespace {

using storage::Bind;

const storage::Statement kInsertClaim{"payments/insert_claim"};
const storage::Statement kFindClaim{"payments/find_claim"};
const storage::Statement kAnswerClaim{"payments/answer_claim"};
const storage::Statement kJoinClaim{"payments/join_claim"};
const storage::Statement kDropClaim{"payments/drop_claim"};

Result<Done> doneOnce(const Result<int>& changed)
{
    if (!changed)
        return changed.error();
    return Done{};
}

/// The first claim under that key.
Result<std::optional<TakenClaim>> readClaim(storage::Reader& reader, const Claim& claim)
{
    const auto rows = reader.rows(kFindClaim, {claim.merchantId, Bind::text(claim.key)});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<TakenClaim>();
    const storage::Row& first = rows->front();
    if (first.utf8(0) != claim.fingerprint)
        return Error{errors::kIdempotencyKeyReused, QStringLiteral("Idempotency-Key"),
                     QStringLiteral("This key was used for another request.")};
    TakenClaim taken;
    taken.paymentNo = first.id<PaymentNo>(1);
    if (!first.isNull(2)) {
        CreateAnswer answer{static_cast<int>(first.number(2)), first.utf8(3), true};
        taken.answer = std::move(answer);
    }
    return std::optional(std::move(taken));
}

} // namespace

Result<TakenClaim> takeClaim(storage::Transaction& tx, const Claim& claim)
{
    const auto inserted = tx.run(kInsertClaim, {claim.merchantId, Bind::text(claim.key), claim.slot.number(),
                                                Bind::text(claim.fingerprint), claim.paymentNo, claim.at});
    TakenClaim taken;
    if (inserted) {
        taken.isNew = true;
        taken.paymentNo = claim.paymentNo;
        return taken;
    }
    if (!(inserted.error().code == storage::errors::kUniqueViolation))
        return inserted.error();

    const auto first = readClaim(tx, claim);
    if (!first)
        return first.error();
    if (!*first)
        return Error{storage::errors::kConflict, {}, QStringLiteral("The claim vanished.")};
    return **first;
}

Result<std::optional<CreateAnswer>> findAnswer(storage::Reader& reader, const Claim& claim)
{
    const auto first = readClaim(reader, claim);
    if (!first)
        return first.error();
    return *first ? (*first)->answer : std::nullopt;
}

Result<Done> answerClaim(storage::Transaction& tx, const Claim& claim, const CreateAnswer& answer)
{
    return doneOnce(tx.run(kAnswerClaim, {answer.httpStatus, Bind::text(answer.body), claim.merchantId,
                                          Bind::text(claim.key), claim.paymentNo}));
}

Result<Done> joinClaim(storage::Transaction& tx, const Claim& claim, const PaymentNo& paymentNo,
                       const CreateAnswer& answer)
{
    return doneOnce(tx.run(kJoinClaim, {paymentNo, answer.httpStatus, Bind::text(answer.body), claim.merchantId,
                                        Bind::text(claim.key), claim.paymentNo}));
}

Result<Done> dropClaim(storage::Transaction& tx, const Claim& claim)
{
    return doneOnce(tx.run(kDropClaim, {claim.merchantId, Bind::text(claim.key), claim.paymentNo}));
}

} // namespace guitai::payments
