// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/unionpay/acp_house.h"

#include "sandbox/answers.h"
#include "sandbox/unionpay/acp_page.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace guitai::sandbox::unionpay {

namespace {

constexpr char kCodes[] = "https://qr.95516.com/";

bool isJson(const http::Request& request)
{
    return request.headers.value("Content-Type").startsWith("application/json");
}

/// What a program or a page's form sent.
QByteArray memberOf(const http::Request& request, const char* name)
{
    if (!isJson(request))
        return valueOf(readForm(request.body), name);
    return QJsonDocument::fromJson(request.body).object().value(QLatin1String(name)).toString().toUtf8();
}

http::Response problem(int status, const QString& what)
{
    return jsonResponse(status, QJsonObject{{u"problem"_s, what}});
}

/// The shop may be anywhere, so the usual answer's "forms stay here" would keep the customer from it.
http::Response freePage(const QByteArray& html)
{
    http::Response response;
    response.headers.append("Content-Type", "text/html; charset=utf-8");
    response.headers.append("Cache-Control", "no-store");
    response.body = html;
    return response;
}

} // namespace

House::House(const Identity& identity, QString shop, Tools tools)
    : m_identity(identity), m_shop(std::move(shop)), m_book(tools.random),
      m_notices({tools.client, tools.timers, m_identity, m_faults}), m_files(m_book, tools.bills, tools.clock),
      m_gateway({m_identity, m_book, m_notices, m_files, m_faults, tools.timers, tools.clock})
{
}

bool House::serves(const http::Request& request)
{
    if (request.path == "/") // where files are handed out
        return request.method == "POST";
    if (request.path == "/wallet")
        return QByteArray::fromPercentEncoding(request.query).contains(kCodes);
    if (request.path == "/wallet/pay" || request.path == "/wallet/decline")
        return memberOf(request, "code").startsWith(kCodes);
    return request.path.startsWith("/gateway/api/") || request.path.startsWith("/unionpay/") ||
           request.path.startsWith("/control/unionpay/");
}

async::Task<http::Response> House::answer(http::Request request)
{
    if (request.path.startsWith("/control/"))
        co_return request.peer.isLoopback() ? control(request) : http::Response{404};
    if (!request.path.startsWith("/gateway/") && request.path != "/")
        co_return customer(request);
    auto answering = m_gateway.answer(std::move(request));
    http::Response answer = co_await answering;
    co_return answer;
}

http::Response House::customer(const http::Request& request)
{
    if (request.method == "POST" && request.path == "/unionpay/payer-code")
        return jsonResponse(200, QJsonObject{{u"auth_code"_s, QString::fromLatin1(m_gateway.showPayerCode())}});
    const QByteArray act = request.path.mid(request.path.lastIndexOf('/') + 1);
    if (request.method == "POST" && (act == "pay" || act == "decline"))
        return acted(request, act == "pay");
    if (request.path == "/unionpay/back")
        return pageResponse(200, plainPage(u"已返回商户"_s));
    if (request.method != "GET" || (act != "wallet" && act != "cashier"))
        return http::Response{404};
    Trade* trade = m_book.byCode(valueOf(readForm(request.query), "code"));
    if (!trade)
        return pageResponse(404, plainPage(u"没有这笔订单"_s));
    return pageResponse(200, tradePage(*trade, m_shop, {}, m_gateway.isPayable(*trade)));
}

http::Response House::acted(const http::Request& request, bool pays)
{
    Trade* trade = m_book.byCode(memberOf(request, "code"));
    if (!trade)
        return isJson(request) ? problem(404, u"UNKNOWN_CODE"_s) : pageResponse(404, plainPage(u"没有这笔订单"_s));
    const bool done = pays ? m_gateway.pay(*trade) : m_gateway.decline(*trade);
    if (isJson(request))
        return done ? jsonResponse(200, tradeJson(*trade)) : problem(409, u"NOT_PAYABLE"_s);
    const QByteArray frontUrl = valueOf(trade->asked, "frontUrl");
    if (pays && done && !frontUrl.isEmpty())
        return freePage(backPage(*trade, m_shop, frontUrl, m_identity.withSignature(Notices::fieldsOf(*trade))));
    const QString say = !done ? u"无法支付"_s : pays ? u"支付成功"_s : u"没有扣款"_s;
    return pageResponse(200, tradePage(*trade, m_shop, say, m_gateway.isPayable(*trade)));
}

http::Response House::control(const http::Request& request)
{
    const QByteArray what = request.path.mid(QByteArray("/control/unionpay/").size());
    if (what == "faults")
        return controlFaults(request);
    if (what == "notices" && request.method == "POST")
        return sendNotice(request);
    if (request.method != "GET")
        return http::Response{404};
    if (what == "notices")
        return jsonResponse(200, QJsonObject{{u"notices"_s, m_notices.sentJson()}});
    QJsonArray orders;
    QJsonObject requests;
    for (const auto& [key, trade] : m_book.all())
        orders.append(tradeJson(trade));
    for (const auto& [operation, count] : m_gateway.counted())
        requests.insert(QString::fromLatin1(operation), count);
    if (what == "orders")
        return jsonResponse(200, QJsonObject{{u"orders"_s, orders}});
    return what == "requests" ? jsonResponse(200, requests) : http::Response{404};
}

http::Response House::controlFaults(const http::Request& request)
{
    if (request.method == "DELETE")
        m_faults.clear();
    if (request.method == "POST") {
        if (const auto unknown = m_faults.merge(QJsonDocument::fromJson(request.body).object()))
            return problem(400, *unknown);
    }
    return jsonResponse(200, m_faults.toJson());
}

http::Response House::sendNotice(const http::Request& request)
{
    const QByteArray orderId = memberOf(request, "order_id");
    for (const auto& [key, trade] : m_book.all()) {
        if (valueOf(trade.asked, "orderId") != orderId)
            continue;
        const auto sending = m_notices.send(valueOf(trade.asked, "backUrl"), Notices::fieldsOf(trade));
        return jsonResponse(200, tradeJson(trade));
    }
    return problem(404, u"UNKNOWN_ORDER"_s);
}

} // namespace guitai::sandbox::unionpay
