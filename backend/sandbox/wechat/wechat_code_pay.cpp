// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Orders paid with a payer's code, and their reverse.
#include "sandbox/wechat/wechat_code_pay.h"

#include "sandbox/wechat/wechat_api.h"
#include "sandbox/wechat/wechat_rules.h"
#include "sandbox/wechat/wechat_wire.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr qint64 kPasswordAbove = 100'000; ///< fen

WireError errorOf(PayerCodeProblem problem)
{
    switch (problem) {
    case PayerCodeProblem::Used: return {403, "AUTH_CODE_ERROR", u"每个付款码仅限使用一次，请刷新再试"_s};
    case PayerCodeProblem::Expired: return {403, "AUTHCODEEXPIRE", u"付款码已过期，请刷新再试"_s};
    case PayerCodeProblem::Unknown: break;
    }
    return {403, "AUTH_CODE_INVALID", u"付款码无效，请使用微信付款码"_s};
}

WireError userPaying()
{
    return {202, "USERPAYING", u"需要用户输入支付密码"_s};
}

WireError repeated(const Order& order)
{
    switch (order.state) {
    case TradeState::UserPaying: return userPaying();
    case TradeState::Success: return {400, "ORDERPAID", u"该订单已支付"_s};
    case TradeState::Revoked: return {403, "ORDERREVERSED", u"订单已撤销，请重新下单"_s};
    case TradeState::NotPaid:
    case TradeState::Closed:
    case TradeState::PayError: break;
    }
    return {403, "OUT_TRADE_NO_USED", u"商户订单号重复"_s};
}

} // namespace

std::variant<const Order*, WireError> payByCode(OrderBook& orders, PayerCodes& codes, const QJsonObject& wanted,
                                                UtcTime now)
{
    if (const Order* known = orders.find(wanted.value(u"out_trade_no"_s).toString().toLatin1()))
        return repeated(*known);
    const QByteArray authCode = wanted.value(u"payer"_s).toObject().value(u"auth_code"_s).toString().toLatin1();
    const auto taken = codes.take(authCode, now);
    if (const auto* problem = std::get_if<PayerCodeProblem>(&taken))
        return errorOf(*problem);
    const Order& order = *orders.placeWithCode(wanted, authCode, now);
    if (std::get<PayerCode>(taken).asksPayer || order.total() > kPasswordAbove)
        return userPaying();
    orders.pay(order.outTradeNo, now);
    return &order;
}

WechatApi::Answer WechatApi::payWithCode(const http::Request& request)
{
    const QJsonObject wanted = QJsonDocument::fromJson(request.body).object();
    if (const Refusal refusal = checkOrder(wanted, TradeType::Code, m_parts.identity.merchant))
        return refused(*refusal);
    const auto paid = payByCode(m_parts.orders, m_parts.payerCodes, wanted, m_parts.clock.now());
    if (const auto* error = std::get_if<WireError>(&paid))
        return refused(*error);
    const Order& order = *std::get<const Order*>(paid);
    return {200, QJsonDocument(transactionJson(order, m_parts.identity.merchant)).toJson(QJsonDocument::Compact)};
}

WechatApi::Answer WechatApi::reverse(const http::Request& request)
{
    const QJsonObject wanted = QJsonDocument::fromJson(request.body).object();
    if (const Refusal refusal = checkReverse(wanted, m_parts.identity.merchant))
        return refused(*refusal);
    const QByteArray number = numberIn(request);
    if (const Refusal refusal = m_parts.orders.reverse(number, m_parts.clock.now()))
        return refused(*refusal);
    const Merchant& merchant = m_parts.identity.merchant;
    const QJsonObject answer{{u"appid"_s, QString::fromLatin1(merchant.appid)},
                             {u"mchid"_s, QString::fromLatin1(merchant.mchid)},
                             {u"out_trade_no"_s, QString::fromLatin1(number)}};
    return {200, QJsonDocument(answer).toJson(QJsonDocument::Compact)};
}

} // namespace guitai::sandbox
