// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The orders of the played WeChat Pay and what may happen to them: placed, repeated, paid, declined,
// closed. Pure: time and randomness come from outside. In memory only; the oldest go beyond kMostOrders.
#pragma once

#include "sandbox/order.h"
#include "sandbox/random_text.h"
#include "sandbox/wire_error.h"

#include <QHash>

#include <deque>
#include <variant>

namespace guitai::sandbox {

class OrderBook
{
public:
    static constexpr std::size_t kMostOrders = 200'000;
    static constexpr qsizetype kMostCodesPerOrder = 64;
    static constexpr Duration kCodeLife = std::chrono::hours(2);
    static constexpr Duration kReversibleFor = std::chrono::hours(24 * 7);
    static constexpr Duration kLinkLife = std::chrono::minutes(5); ///< of an h5_url

    explicit OrderBook(RandomBytes random) : m_random(std::move(random)) {}

    /// The code of a new order, or a fresh code of the same one; the request has passed checkOrder.
    std::variant<PayCode, WireError> place(const QJsonObject& request, const QByteArray& platformKeyId, UtcTime now,
                                           TradeType type = TradeType::Native);
    /// An order whose payer showed this code: it waits for the payer's word. Null when the number was used before.
    const Order* placeWithCode(const QJsonObject& request, const QByteArray& authCode, UtcTime now);
    Refusal close(const QByteArray& outTradeNo);
    /// Whatever was taken goes back, and nothing is taken any more; only of a payer code's order.
    Refusal reverse(const QByteArray& outTradeNo, UtcTime now);

    /// Null when there is none. Valid until the next place().
    const Order* find(const QByteArray& outTradeNo) const;
    const Order* findByTransaction(const QByteArray& transactionId) const;
    const Order* findByCode(const QByteArray& code) const;
    QList<const Order*> all() const; ///< oldest first

    /// Why the wallet that scanned this code cannot pay; nothing when it can.
    std::optional<PayProblem> problem(const QByteArray& code, UtcTime now) const;
    /// Takes the money. Ignores expiry and closure, so ask problem() first to be honest; false when the
    /// order is unknown or was paid before.
    bool pay(const QByteArray& outTradeNo, UtcTime now);
    /// The customer turned it down. An order stays payable until its expiry, but a payer code's ends with it.
    void decline(const QByteArray& outTradeNo);

private:
    std::variant<PayCode, WireError> repeat(Order& order, const QJsonObject& request, TradeType type, UtcTime now);
    QByteArray newCode(TradeType type, UtcTime now) const;
    Order& add(const QJsonObject& request, UtcTime now, TradeType type);
    PayCode addCode(Order& order, UtcTime now);
    void forgetOldest();
    QByteArray newTransactionId(UtcTime now) const;

    RandomBytes m_random;
    QHash<QByteArray, Order> m_orders;
    QHash<QByteArray, QByteArray> m_byCode;
    QHash<QByteArray, QByteArray> m_byTransaction;
    std::deque<QByteArray> m_sequence;
};

} // namespace guitai::sandbox
