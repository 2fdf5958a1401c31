// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The bank as the crash loop plays it: it lives on when the backend dies, and its own books say what it has paid.
#pragma once

#include "support/sandbox_process.h"

#include <QHash>

namespace guitai::test {

struct BankPaid
{
    QByteArray status; ///< PENDING BOOKED REJECTED RETURNED
    qint64 minor = 0;
    int bookings = 0;
};

class BankSide
{
public:
    explicit BankSide(SandboxProcess& sandbox) : m_sandbox(sandbox) {}

    /// It pays at once or a little later, or rejects, and loses one order or one answer, or none.
    bool setMood(bool rejects, int settleAfterMs, int lostOrders, int lostAnswers);
    /// One of the payments it has booked comes back.
    void returnOne();
    /// All it was ordered to pay, by the number of the order; a number that comes twice ends the program.
    QHash<QByteArray, BankPaid> payments();

private:
    SandboxProcess& m_sandbox;
};

} // namespace guitai::test
