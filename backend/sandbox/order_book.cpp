// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/order_book.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr Duration kShortestLife = std::chrono::minutes(1);
constexpr Duration kDefaultLife = std::chrono::hours(24 * 7);
constexpr Duration kLongestLife = std::chrono::hours(24 * 90);

UtcTime expiryOf(const QJsonObject& request, UtcTime now)
{
    const QByteArray wanted = request.value(u"time_expire"_s).toString().toLatin1();
    const auto parsed = UtcTime::parseRfc3339(wanted);
    if (!parsed)
        return now + kDefaultLife;
    return std::clamp(*parsed, now + kShortestLife, now + kLongestLife);
}

Duration lifeOf(TradeType type)
{
    return type == TradeType::H5 ? OrderBook::kLinkLife : OrderBook::kCodeLife;
}

} // namespace

std::variant<PayCode, WireError> OrderBook::place(const QJsonObject& request, const QByteArray& platformKeyId,
                                                  UtcTime now, TradeType type)
{
    const auto known = m_orders.find(request.value(u"out_trade_no"_s).toString().toLatin1());
    if (known != m_orders.end())
        return repeat(*known, request, type, now);
    Order& order = add(request, now, type);
    order.platformKeyId = platformKeyId;
    return addCode(order, now);
}

Order& OrderBook::add(const QJsonObject& request, UtcTime now, TradeType type)
{
    const QByteArray number = request.value(u"out_trade_no"_s).toString().toLatin1();
    if (m_sequence.size() >= kMostOrders)
        forgetOldest();
    Order& order = m_orders[number];
    order.outTradeNo = number;
    order.tradeType = type;
    order.placed = request;
    order.placedAt = now;
    order.expiresAt = expiryOf(request, now);
    m_sequence.push_back(number);
    return order;
}

const Order* OrderBook::placeWithCode(const QJsonObject& request, const QByteArray& authCode, UtcTime now)
{
    if (find(request.value(u"out_trade_no"_s).toString().toLatin1()))
        return nullptr;
    Order& order = add(request, now, TradeType::Code);
    order.state = TradeState::UserPaying;
    order.codes.append({authCode, now});
    m_byCode.insert(authCode, order.outTradeNo);
    return &order;
}

Refusal OrderBook::reverse(const QByteArray& outTradeNo, UtcTime now)
{
    const auto order = m_orders.find(outTradeNo);
    if (order == m_orders.end())
        return WireError{404, "ORDER_NOT_EXIST", u"订单不存在"_s};
    if (order->tradeType != TradeType::Code)
        return WireError{400, "INVALID_REQUEST", u"只有付款码订单可以撤销"_s};
    if (now > order->placedAt + kReversibleFor)
        return WireError{400, "REVERSE_EXPIRE", u"订单超过7天，不能撤销"_s};
    // Reversing twice is answered like reversing once.
    order->state = TradeState::Revoked;
    return std::nullopt;
}

std::variant<PayCode, WireError> OrderBook::repeat(Order& order, const QJsonObject& request, TradeType type,
                                                   UtcTime now)
{
    if (order.state == TradeState::Success)
        return WireError{400, "ORDERPAID", u"该订单已支付"_s};
    if (order.state == TradeState::Closed)
        return WireError{400, "ORDER_CLOSED", u"该订单已关闭，请重新下单"_s};
    if (request != order.placed || type != order.tradeType)
        return WireError{403, "OUT_TRADE_NO_USED", u"商户订单号重复，且请求参数与首次下单不一致"_s};
    if (now >= order.expiresAt)
        return WireError{400, "INVALID_REQUEST", u"订单已过支付结束时间，请更换商户订单号"_s};
    return addCode(order, now);
}

QByteArray OrderBook::newCode(TradeType type, UtcTime now) const
{
    if (type == TradeType::Native)
        return randomText(m_random, 11);
    // "wx", the Beijing date, six digits, twenty characters: the look of a real prepay_id.
    return "wx" + BusinessDate::of(now).compact() + randomDigits(m_random, 6) + randomText(m_random, 20);
}

