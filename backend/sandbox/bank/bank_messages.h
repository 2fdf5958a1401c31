// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The played bank's XML, written and read on its own, so that the product's reader and writer meet another hand. Pure.
#pragma once

#include "sandbox/bank/bank_book.h"

namespace guitai::sandbox {

struct Booking
{
    QByteArray noticeId;
    QByteArray reference;
    bool isReturn = false;
    QByteArray amount;
    UtcTime at;
};

/// camt.054.001.08 with one entry.
QByteArray notification(const BankPayment& payment, const Booking& booking);
/// "12.30" and 1 is "12.31"; the currency has two digits or none.
QByteArray shifted(const QByteArray& amount, int minor);

} // namespace guitai::sandbox
