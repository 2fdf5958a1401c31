// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a channel reported about a refund, merged with what is known already, and what follows from it: the
// payment's or the doubtful money's state, history, events. Runs inside a transaction on the payment's shard.
// Answers, queries and notices may come in any order and any number of times. What contradicts itself, an
// amount that is not ours (roncoo's bug 6) included, freezes the payment as an exception.
#pragma once

#include "refunds/refund_record.h"

namespace guitai::refunds {

enum class Source { Call, Query, Callback };

QByteArray textOf(Source source); ///< "callback"

struct Reported
{
    channels::RefundReport report;
    ChannelAccountId accountId; ///< the account whose keys proved it
    Source source = Source::Query;
    UtcTime at;
    std::optional<UtcTime> nextCheckAt = {}; ///< when to ask again if this settles nothing
    int checksToConfirm = 1; ///< so many queries after a refusal of a repeated call make sure that none has worked
};

enum class Effect {
    Nothing, ///< known already, or it says nothing new
    Updated,
    Succeeded,
    Failed,
    Abnormal,
    Exception
};

struct Applied
{
    Effect effect = Effect::Nothing;
    RefundRecord refund; ///< as it is afterwards
    bool insertedEvent = false;
};

/// A channel that does not know a number so long after the last call with it never got a call with it.
inline constexpr Duration kLostCallGrace = std::chrono::seconds(60);

/// REFUND_NOT_FOUND when nobody knows it; so do those below.
Result<Applied> applyRefundReport(storage::Transaction& tx, const Reported& reported);

/// The merchant's money could not be held: nothing was called, the room on the payment is free again.
Result<Applied> failUncalled(storage::Transaction& tx, const RefundNo& refundNo, const QByteArray& errorCode,
                             UtcTime at);

struct NoApproval
{
    approvals::ApprovalStatus status; ///< REJECTED, CANCELLED or EXPIRED
    QByteArray checker;               ///< who rejected it
    QByteArray errorCode;
};
/// Nobody agreed to it: likewise.
Result<Applied> failUnapproved(storage::Transaction& tx, const RefundNo& refundNo, const NoApproval& why, UtcTime at);

} // namespace guitai::refunds
