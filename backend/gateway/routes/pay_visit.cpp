// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/pay_visit.h"

#include "pay_page/payer_tokens.h"
#include "pay_page/wallet_browser.h"

#include <QUrlQuery>

namespace guitai::routes {

namespace {

constexpr qsizetype kLongestValue = 512;

QString addressOf(const QHostAddress& peer)
{
    bool isIpv4 = false;
    const quint32 ipv4 = peer.toIPv4Address(&isIpv4); // a mapped address is the IPv4 one
    return isIpv4 ? QHostAddress(ipv4).toString() : peer.toString();
}

/// Wallets add parameters of their own, so what is not known is passed over.
QByteArray parameter(const QUrlQuery& query, const QString& name)
{
    const QByteArray value = query.queryItemValue(name, QUrl::FullyDecoded).toUtf8();
    return value.size() > kLongestValue ? QByteArray() : value;
}

/// Scripts and styles are ours, and a form may be posted to a wallet's page.
QByteArray policyFor(const QUrl& page)
{
    QByteArray policy("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
                      "base-uri 'none'; frame-ancestors 'none'; form-action 'self' https:");
    if (page.scheme() == QLatin1String("http"))
        policy += " http:";
    return policy;
}

} // namespace

PayVisit::PayVisit(const Exchange& exchange)
{
    const http::Headers& headers = exchange.request.headers;
    paymentNo = PaymentNo::parse(exchange.pathValues[0]).value_or(PaymentNo());
    language = pay_page::languageOf(headers.value("Accept-Language"));
    openedBy = pay_page::walletOf(headers.value("User-Agent"));
    const QByteArray cookies = headers.value("Cookie");
    nonce = pay_page::cookieIn(cookies, kVisitCookie);
    payer = pay_page::cookieIn(cookies, kPayerCookie);
    const QUrlQuery query(QString::fromUtf8(exchange.request.query));
    code = parameter(query, QStringLiteral("code"));
    state = parameter(query, QStringLiteral("state"));
    clientIp = addressOf(exchange.request.peer);
}

http::Response pageReply(int status, const pay_page::PageView& view, const QUrl& page)
{
    http::Response response;
    response.status = status;
    response.headers.append(QByteArrayLiteral("Content-Type"), QByteArrayLiteral("text/html; charset=utf-8"));
    response.headers.append(QByteArrayLiteral("Content-Language"),
                            view.language == "zh" ? QByteArray("zh-CN") : view.language);
    response.headers.append(QByteArrayLiteral("Content-Security-Policy"), policyFor(page));
    // WeChat Pay's page for other browsers opens only for those who come from the shop's host; the number stays here.
    response.headers.append(QByteArrayLiteral("Referrer-Policy"), QByteArrayLiteral("origin"));
    response.body = pay_page::documentOf(view);
    return response;
}

http::Response redirectReply(int status, const QUrl& to)
{
    http::Response response;
    response.status = status;
    response.headers.append(QByteArrayLiteral("Location"), to.toEncoded());
    return response;
}

void keepInBrowser(http::Response& response, const VisitCookie& cookie, const QUrl& page)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(cookie.lasts).count();
    QByteArray kept = QByteArray(cookie.name) + '=' + cookie.value + "; Path=" + page.path().toLatin1() +
                      "; Max-Age=" + QByteArray::number(static_cast<qlonglong>(seconds)) + "; HttpOnly; SameSite=Lax";
    if (page.scheme() == QLatin1String("https"))
        kept += "; Secure";
    response.headers.append(QByteArrayLiteral("Set-Cookie"), std::move(kept));
}

} // namespace guitai::routes
