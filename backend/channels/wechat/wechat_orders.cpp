// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What we send: paths and bodies.
#include "wechat/wechat_wire.h"

#include "channels/shortened.h"

#include <QJsonDocument>

#include <algorithm>

namespace guitai::wechat {

namespace {

using channels::shortened;

constexpr char kRefunds[] = "/v3/refund/domestic/refunds";
constexpr char kOrders[] = "/v3/pay/transactions/out-trade-no/";

QString latin1(const QByteArray& text)
{
    return QString::fromLatin1(text);
}

/// What every order says.
QJsonObject commonMembers(const Account& account, const channels::Order& order)
{
    const QJsonObject amount{{QStringLiteral("total"), static_cast<qint64>(order.amount.minor())},
                             {QStringLiteral("currency"), latin1(order.amount.currency().code())}};
    QJsonObject body{{QStringLiteral("appid"), latin1(account.appid)},
                     {QStringLiteral("mchid"), latin1(account.mchid)},
                     {QStringLiteral("description"), shortened(order.subject, 127)},
                     {QStringLiteral("out_trade_no"), order.attemptNo.text()},
                     {QStringLiteral("amount"), amount}};
    if (!order.attach.isEmpty())
        body.insert(QStringLiteral("attach"), shortened(order.attach, 128));
    return body;
}

constexpr TradeType kTradeTypes[] = {
    {"WECHAT_NATIVE", "native", "code_url", 512, Handed::Code},
    {"WECHAT_JSAPI", "jsapi", "prepay_id", 64, Handed::PageParameters},
    {"WECHAT_H5", "h5", "h5_url", 512, Handed::Link},
    {"WECHAT_APP", "app", "prepay_id", 64, Handed::AppParameters},
    {"WECHAT_CODE", "codepay", nullptr, 0, Handed::Nothing},
};

} // namespace

const TradeType* tradeTypeOf(QByteArrayView payWay)
{
    const auto found = std::find_if(std::begin(kTradeTypes), std::end(kTradeTypes),
                                    [&](const TradeType& type) { return payWay == type.payWay; });
    return found == std::end(kTradeTypes) ? nullptr : found;
}

QByteArray orderPath(const TradeType& type)
{
    return QByteArray("/v3/pay/transactions/") + type.name;
}

QByteArray queryPath(const Account& account, const AttemptNo& attemptNo)
{
    return kOrders + attemptNo.bytes().toPercentEncoding() + "?mchid=" + account.mchid;
}

QByteArray closePath(const AttemptNo& attemptNo)
{
    return kOrders + attemptNo.bytes().toPercentEncoding() + "/close";
}

QByteArray reversePath(const AttemptNo& attemptNo)
{
    return kOrders + attemptNo.bytes().toPercentEncoding() + "/reverse";
}

QByteArray certificatesPath()
{
    return "/v3/certificates";
}

QByteArray refundPath()
{
    return kRefunds;
}

QByteArray refundQueryPath(const RefundNo& refundNo)
{
    return kRefunds + QByteArray("/") + refundNo.bytes().toPercentEncoding();
}

QByteArray refundBody(const channels::RefundOrder& order)
{
    const QJsonObject amount{{QStringLiteral("refund"), static_cast<qint64>(order.amount.minor())},
                             {QStringLiteral("total"), static_cast<qint64>(order.total.minor())},
                             {QStringLiteral("currency"), latin1(order.amount.currency().code())}};
    QJsonObject body{{QStringLiteral("transaction_id"), order.tradeNo.text()},
                     {QStringLiteral("out_refund_no"), order.refundNo.text()},
                     {QStringLiteral("notify_url"), latin1(order.notifyUrl.toEncoded())},
                     {QStringLiteral("amount"), amount}};
    if (!order.reason.isEmpty())
        body.insert(QStringLiteral("reason"), shortened(order.reason, 80));
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray codeOrderBody(const Account& account, const channels::Order& order)
{
    QJsonObject body = commonMembers(account, order);
    body.insert(QStringLiteral("payer"), QJsonObject{{QStringLiteral("auth_code"), latin1(order.authCode.reveal())}});
    body.insert(QStringLiteral("scene_info"), QJsonObject{{QStringLiteral("device_ip"), latin1(account.deviceIp)}});
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray orderBody(const Account& account, const channels::Order& order)
{
    QJsonObject body = commonMembers(account, order);
    body.insert(QStringLiteral("time_expire"), latin1(order.expiresAt.toRfc3339(kShanghaiOffset)));
    body.insert(QStringLiteral("notify_url"), latin1(order.notifyUrl.toEncoded()));
    if (!order.clientIp.isEmpty()) {
        QJsonObject scene{{QStringLiteral("payer_client_ip"), latin1(order.clientIp)}};
        // What is paid with in a phone's browser is no application of the merchant's.
        if (order.payWay == "WECHAT_H5")
            scene.insert(QStringLiteral("h5_info"), QJsonObject{{QStringLiteral("type"), QStringLiteral("Wap")}});
        body.insert(QStringLiteral("scene_info"), scene);
    }
    if (order.payWay == "WECHAT_JSAPI")
        body.insert(QStringLiteral("payer"), QJsonObject{{QStringLiteral("openid"), latin1(order.payerId)}});
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray reverseBody(const Account& account)
{
    const QJsonObject body{{QStringLiteral("appid"), latin1(account.appid)},
                           {QStringLiteral("mchid"), latin1(account.mchid)}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray closeBody(const Account& account)
{
    const QJsonObject body{{QStringLiteral("mchid"), latin1(account.mchid)}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace guitai::wechat
