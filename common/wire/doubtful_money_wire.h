// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Doubtful money as it crosses the border. See README.md for the documents.
#pragma once

#include "ids/ids.h"
#include "money/money.h"
#include "time/utc_time.h"

#include <QJsonObject>

namespace guitai::wire {

class JsonValue;

/// Money that arrived for a payment that could not take it any more.
struct DoubtfulMoney
{
    DoubtfulId doubtfulId;
    PaymentNo paymentNo;
    AttemptNo attemptNo;
    QByteArray channel;
    ChannelTradeNo channelTradeNo;
    Money amount{0, Currency::cny()};
    QByteArray reason; ///< PAID_AFTER_CLOSE PAID_TWICE
    QByteArray status; ///< OPEN REFUNDING REFUNDED ACCEPTED
    RefundNo refundNo; ///< of the refund that gives it back
    QByteArray resolvedBy;
    UtcTime recordedAt;
    std::optional<UtcTime> resolvedAt;

    static Result<DoubtfulMoney> read(QByteArrayView json);
    static Result<DoubtfulMoney> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Answer of GET /v1/doubtful-money: newest first.
struct DoubtfulMoneyPage
{
    std::vector<DoubtfulMoney> items;
    QByteArray nextCursor; ///< empty on the last page

    static Result<DoubtfulMoneyPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
