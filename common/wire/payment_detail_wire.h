// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What GET /v1/payments/{no} answers: the payment, how it came to be what it is, and its attempts.
#pragma once

#include "wire/payment_wire.h"

namespace guitai::wire {

/// One step of a payment from state to state.
struct HistoryStep
{
    UtcTime at;
    QByteArray from;   ///< "PENDING"
    QByteArray to;     ///< "SUCCEEDED"
    QByteArray source; ///< "callback" "query" "close" "reverse" "expiry" or who else moved it
    QString detail;    ///< codes and numbers; often empty
};

struct AttemptSummary
{
    AttemptNo attemptNo;
    QByteArray channel;
    QByteArray status;    ///< SENT UNKNOWN PAYING REVERSING REVERSED SUCCEEDED FAILED CLOSED
    QByteArray errorCode; ///< the channel's; empty without one
    ChannelTradeNo channelTradeNo;
    UtcTime sentAt;
    std::optional<UtcTime> finishedAt;
};

struct PaymentDetail
{
    Payment payment;
    std::vector<HistoryStep> history;     ///< oldest first; creation is the payment's `created_at`
    std::vector<AttemptSummary> attempts; ///< oldest first

    static Result<PaymentDetail> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
