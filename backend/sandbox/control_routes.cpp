// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/control_routes.h"

#include "sandbox/answers.h"
#include "sandbox/wallet_routes.h"
#include "sandbox/wechat/wechat_wire.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr int kMostCopies = 200;

http::Response problem(int status, const QString& name, const QString& field = {})
{
    QJsonObject body{{u"problem"_s, name}};
    if (!field.isEmpty())
        body.insert(u"field"_s, field);
    return jsonResponse(status, body);
}

http::Response wrongMethod()
{
    return problem(405, u"WRONG_METHOD"_s);
}

QByteArray numberIn(const QJsonObject& body)
{
    return body.value(u"out_trade_no"_s).toString().toLatin1();
}

QByteArray refundNumberIn(const QJsonObject& body)
{
    return body.value(u"out_refund_no"_s).toString().toLatin1();
}

std::optional<RefundStatus> statusIn(const QJsonObject& body)
{
    const QString state = body.value(u"state"_s).toString();
    if (state == u"SUCCESS"_s)
        return RefundStatus::Success;
    if (state == u"CLOSED"_s)
        return RefundStatus::Closed;
    if (state == u"ABNORMAL"_s)
        return RefundStatus::Abnormal;
    return std::nullopt;
}

QJsonObject bodyOf(const http::Request& request)
{
    return QJsonDocument::fromJson(request.body).object();
}

} // namespace

http::Response ControlRoutes::answer(const http::Request& request)
{
    if (!request.peer.isLoopback())
        return problem(403, u"NOT_FROM_HERE"_s);
    if (request.path == "/control/faults")
        return faults(request);
    if (request.path == "/control/orders")
        return orders(request);
    if (request.path == "/control/requests")
        return requests(request);
    if (request.path == "/control/callbacks")
        return callbacks(request);
    if (request.path == "/control/refunds")
        return refunds(request);
    if (request.path == "/control/settle-refund")
        return settleRefund(request);
    if (request.path == "/control/pay-late")
        return payLate(request);
    if (request.path == "/control/rotate-certificate")
        return rotateCertificate(request);
    return problem(404, u"NO_SUCH_ADDRESS"_s);
}

http::Response ControlRoutes::faults(const http::Request& request)
{
    if (request.method == "POST") {
        const QJsonDocument document = QJsonDocument::fromJson(request.body);
        if (!document.isObject())
            return problem(400, u"NOT_A_JSON_OBJECT"_s);
        if (const auto unfit = merge(m_parts.faults, document.object()))
            return problem(400, u"UNFIT_MEMBER"_s, *unfit);
    } else if (request.method == "DELETE") {
        m_parts.faults = Faults();
        m_parts.callbacks.releaseHeld();
    } else if (request.method != "GET") {
        return wrongMethod();
    }
    return jsonResponse(200, toJson(m_parts.faults));
}

http::Response ControlRoutes::orders(const http::Request& request) const
{
    if (request.method != "GET")
        return wrongMethod();
    QJsonArray found;
    const QString number = formValue(request.query, "out_trade_no");
    for (const Order* order : m_parts.orders.all()) {
        if (number.isEmpty() || QString::fromLatin1(order->outTradeNo) == number)
            found.append(orderJson(*order));
    }
    return jsonResponse(200, QJsonObject{{u"orders"_s, found}});
}

http::Response ControlRoutes::requests(const http::Request& request) const
{
    if (request.method != "GET")
        return wrongMethod();
    return jsonResponse(200, m_parts.traffic.requestsJson());
}

http::Response ControlRoutes::callbacks(const http::Request& request)
{
    if (request.method == "GET")
        return jsonResponse(200, QJsonObject{{u"callbacks"_s, m_parts.traffic.callbacksJson()}});
    if (request.method != "POST")
        return wrongMethod();
    const QJsonObject body = bodyOf(request);
    const int copies = body.value(u"copies"_s).toInt(1);
    if (copies < 1 || copies > kMostCopies)
        return problem(400, u"UNFIT_MEMBER"_s, u"copies"_s);
    if (const Refund* refund = m_parts.refunds.find(refundNumberIn(body))) {
        const auto sending = m_parts.callbacks.send(m_parts.callbacks.noticeOf(*refund), 1, copies);
        return jsonResponse(202, QJsonObject{{u"copies"_s, copies}});
    }
    const Order* order = m_parts.orders.find(numberIn(body));
    if (!order || !order->receipt)
        return problem(404, u"NO_PAID_ORDER"_s, u"out_trade_no"_s);
    const auto sending = m_parts.callbacks.send(m_parts.callbacks.noticeOf(*order), 1, copies);
    return jsonResponse(202, QJsonObject{{u"copies"_s, copies}});
}

http::Response ControlRoutes::refunds(const http::Request& request) const
{
    if (request.method != "GET")
        return wrongMethod();
    QJsonArray found;
    for (const Refund* refund : m_parts.refunds.all())
        found.append(refundJson(*refund));
    return jsonResponse(200, QJsonObject{{u"refunds"_s, found}});
}

http::Response ControlRoutes::settleRefund(const http::Request& request)
{
    if (request.method != "POST")
        return wrongMethod();
    const QJsonObject body = bodyOf(request);
    const auto status = statusIn(body);
    if (!status)
        return problem(400, u"UNFIT_MEMBER"_s, u"state"_s);
    if (!m_parts.refundDesk.settle(refundNumberIn(body), *status))
        return problem(409, u"UNKNOWN_OR_SETTLED"_s, u"out_refund_no"_s);
    return jsonResponse(200, refundJson(*m_parts.refunds.find(refundNumberIn(body))));
}

http::Response ControlRoutes::payLate(const http::Request& request)
{
    if (request.method != "POST")
        return wrongMethod();
    const QByteArray number = numberIn(bodyOf(request));
    if (!m_parts.wallet.payLate(number))
        return problem(409, u"UNKNOWN_OR_PAID"_s, u"out_trade_no"_s);
    return jsonResponse(200, orderJson(*m_parts.orders.find(number)));
}

http::Response ControlRoutes::rotateCertificate(const http::Request& request)
{
    if (request.method != "POST")
        return wrongMethod();
    m_parts.identity.rotateCertificate();
    return jsonResponse(200, {{u"serial_no"_s, QString::fromLatin1(m_parts.identity.certificate().id)}});
}

QJsonObject ControlRoutes::orderJson(const Order& order) const
{
    QJsonArray codes;
    for (const PayCode& code : order.codes)
        codes.append(linkOf(order.tradeType, code.text));
    QJsonObject json{{u"out_trade_no"_s, QString::fromLatin1(order.outTradeNo)},
                     {u"transaction"_s, transactionJson(order, m_parts.identity.merchant)},
                     {u"placed"_s, order.placed},
                     {u"placed_at"_s, QString::fromLatin1(order.placedAt.toRfc3339())},
                     {u"expires_at"_s, QString::fromLatin1(order.expiresAt.toRfc3339())},
                     {u"code_urls"_s, codes},
                     {u"declines"_s, order.declines}};
    return json;
}

} // namespace guitai::sandbox
