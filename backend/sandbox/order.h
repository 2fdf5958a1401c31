// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One order at the played WeChat Pay, and what a wallet or the API may be told about it. Plain values.
#pragma once

#include "time/utc_time.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace guitai::sandbox {

/// An expired order stays NotPaid: expiry ends paying, only a close ends the order.
/// UserPaying and PayError are a payer code's; Revoked is what a reverse leaves, paid before or not.
enum class TradeState { NotPaid, Success, Closed, UserPaying, PayError, Revoked };

/// How it was placed, and so how it is paid.
enum class TradeType { Native, Jsapi, H5, App, Code };

struct Receipt
{
    QByteArray transactionId; ///< 28 digits
    QByteArray openid;
    UtcTime paidAt;
};

struct PayCode
{
    QByteArray text; ///< behind "pr=", or a prepay_id
    UtcTime madeAt;
};

struct Order
{
    QByteArray outTradeNo;
    TradeType tradeType = TradeType::Native;
    QJsonObject placed; ///< the request as it came first; every repetition must equal it
    UtcTime placedAt;
    UtcTime expiresAt;
    /// The platform key this merchant's requests ask for; callbacks use it too.
    QByteArray platformKeyId;
    QList<PayCode> codes; ///< every one of them leads here
    TradeState state = TradeState::NotPaid;
    std::optional<Receipt> receipt; ///< of money that was taken; given back again when Revoked
    int declines = 0;

    qint64 total() const;
    QString text(const QString& member) const;
    QString currency() const;
};

/// Why a wallet cannot pay.
enum class PayProblem { UnknownCode, CodeTooOld, Expired, Closed, AlreadyPaid, ForgedParameters };

} // namespace guitai::sandbox
