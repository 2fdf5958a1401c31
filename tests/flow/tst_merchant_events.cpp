// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a merchant hears of a payment: a signed webhook, once for each event, whatever happens in between.
#include "flow/shop.h"

#include "server/server.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace guitai;
using namespace guitai::test;

namespace {

/// A merchant's server: keeps what it gets, and answers with `status`.
class Receiver
{
public:
    Receiver() : m_server({}, m_clock, [this](http::Request request) { return receive(std::move(request)); })
    {
        if (!m_server.listen())
            qFatal("the receiver does not listen");
    }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1/events").arg(m_server.port()); }

    std::vector<http::Request> received;
    int status = 204;

private:
    async::Task<http::Response> receive(http::Request request)
    {
        received.push_back(std::move(request));
        http::Response response;
        response.status = status;
        co_return response;
    }

    SystemClock m_clock;
    server::Server m_server;
};

/// Standard Webhooks, computed without our code.
QByteArray expectedSignature(const http::Request& request, const Secret& secret)
{
    const QByteArray key = QByteArray::fromBase64(secret.reveal().mid(int(sizeof "whsec_") - 1));
    const QByteArray content =
        request.headers.value("webhook-id") + '.' + request.headers.value("webhook-timestamp") + '.' + request.body;
    return "v1," + QMessageAuthenticationCode::hash(content, key, QCryptographicHash::Sha256).toBase64();
}

} // namespace

class TestMerchantEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.log()); }

    void aPaidPaymentIsToldOnceAndSigned()
    {
        Receiver receiver;
        Shop shop(m_sandbox, receiver.url());
        const ShopAnswer charged = shop.charge(QStringLiteral("order-1"));
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(shop.until([&] { return !receiver.received.empty(); }));
        const http::Request& request = receiver.received.front();
        QCOMPARE(request.headers.value("webhook-signature"), expectedSignature(request, shop.webhookSecret()));
        const QJsonObject event = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(event.value(QStringLiteral("specversion")).toString(), QStringLiteral("1.0"));
        QCOMPARE(event.value(QStringLiteral("type")).toString(), QStringLiteral("guitai.payment.succeeded"));
        QCOMPARE(event.value(QStringLiteral("subject")).toString(), charged.text("payment_no"));
        QCOMPARE(event.value(QStringLiteral("data"))[QStringLiteral("status")].toString(), QStringLiteral("SUCCEEDED"));
    }

    void aRefusedWebhookIsSentAgainAfterTenMinutesEvenBehindARestart()
    {
        Receiver receiver;
        receiver.status = 500;
        Shop shop(m_sandbox, receiver.url());
        const ShopAnswer charged = shop.charge(QStringLiteral("order-2"));
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(shop.until([&] { return receiver.received.size() == 1; }));
        shop.stopBackend();
        receiver.status = 204;
        shop.clock().advance(std::chrono::minutes(10));
        shop.startBackend();
        QVERIFY(shop.until([&] { return receiver.received.size() == 2; }));
        QCOMPARE(receiver.received[1].headers.value("webhook-id"), receiver.received[0].headers.value("webhook-id"));
        QCOMPARE(shop.auditFindings(), QStringList());
    }

private:
    SandboxProcess m_sandbox;
};

QTEST_GUILESS_MAIN(TestMerchantEvents)
#include "tst_merchant_events.moc"
