// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the played bank knows: payments as they were ordered (pain.001), what became of them, and the notifications
// (camt.054) it has sent about them, in their order. One thread.
#pragma once

#include "time/utc_time.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <deque>
#include <optional>
#include <vector>

namespace guitai::sandbox {

enum class BankPaymentStatus { Pending, Booked, Rejected, Returned };

struct BankPayment
{
    QByteArray messageId;
    QByteArray endToEndId;
    QByteArray amount; ///< as it was ordered: "12.30"
    QByteArray currency;
    QByteArray debtorAccount;
    QString creditorName;
    QByteArray creditorAccount;
    QByteArray document; ///< the bytes of the order
    BankPaymentStatus status = BankPaymentStatus::Pending;
    QByteArray reason; ///< of a rejection or return
    int bookings = 0;
};

/// Nothing when the document is no pain.001.001.09 with one payment.
std::optional<BankPayment> readOrder(const QByteArray& document);

class BankBook
{
public:
    /// Null when it is new to the bank. The same bytes again are the same payment; others are refused as a duplicate.
    const BankPayment* find(const QByteArray& messageId) const;
    void add(BankPayment payment) { m_payments.push_back(std::move(payment)); }

    /// Books, rejects or returns; false when it is in no state for it. Booking and returning add a notification.
    bool book(const QByteArray& messageId, UtcTime at, int amountOff);
    bool reject(const QByteArray& messageId, const QByteArray& reason);
    bool giveBack(const QByteArray& messageId, const QByteArray& reason, UtcTime at, int amountOff);
    /// The newest notification about it once more: the same bytes, or under the same id other ones.
    bool repeat(const QByteArray& messageId, bool altered);
    /// Any bytes, as the next notification.
    void addNotice(QByteArray document) { m_notices.push_back({{}, std::move(document)}); }
    /// The first behind `after`; counts from 1.
    const QByteArray* noticeAfter(qint64 after) const;

    const std::deque<BankPayment>& all() const { return m_payments; }
    qint64 notices() const { return static_cast<qint64>(m_notices.size()); }

private:
    struct Notice
    {
        QByteArray messageId; ///< of the payment
        QByteArray document;
    };

    BankPayment* mutableOf(const QByteArray& messageId);
    void notify(const BankPayment& payment, bool isReturn, UtcTime at, int amountOff);

    std::deque<BankPayment> m_payments;
    std::vector<Notice> m_notices;
};

/// pain.002 about it. `duplicate`: about another message under its id.
QByteArray statusReport(const BankPayment& payment, bool duplicate, UtcTime at);
QJsonObject bankPaymentJson(const BankPayment& payment);

} // namespace guitai::sandbox
