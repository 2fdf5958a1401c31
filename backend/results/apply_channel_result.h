// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The only place where a payment changes state from outside: what a channel reported about an attempt,
// merged with what is already known. Runs inside a transaction on the payment's shard.
//
// Callback, query, close and bill may come in any order and any number of times: the receipt of a trade is
// recorded once, and the attempt always ends the same. Money that its payment cannot take any more is
// recorded as doubtful money. What contradicts itself is frozen as an exception and waits for a person.
#pragma once

#include "channels/channel.h"
#include "payment_records/payment_record.h"
#include "wire/stream_wire.h"

namespace guitai::results {

enum class Source { Place, Callback, Query, Close, Reverse, Expiry, Bill };

QByteArray textOf(Source source); ///< "callback"

enum class Effect {
    Nothing, ///< known already, or it says nothing new
    Updated, ///< the attempt moved, the payment did not
    Paid,
    Closed,
    DoubtfulMoney,
    Exception,
    NoSuchAttempt
};

struct Applied
{
    Effect effect = Effect::Nothing;
    payment_records::PaymentFile file; ///< as it is afterwards
    bool insertedEvent = false;        ///< wake the shard's pump after the commit
};

/// What was reported, by whom and when.
struct Reported
{
    channels::Report report;
    ChannelAccountId accountId; ///< the account whose keys proved it
    Source source = Source::Query;
    UtcTime at;
    /// Closing was answered by the channel, so "closed" and "not found" are final now.
    bool closeAnswered = false;
    /// What became of a reverse, where one was called.
    std::optional<channels::ReverseState> reverse = {};
};

/// A payment is settled this long after it expired: the channel, which was given the same expiry, has
/// stopped taking money by then.
inline constexpr Duration kExpiryGrace = std::chrono::seconds(60);

Result<Applied> applyChannelResult(storage::Transaction& tx, const Reported& reported);

/// What the channel answered to placing an attempt.
struct Placement
{
    AttemptNo attemptNo;
    channels::PlaceOutcome outcome;
    UtcTime at;
    UtcTime nextCheckAt;
};

/// Applies a placing. A credential that comes after the answer was given is told by an event.
Result<Applied> applyPlacement(storage::Transaction& tx, const Placement& placement);
/// The same for whoever knows the payment as it was before the call: read again only if its attempt has moved.
Result<Applied> applyPlacement(storage::Transaction& tx, const Placement& placement,
                               payment_records::PaymentFile known);

} // namespace guitai::results
