// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The state table of refunds: which step is allowed, one line each (refund_states.cpp). Everything that is
// not in the table is refused. Pure.
#pragma once

#include <QByteArray>

#include <optional>

namespace guitai::refunds {

enum class RefundStatus {
    Created,    ///< reserved on the payment; the channel was certainly never called
    Processing, ///< the channel was or is being called; only its word ends this
    Succeeded,
    Failed,  ///< certainly nothing was given back; the reservation is free again
    Abnormal ///< the channel cannot give it to the customer: a person acts there, and its word ends this
};

QByteArray textOf(RefundStatus status); ///< "PROCESSING"
std::optional<RefundStatus> parseRefundStatus(QByteArrayView text);

bool mayMove(RefundStatus from, RefundStatus to);
/// Nothing moves it any more; a contradicting word is an exception.
bool isFinal(RefundStatus status);

/// What became of the merchant's money that was held for it.
enum class Funds {
    None,     ///< not held yet, or refused
    Held,     ///< to be captured or released when the refund is final
    Captured, ///< it left
    Released, ///< it is the merchant's again
    NotNeeded ///< the money was never the merchant's: doubtful money
};

QByteArray textOf(Funds funds); ///< "HELD"
std::optional<Funds> parseFunds(QByteArrayView text);

} // namespace guitai::refunds