PayCode OrderBook::addCode(Order& order, UtcTime now)
{
    if (order.codes.size() >= kMostCodesPerOrder)
        m_byCode.remove(order.codes.takeFirst().text);
    const PayCode code{newCode(order.tradeType, now), now};
    order.codes.append(code);
    m_byCode.insert(code.text, order.outTradeNo);
    return code;
}

Refusal OrderBook::close(const QByteArray& outTradeNo)
{
    const auto order = m_orders.find(outTradeNo);
    if (order == m_orders.end())
        return WireError{404, "ORDER_NOT_EXIST", u"订单不存在"_s};
    if (order->state == TradeState::Success)
        return WireError{400, "ORDERPAID", u"该订单已支付，不能关闭"_s};
    if (order->tradeType == TradeType::Code)
        return WireError{400, "INVALID_REQUEST", u"付款码订单不能关闭，请撤销"_s};
    // Closing twice is answered like closing once.
    order->state = TradeState::Closed;
    return std::nullopt;
}

const Order* OrderBook::find(const QByteArray& outTradeNo) const
{
    const auto found = m_orders.constFind(outTradeNo);
    return found == m_orders.constEnd() ? nullptr : &*found;
}

const Order* OrderBook::findByTransaction(const QByteArray& transactionId) const
{
    return find(m_byTransaction.value(transactionId));
}

const Order* OrderBook::findByCode(const QByteArray& code) const
{
    return find(m_byCode.value(code));
}

QList<const Order*> OrderBook::all() const
{
    QList<const Order*> orders;
    orders.reserve(static_cast<qsizetype>(m_sequence.size()));
    for (const QByteArray& number : m_sequence)
        orders.append(find(number));
    return orders;
}

std::optional<PayProblem> OrderBook::problem(const QByteArray& code, UtcTime now) const
{
    const Order* order = findByCode(code);
    if (!order)
        return PayProblem::UnknownCode;
    if (order->state == TradeState::Success)
        return PayProblem::AlreadyPaid;
    const bool isOpen = order->state == TradeState::NotPaid || order->state == TradeState::UserPaying;
    if (!isOpen)
        return PayProblem::Closed;
    if (now >= order->expiresAt)
        return PayProblem::Expired;
    const auto used = std::ranges::find(order->codes, code, &PayCode::text);
    if (used == order->codes.end() || now >= used->madeAt + lifeOf(order->tradeType))
        return PayProblem::CodeTooOld;
    return std::nullopt;
}

bool OrderBook::pay(const QByteArray& outTradeNo, UtcTime now)
{
    const auto order = m_orders.find(outTradeNo);
    if (order == m_orders.end() || order->receipt)
        return false;
    order->state = TradeState::Success;
    // One who pays with a code is not named by the order.
    const QByteArray named = order->placed.value(u"payer"_s).toObject().value(u"openid"_s).toString().toLatin1();
    const QByteArray openid = named.isEmpty() ? "o" + randomText(m_random, 27) : named;
    order->receipt = Receipt{newTransactionId(now), openid, now};
    m_byTransaction.insert(order->receipt->transactionId, outTradeNo);
    return true;
}

void OrderBook::decline(const QByteArray& outTradeNo)
{
    const auto order = m_orders.find(outTradeNo);
    if (order != m_orders.end())
        ++order->declines;
    if (order != m_orders.end() && order->state == TradeState::UserPaying)
        order->state = TradeState::PayError;
}

void OrderBook::forgetOldest()
{
    const Order order = m_orders.take(m_sequence.front());
    m_sequence.pop_front();
    for (const PayCode& code : order.codes)
        m_byCode.remove(code.text);
    if (order.receipt)
        m_byTransaction.remove(order.receipt->transactionId);
}

QByteArray OrderBook::newTransactionId(UtcTime now) const
{
    // "42000", five digits, the Beijing date, ten digits: the look of the real ones.
    for (;;) {
        const QByteArray id =
            "42000" + randomDigits(m_random, 5) + BusinessDate::of(now).compact() + randomDigits(m_random, 10);
        if (!m_byTransaction.contains(id))
            return id;
    }
}

} // namespace guitai::sandbox
