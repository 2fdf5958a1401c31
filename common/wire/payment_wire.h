// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The payment resource as it crosses the REST and WebSocket border. See README.md for the documents.
#pragma once

#include "ids/ids.h"
#include "money/money.h"
#include "secret/secret.h"
#include "time/utc_time.h"

#include <QJsonObject>

namespace guitai::wire {

class JsonValue;

namespace errors {
/// Text that no pay way has; a well-formed one that no channel places is refused by the payment service alike.
inline constexpr ErrorCode kPayWayMalformed{"PAY_WAY_UNKNOWN", 400};
} // namespace errors

/// One line of what is shipped once it is paid.
struct GoodsLine
{
    QString name; ///< 1 to 64 characters, no control characters
    int quantity = 1;

    static constexpr int kMostLines = 50;
    static constexpr int kMostQuantity = 10'000;

    static Result<GoodsLine> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Body of POST /v1/payments.
struct CreatePayment
{
    MerchantOrderNo merchantOrderNo;   ///< 1 to 64 characters [0-9A-Za-z_-]
    Money amount{0, Currency::cny()};  ///< chargeable
    QString subject;                   ///< 1 to 127 characters, no control characters
    QByteArray payWay;                 ///< "WECHAT_NATIVE"
    std::optional<Duration> expiresIn; ///< whole seconds, 60 s to 7,200 s
    QString userId;                    ///< optional, up to 64 characters
    QString productId;                 ///< optional, up to 64 characters
    QString attach;                    ///< optional, up to 128 characters
    QString notifyUrl;                 ///< optional, absolute http(s) URL up to 255 characters
    QString clientIp;                  ///< an IP address; optional, unless the pay way needs it
    QByteArray payerId;                ///< who pays by the wallet's own id where the pay way needs it: an openid
    TillNo tillNo;                     ///< optional
    Secret authCode;                   ///< the payer's consent where the pay way needs it, up to 128 characters
    std::vector<GoodsLine> goods;      ///< optional, up to 50 lines: the payment asks for a shipment once it is paid

    /// Strict: unknown members, duplicate keys, wrong types, bad UTF-8 are refused and the field named.
    static Result<CreatePayment> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// What the customer pays with: "qr" shows `text` as a code, "link" opens `text` in the customer's browser, "sdk" hands
/// `parameters` unchanged to the wallet's own interface, "form" has the customer's browser post `parameters` to `text`.
struct Credential
{
    QString type;
    QString text = {};
    QJsonObject parameters = {}; ///< texts by name
};

/// What GET /v1/payments/{no} and POST /v1/payments answer and events carry.
struct Payment
{
    PaymentNo paymentNo;
    MerchantId merchantId;
    MerchantOrderNo merchantOrderNo;
    Money amount{0, Currency::cny()};
    QString subject;
    QByteArray payWay;
    QByteArray status;          ///< CREATED PENDING SUCCEEDED CLOSED PARTIALLY_REFUNDED REFUNDED
    QByteArray attemptStatus;   ///< of the newest attempt: SENT UNKNOWN PAYING … ; empty without one
    QByteArray errorCode;       ///< the channel's, when the newest attempt FAILED; empty otherwise
    bool frozen = false;        ///< an exception waits for a person
    bool doubtfulMoney = false; ///< money arrived that this payment could not take (paid late, paid twice) and waits
    Money refunded{0, Currency::cny()};       ///< what the customer has back
    UserNo rechargeUserNo;                    ///< of a recharge: whose account it fills
    Money refundReserved{0, Currency::cny()}; ///< what is on its way back
    QByteArray channel;
    ChannelTradeNo channelTradeNo;
    TillNo tillNo;
    QString attach;
    UtcTime createdAt;
    UtcTime expiresAt;
    std::optional<UtcTime> paidAt;
    std::optional<UtcTime> closedAt;
    std::optional<Credential> credential; ///< while PENDING and placed

    static Result<Payment> read(QByteArrayView json);
    static Result<Payment> read(const QJsonObject& object);
    static Result<Payment> read(const JsonValue& object);
    QJsonObject toJson() const;
    /// The same document as compact text, several times faster.
    QByteArray toJsonText() const;
};

/// Answer of GET /v1/payments: newest first.
struct PaymentPage
{
    std::vector<Payment> payments;
    QByteArray nextCursor; ///< empty on the last page

    static Result<PaymentPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Answer of GET /v1/totals: the business date's payments of a merchant, or of one till of it.
struct Totals
{
    QByteArray businessDate; ///< "2026-11-23"
    int paidCount = 0;
    Money paidAmount{0, Currency::cny()};

    static Result<Totals> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
