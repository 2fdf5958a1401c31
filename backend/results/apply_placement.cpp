// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results/apply_channel_result.h"

#include "ids/payment_no.h"

#include <algorithm>

namespace guitai::results {

namespace {

using namespace payment_records;
using channels::PlaceState;

AttemptStatus statusAfter(PlaceState state)
{
    switch (state) {
    case PlaceState::Placed: return AttemptStatus::Paying;
    case PlaceState::Paid: return AttemptStatus::Succeeded;
    case PlaceState::Refused:
    case PlaceState::NotSent: return AttemptStatus::Failed;
    case PlaceState::Unknown: return AttemptStatus::Unknown;
    }
    return AttemptStatus::Unknown;
}

/// What is known already is not overwritten by a placing that says less.
bool saysLess(AttemptStatus now, AttemptStatus after)
{
    return isFinal(now) || (after == AttemptStatus::Unknown && now != AttemptStatus::Sent);
}

const char* eventFor(AttemptStatus after, bool answerWasGiven)
{
    if (after == AttemptStatus::Failed)
        return wire::event_types::kAttemptFailed;
    return after == AttemptStatus::Paying && answerWasGiven ? wire::event_types::kPaymentPlaced : nullptr;
}

/// Money that the placing itself took is money like any other.
Result<Applied> receive(storage::Transaction& tx, const Placement& placement, const ChannelAccountId& accountId)
{
    Reported reported;
    reported.report.state = channels::ReportedState::Paid;
    reported.report.attemptNo = placement.attemptNo;
    reported.report.money = placement.outcome.money;
    reported.accountId = accountId;
    reported.source = Source::Place;
    reported.at = placement.at;
    return applyChannelResult(tx, reported);
}

Result<Applied> placeOn(storage::Transaction& tx, PaymentFile file, const Placement& placement)
{
    Applied applied{Effect::Nothing, std::move(file), false};
    auto& attempts = applied.file.attempts;
    const auto attempt = std::find_if(attempts.begin(), attempts.end(),
                                      [&](const AttemptRecord& one) { return one.attemptNo == placement.attemptNo; });
    const AttemptStatus after = statusAfter(placement.outcome.state);
    if (attempt == attempts.end())
        return applied;
    if (after == AttemptStatus::Succeeded)
        return receive(tx, placement, attempt->accountId);
    if (saysLess(attempt->status, after))
        return applied;

    // The wallet of a code for all wallets is chosen after the merchant had his answer.
    const bool isChosenLater = isAggregated(applied.file) && attempt != attempts.begin();
    const bool answerWasGiven = attempt->status != AttemptStatus::Sent || isChosenLater;
    attempt->credential = placement.outcome.credential;
    attempt->errorCode = placement.outcome.errorCode;
    attempt->nextCheckAt = after == AttemptStatus::Failed ? attempt->expiresAt + kExpiryGrace : placement.nextCheckAt;
    const auto moved = moveAttempt(tx, *attempt, after, placement.at);
    if (!moved)
        return moved.error();
    applied.effect = *moved ? Effect::Updated : Effect::Nothing;
    const char* event = eventFor(after, answerWasGiven);
    if (*moved && event) {
        if (const auto inserted = insertPaymentEvent(tx, event, applied.file, placement.at); !inserted)
            return inserted.error();
        applied.insertedEvent = true;
    }
    return applied;
}

} // namespace

Result<Applied> applyPlacement(storage::Transaction& tx, const Placement& placement)
{
    const auto paymentNo = paymentOfAttempt(placement.attemptNo);
    if (!paymentNo)
        return Applied{Effect::NoSuchAttempt, {}, false};
    auto found = findPayment(tx, *paymentNo);
    if (!found)
        return found.error();
    if (!*found)
        return Applied{Effect::NoSuchAttempt, {}, false};
    return placeOn(tx, std::move(**found), placement);
}

Result<Applied> applyPlacement(storage::Transaction& tx, const Placement& placement, PaymentFile known)
{
    if (placement.outcome.state == PlaceState::Paid)
        return applyPlacement(tx, placement);
    auto applied = placeOn(tx, std::move(known), placement);
    const bool raced = !applied && applied.error().code == storage::errors::kConflict;
    if (!raced && (!applied || applied->effect == Effect::Updated))
        return applied;
    return applyPlacement(tx, placement); // somebody moved the attempt meanwhile, and nothing was written yet
}

} // namespace guitai::results
