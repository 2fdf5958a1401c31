// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The state tables of payments and attempts: which step is allowed, one line each (payment_states.cpp).
// Everything that is not in a table is refused. Pure.
#pragma once

#include <QByteArray>

#include <optional>

namespace guitai::payment_records {

enum class PaymentStatus { Created, Pending, Succeeded, Closed, PartiallyRefunded, Refunded };

enum class AttemptStatus {
    Sent,      ///< durable, the channel is being called
    Unknown,   ///< the channel's answer did not come or could not be believed
    Paying,    ///< the channel has the order and the customer can pay it
    Reversing, ///< a reverse is under way
    Reversed,
    Succeeded,
    Failed, ///< the channel certainly took and takes no money
    Closed
};

QByteArray textOf(PaymentStatus status); ///< "PENDING"
QByteArray textOf(AttemptStatus status); ///< "PAYING"
std::optional<PaymentStatus> parsePaymentStatus(QByteArrayView text);
std::optional<AttemptStatus> parseAttemptStatus(QByteArrayView text);

bool mayMove(PaymentStatus from, PaymentStatus to);
bool mayMove(AttemptStatus from, AttemptStatus to);

/// No money can come for it any more as far as its channel said; only proof of money moves it again.
bool isFinal(AttemptStatus status);
/// Money can still be expected.
bool isOpen(PaymentStatus status);

} // namespace guitai::payment_records
