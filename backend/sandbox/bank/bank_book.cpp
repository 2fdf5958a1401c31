// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/bank/bank_book.h"

#include "sandbox/bank/bank_messages.h"

#include <algorithm>

namespace guitai::sandbox {

const BankPayment* BankBook::find(const QByteArray& messageId) const
{
    const auto found = std::ranges::find(m_payments, messageId, &BankPayment::messageId);
    return found == m_payments.end() ? nullptr : &*found;
}

BankPayment* BankBook::mutableOf(const QByteArray& messageId)
{
    return const_cast<BankPayment*>(find(messageId));
}

bool BankBook::book(const QByteArray& messageId, UtcTime at, int amountOff)
{
    BankPayment* payment = mutableOf(messageId);
    if (!payment || payment->status != BankPaymentStatus::Pending)
        return false;
    payment->status = BankPaymentStatus::Booked;
    ++payment->bookings;
    notify(*payment, false, at, amountOff);
    return true;
}

bool BankBook::reject(const QByteArray& messageId, const QByteArray& reason)
{
    BankPayment* payment = mutableOf(messageId);
    if (!payment || payment->status != BankPaymentStatus::Pending)
        return false;
    payment->status = BankPaymentStatus::Rejected;
    payment->reason = reason;
    return true;
}

bool BankBook::giveBack(const QByteArray& messageId, const QByteArray& reason, UtcTime at, int amountOff)
{
    BankPayment* payment = mutableOf(messageId);
    if (!payment || payment->status != BankPaymentStatus::Booked)
        return false;
    payment->status = BankPaymentStatus::Returned;
    payment->reason = reason;
    notify(*payment, true, at, amountOff);
    return true;
}

bool BankBook::repeat(const QByteArray& messageId, bool altered)
{
    const auto newest = std::ranges::find(m_notices.rbegin(), m_notices.rend(), messageId, &Notice::messageId);
    if (newest == m_notices.rend())
        return false;
    Notice again = *newest;
    if (altered)
        again.document.replace("<Sts>", "<!-- again --><Sts>");
    m_notices.push_back(std::move(again));
    return true;
}

const QByteArray* BankBook::noticeAfter(qint64 after) const
{
    return after >= 0 && after < notices() ? &m_notices[static_cast<std::size_t>(after)].document : nullptr;
}

void BankBook::notify(const BankPayment& payment, bool isReturn, UtcTime at, int amountOff)
{
    const QByteArray number = QByteArray::number(m_notices.size() + 1);
    const QByteArray day = QByteArray::number(static_cast<qlonglong>(at.ms()));
    const Booking booking{"N" + day + '-' + number, "B" + day + '-' + number, isReturn,
                          shifted(payment.amount, amountOff), at};
    m_notices.push_back({payment.messageId, notification(payment, booking)});
}

} // namespace guitai::sandbox
