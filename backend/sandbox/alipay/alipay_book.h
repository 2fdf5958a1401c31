// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The trades of the played Alipay and what may happen to them. A code's trade begins to exist when it is scanned.
// Pure: time and randomness come from outside. In memory only.
#pragma once

#include "sandbox/order.h"
#include "sandbox/random_text.h"

#include <QHash>
#include <QJsonObject>

namespace guitai::sandbox {

enum class AlipayState { Unscanned, WaitBuyerPay, Success, Closed };

struct AlipayRefund
{
    QByteArray requestNo;
    qint64 amount = 0;
    UtcTime at;
};

struct AlipayTrade
{
    QByteArray outTradeNo;
    QByteArray tradeNo; ///< 28 digits
    QJsonObject placed; ///< biz_content as it came first; every repetition must equal it
    QByteArray notifyUrl;
    QByteArray returnUrl = {}; ///< of a page
    qint64 total = 0;
    UtcTime createdAt;
    UtcTime expiresAt;
    AlipayState state = AlipayState::Unscanned;
    std::optional<UtcTime> paidAt; ///< stays when it is given back
    QList<AlipayRefund> refunds;
    QList<QByteArray> codes; ///< what leads here: behind the last '/' of a link, or a payer's code
    int declines = 0;

    qint64 refunded() const;
};

class AlipayBook
{
public:
    /// What a request comes to: the sub-code of its refusal, "" when it worked.
    using Refusal = QByteArray;

    explicit AlipayBook(RandomBytes random) : m_random(std::move(random)) {}

    /// A new order, or the same again with a further code.
    Refusal place(const QJsonObject& content, const QByteArray& notifyUrl, const QByteArray& code, UtcTime now);
    Refusal close(const QByteArray& outTradeNo, UtcTime now);
    /// `action` is what it did: "close", "refund", or "" when there was nothing.
    Refusal cancel(const QByteArray& outTradeNo, UtcTime now, QByteArray& action);
    /// `isNew` is false for a repetition, which moves nothing.
    Refusal refund(const QJsonObject& content, UtcTime now, bool& isNew);

    /// Null when there is none. Valid until the next place().
    const AlipayTrade* find(const QByteArray& outTradeNo, UtcTime now);
    const AlipayTrade* findByCode(const QByteArray& code, UtcTime now);
    /// By its number or the merchant's, as a request names it; only a trade that exists.
    const AlipayTrade* named(const QJsonObject& content, UtcTime now);
    QList<const AlipayTrade*> all() const;

    void scan(const QByteArray& outTradeNo);
    /// Where the browser that opened the page goes afterwards.
    void setReturnUrl(const QByteArray& outTradeNo, const QByteArray& url);
    void decline(const QByteArray& outTradeNo);
    /// Takes the money, whatever the trade's expiry or closure; false when unknown or paid before.
    bool pay(const QByteArray& outTradeNo, UtcTime now);
    QByteArray newCode() const { return randomText(m_random, 24).toLower(); }

private:
    /// Closes what has run out of time, as the provider does by itself.
    AlipayTrade* fresh(const QByteArray& outTradeNo, UtcTime now);

    RandomBytes m_random;
    QHash<QByteArray, AlipayTrade> m_trades;
    QHash<QByteArray, QByteArray> m_byCode;
    QList<QByteArray> m_sequence;
};

} // namespace guitai::sandbox
