// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Payment numbers: 30 characters [0-9A-Z], unique over any number of processes without coordination,
// telling the business day and the storage slot, with two check digits (ISO 7064 MOD 97-10).
//
//   P 20261123 01234567 7K3QZ9X 0042 97
//   | |        |        |       |    check digits
//   | |        |        |       slot, 0000 to 1023
//   | |        |        7 random characters, Crockford base32 (35 bits)
//   | |        millisecond of the business day
//   | business date
//   kind
#pragma once

#include "ids/ids.h"
#include "time/utc_time.h"

#include <functional>
#include <optional>

namespace guitai {

/// Answers that many random bytes.
using RandomBytes = std::function<QByteArray(qsizetype count)>;

/// `kind` is one capital letter: P payment, R refund, W withdrawal, V approval, U user. slot 0 to 1023.
QByteArray mintNumber(char kind, UtcTime now, int slot, const RandomBytes& random);

inline PaymentNo mintPaymentNo(UtcTime now, int slot, const RandomBytes& random)
{
    return PaymentNo::trusted(mintNumber('P', now, slot, random));
}

inline RefundNo mintRefundNo(UtcTime now, int slot, const RandomBytes& random)
{
    return RefundNo::trusted(mintNumber('R', now, slot, random));
}

/// Nothing unless the text is a whole number of that kind with right check digits and a slot below 1,024.
std::optional<int> slotOfNumber(char kind, QByteArrayView text);
std::optional<PaymentNo> parsePaymentNo(QByteArrayView text);

constexpr int kMostAttempts = 99;
/// The payment's n-th attempt, 1 to kMostAttempts: the payment number and two digits.
AttemptNo attemptNoOf(const PaymentNo& paymentNo, int ordinal);
/// The payment an attempt belongs to; nothing when the text is no attempt number.
std::optional<PaymentNo> paymentOfAttempt(const AttemptNo& attemptNo);

} // namespace guitai
