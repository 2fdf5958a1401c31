// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The refunds of the played WeChat Pay: one number is one refund, never more than was paid, at most 50 of
// one order, within a year. Pure: time and randomness come from outside. In memory only.
#pragma once

#include "sandbox/order.h"
#include "sandbox/random_text.h"
#include "sandbox/wire_error.h"

#include <QHash>

#include <variant>

namespace guitai::sandbox {

enum class RefundStatus { Processing, Success, Closed, Abnormal };

struct Refund
{
    QByteArray outRefundNo;
    QByteArray refundId; ///< "503…", 29 digits
    QByteArray outTradeNo;
    QByteArray transactionId;
    QJsonObject placed; ///< the request as it came first; every repetition must equal it
    QByteArray platformKeyId;
    RefundStatus status = RefundStatus::Processing;
    UtcTime askedAt;
    std::optional<UtcTime> doneAt; ///< set exactly when Success

    qint64 amount() const;
    qint64 total() const;
};

class RefundBook
{
public:
    static constexpr int kMostPerOrder = 50;

    explicit RefundBook(RandomBytes random) : m_random(std::move(random)) {}

    /// The refund under that number, new or known; `order` is null when there is none. The request has passed
    /// checkRefund.
    std::variant<const Refund*, WireError> ask(const QJsonObject& request, const Order* order,
                                               const QByteArray& platformKeyId, UtcTime now);
    /// Null when there is none.
    const Refund* find(const QByteArray& outRefundNo) const;
    QList<const Refund*> all() const; ///< in order of asking
    /// What of an order is given back or on its way.
    qint64 refundedOf(const QByteArray& outTradeNo) const;
    bool hasRefunds(const QByteArray& outTradeNo) const { return !ofOrder(outTradeNo).isEmpty(); }
    /// False when unknown or settled for good before; an abnormal refund can still succeed or be closed.
    bool settle(const QByteArray& outRefundNo, RefundStatus status, UtcTime now);

private:
    QList<const Refund*> ofOrder(const QByteArray& outTradeNo) const;

    RandomBytes m_random;
    QHash<QByteArray, Refund> m_refunds;
    QList<QByteArray> m_sequence;
};

} // namespace guitai::sandbox
