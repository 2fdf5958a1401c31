// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The refund resource as it crosses the border. See README.md for the documents.
#pragma once

#include "ids/ids.h"
#include "money/money.h"
#include "time/utc_time.h"

#include <QJsonObject>

namespace guitai::wire {

class JsonValue;

/// Body of POST /v1/payments/{no}/refunds.
struct CreateRefund
{
    MerchantRefundNo merchantRefundNo; ///< 1 to 64 characters [0-9A-Za-z_-]
    Money amount{0, Currency::cny()};  ///< chargeable
    QString reason;                    ///< optional, up to 80 characters; the customer may see it

    static Result<CreateRefund> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// The second person a refund needs, or needed. While the status is PENDING the refund is CREATED and waits.
struct RefundApproval
{
    ApprovalNo approvalNo;
    QByteArray status;  ///< PENDING APPROVED REJECTED CANCELLED EXPIRED
    QByteArray maker;   ///< "operator:cashier" or "key:demo-key"
    QByteArray checker; ///< empty until somebody decided

    static Result<RefundApproval> read(const JsonValue& object);
};

/// What the refund routes answer and refund events carry.
struct Refund
{
    RefundNo refundNo;
    PaymentNo paymentNo;
    MerchantRefundNo merchantRefundNo; ///< empty when it gives doubtful money back
    DoubtfulId doubtfulId;             ///< the doubtful money it gives back, if it does
    Money amount{0, Currency::cny()};
    QByteArray status;    ///< CREATED PROCESSING SUCCEEDED FAILED ABNORMAL
    QByteArray errorCode; ///< ours or the channel's, when FAILED or ABNORMAL
    QString reason;
    std::optional<RefundApproval> approval; ///< where it needs, or needed, a second person
    QByteArray channel;
    ChannelRefundNo channelRefundNo;
    UtcTime createdAt;
    std::optional<UtcTime> finishedAt;

    static Result<Refund> read(QByteArrayView json);
    static Result<Refund> read(const QJsonObject& object);
    static Result<Refund> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Answer of GET /v1/refunds: newest first.
struct RefundPage
{
    std::vector<Refund> refunds;
    QByteArray nextCursor; ///< empty on the last page

    static Result<RefundPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
