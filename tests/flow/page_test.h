// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of the customer's page share: a browser without a screen, which keeps its cookies and follows nothing by
// itself.
#pragma once

#include "flow/unionpay_test.h"

#include <QJsonArray>

namespace guitai::test {

inline const QByteArray kOrdinary =
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/122.0 Mobile Safari/537.36";
inline const QByteArray kInWechat = kOrdinary + " MicroMessenger/8.0.49";
inline const QByteArray kInAlipay = kOrdinary + " AlipayClient/10.5.90";
inline const QByteArray kOpenid = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

struct PageAnswer
{
    int status = 0;
    QByteArray text;
    http::Headers headers;

    QJsonObject json() const { return QJsonDocument::fromJson(text).object(); }
    QString code() const { return json()[QStringLiteral("code")].toString(); }
    QJsonObject credential() const { return json()[QStringLiteral("credential")].toObject(); }
    bool shows(const char* state) const { return text.contains(QByteArray("<main data-state=\"") + state + '"'); }
    bool offers(const char* wallet) const { return text.contains(QByteArray("data-wallet=\"") + wallet + '"'); }
};

inline async::Task<PageAnswer> sent(http::Client* client, http::Call call)
{
    auto sending = client->send(std::move(call));
    const Result<http::Response> response = co_await sending;
    PageAnswer answer;
    if (response) {
        answer.status = response->status;
        answer.text = response->body;
        answer.headers = response->headers;
    }
    co_return answer;
}

/// A shop whose customers scan one code for all wallets.
class PageTest : public UnionpayTest
{
    Q_OBJECT

protected:
    ShopAnswer charge(QJsonObject more = {})
    {
        more.insert(QStringLiteral("pay_way"), QStringLiteral("AGGREGATE_QR"));
        const ShopAnswer charged = m_shop->charge(orderNo(), more);
        m_no = charged.text("payment_no");
        m_codeUrl = charged.codeUrl();
        m_cookie.clear();
        return charged;
    }
    QUrl address(const QString& path) const
    {
        return QUrl::fromEncoded(
            QStringLiteral("http://127.0.0.1:%1%2").arg(m_shop->settings().port).arg(path).toLatin1());
    }
    PageAnswer get(const QString& path, const QByteArray& userAgent, const QByteArray& language = "zh-CN")
    {
        http::Call call("GET", address(path));
        call.headers.append("User-Agent", userAgent);
        call.headers.append("Accept-Language", language);
        if (!m_cookie.isEmpty())
            call.headers.append("Cookie", m_cookie);
        return wait<PageAnswer>(sent(m_client.get(), std::move(call)));
    }
    PageAnswer open(const QByteArray& userAgent, const QByteArray& language = "zh-CN")
    {
        return get(QStringLiteral("/pay/") + m_no, userAgent, language);
    }
    QJsonObject state() { return get(QStringLiteral("/pay/%1/state").arg(m_no), kOrdinary).json(); }
    http::Call choosing(const QByteArray& wallet, const QByteArray& userAgent) const
    {
        http::Call call("POST", address(QStringLiteral("/pay/%1/wallet").arg(m_no)));
        call.headers.append("User-Agent", userAgent);
        call.headers.append("Content-Type", "application/json");
        if (!m_cookie.isEmpty())
            call.headers.append("Cookie", m_cookie);
        call.body = "{\"wallet\":\"" + wallet + "\"}";
        call.deadline = std::chrono::seconds(30);
        return call;
    }
    PageAnswer choose(const QByteArray& wallet, const QByteArray& userAgent)
    {
        return wait<PageAnswer>(sent(m_client.get(), choosing(wallet, userAgent)));
    }
    /// Goes where it was sent, wherever that is.
    PageAnswer follow(const PageAnswer& redirect)
    {
        http::Call call("GET", QUrl::fromEncoded(redirect.headers.value("Location")));
        call.headers.append("User-Agent", kInWechat);
        if (!m_cookie.isEmpty())
            call.headers.append("Cookie", m_cookie);
        return wait<PageAnswer>(sent(m_client.get(), std::move(call)));
    }
    void keepCookie(const PageAnswer& answer)
    {
        const QByteArray cookie = answer.headers.value("Set-Cookie");
        m_cookie = cookie.left(cookie.indexOf(';'));
    }
    void payAtAlipay(const PageAnswer& chosen)
    {
        http::Call opening("GET", QUrl::fromEncoded(chosen.credential()[QStringLiteral("text")].toString().toLatin1()));
        const PageAnswer page = wait<PageAnswer>(sent(m_client.get(), std::move(opening)));
        QCOMPARE(page.status, 303);
        const QByteArray location = page.headers.value("Location");
        const QByteArray link = QByteArray::fromPercentEncoding(location.mid(location.indexOf('=') + 1));
        QCOMPARE(m_sandbox.pay(QString::fromLatin1(link)).status, 200);
    }
    QStringList attempts()
    {
        QStringList all;
        for (const QJsonValue& attempt : m_shop->payment(m_no).body[QStringLiteral("attempts")].toArray())
            all.append(attempt[QStringLiteral("status")].toString());
        return all;
    }

    const std::unique_ptr<http::Client> m_client = http::makeSocketClient({});
    QString m_no;
    QString m_codeUrl;
    QByteArray m_cookie;
};

} // namespace guitai::test
