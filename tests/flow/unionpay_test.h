// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of a shop with the sandbox's UnionPay share.
#pragma once

#include "flow/shop_test.h"

#include <QJsonDocument>

namespace guitai::test {

class UnionpayTest : public ShopTest
{
    Q_OBJECT

protected Q_SLOTS:
    void init()
    {
        m_sandbox.control("DELETE", "/control/unionpay/faults");
        ShopTest::init();
    }

protected:
    ShopAnswer charge(const QString& payWay, QJsonObject more = {})
    {
        more.insert(QStringLiteral("pay_way"), payWay);
        return m_shop->charge(orderNo(), more);
    }
    void setFault(const char* name, const QJsonValue& value)
    {
        QCOMPARE(m_sandbox.control("POST", "/control/unionpay/faults", {{QLatin1String(name), value}}).status, 200);
    }
    SandboxAnswer customer(const QByteArray& act, const QString& code)
    {
        return m_sandbox.control("POST", "/unionpay/" + act, {{QStringLiteral("code"), code}});
    }
    /// What the browser is led to when it posts the form; empty when the page refuses it.
    QString opened(const QJsonObject& credential)
    {
        http::Call call("POST", QUrl(credential[u"text"].toString()));
        call.headers.append("Content-Type", "application/x-www-form-urlencoded");
        const QJsonObject fields = credential[u"parameters"].toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            call.body += call.body.isEmpty() ? "" : "&";
            call.body += field.key().toUtf8() + '=' + field->toString().toUtf8().toPercentEncoding();
        }
        const auto client = http::makeSocketClient({});
        const Result<http::Response> answer = wait(client->send(std::move(call)));
        const QString target = answer ? QString::fromLatin1(answer->headers.value("Location")) : QString();
        return target.section(QStringLiteral("code="), 1);
    }
    /// What the sandbox knows of the attempt or refund of that number.
    QJsonObject trade(const QString& number)
    {
        const QJsonArray orders = m_sandbox.control("GET", "/control/unionpay/orders").body.value(u"orders").toArray();
        for (const QJsonValue& order : orders) {
            if (order.toObject().value(u"order_id").toString() == number)
                return order.toObject();
        }
        return {};
    }
    int asked(const char* operation)
    {
        return m_sandbox.control("GET", "/control/unionpay/requests").body.value(QLatin1String(operation)).toInt();
    }
    /// The payment's whole amount, or a part, on its way back; the refund's number.
    ShopAnswer refund(const QString& paymentNo, int amount)
    {
        const QJsonObject body{{QStringLiteral("merchant_refund_no"), QStringLiteral("r-") + orderNo()},
                               {QStringLiteral("amount"), amount},
                               {QStringLiteral("currency"), QStringLiteral("CNY")},
                               {QStringLiteral("reason"), QStringLiteral("too sweet")}};
        return m_shop->call("POST", QStringLiteral("/v1/payments/%1/refunds").arg(paymentNo),
                            QJsonDocument(body).toJson(QJsonDocument::Compact), "refund-" + orderNo().toLatin1());
    }
    bool refundBecomes(const QString& refundNo, const char* status)
    {
        return m_shop->until([&] {
            return m_shop->call("GET", QStringLiteral("/v1/refunds/") + refundNo).text("status") ==
                   QLatin1String(status);
        });
    }
};

} // namespace guitai::test
