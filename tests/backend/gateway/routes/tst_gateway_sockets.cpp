// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The door behind the real server: what only the wire can show.
#include "gateway_fixture.h"
#include "support/raw_client.h"

#include <QTest>

using namespace guitai;
using test::GatewayFixture;
using test::RawClient;

namespace {

class Door
{
public:
    Door() : server(options(), fixture.clock, fixture.gateway.handler(), fixture.gateway.bodyLimit())
    {
        server.setUpgrade(routes::Gateway::kStreamPath, fixture.gateway.upgrade());
        if (!server.listen())
            qFatal("the server does not listen");
    }
    server::ServerOptions options()
    {
        server::ServerOptions options;
        fixture.gateway.completeOptions(options);
        return options;
    }

    GatewayFixture fixture;
    server::Server server;
};

QByteArray bytesOf(const http::Request& request)
{
    QByteArray bytes = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const http::Header& header : request.headers.all())
        bytes += header.name + ": " + header.value + "\r\n";
    if (!request.body.isEmpty())
        bytes += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    return bytes + "\r\n" + request.body;
}

QByteArray upgradeBytes()
{
    return "GET /v1/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
}

} // namespace

class TestGatewaySockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSignedPaymentGoesThrough();
    void headAnnouncesWithoutSending();
    void bodiesHaveTheLimitOfTheirRoute_data();
    void bodiesHaveTheLimitOfTheirRoute();
    void pipelinedRequestsAreAnsweredInOrder();
    void whatTheServerRefusesHasAnIdToo();
    void upgradesWithoutAStreamAreRefused();
};

void TestGatewaySockets::aSignedPaymentGoesThrough()
{
    Door door;
    RawClient client(door.server.port());
    client.send(bytesOf(door.fixture.signedRequest("POST", "/v1/payments", GatewayFixture::goodBody(), "k-1")));
    QTRY_COMPARE(client.lastStatus(), 201);
    QVERIFY(client.answers().back().headers.has("Location"));
    QCOMPARE(door.fixture.payments.created.size(), size_t(1));
}

void TestGatewaySockets::headAnnouncesWithoutSending()
{
    Door door;
    RawClient client(door.server.port());
    client.expectHead();
    client.send("HEAD /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(client.lastStatus(), 200);
    QVERIFY(client.answers().back().headers.value("Content-Length").toInt() > 10'000);
    QVERIFY(client.received().endsWith("\r\n\r\n"));
}

void TestGatewaySockets::bodiesHaveTheLimitOfTheirRoute_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("a payment of 64 KB is read") << QByteArray("POST /v1/payments") << 65536 << 401;
    QTest::newRow("a payment of a byte more is not") << QByteArray("POST /v1/payments") << 65537 << 413;
    QTest::newRow("a callback of 256 KB is read") << QByteArray("POST /v1/callback/a/b") << 262144 << 200;
    QTest::newRow("a callback of a byte more is not") << QByteArray("POST /v1/callback/a/b") << 262145 << 413;
    QTest::newRow("a GET has no body") << QByteArray("GET /v1/payments") << 1 << 413;
    QTest::newRow("an unknown path is unknown, whatever it carries") << QByteArray("POST /x") << 1000 << 404;
}

void TestGatewaySockets::bodiesHaveTheLimitOfTheirRoute()
{
    QFETCH(QByteArray, head);
    QFETCH(int, bytes);
    QFETCH(int, status);
    Door door;
    RawClient client(door.server.port());
    client.send(head + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(bytes) + "\r\n\r\n" +
                QByteArray(bytes, ' '));
    QTRY_COMPARE(client.lastStatus(), status);
    if (status != 200)
        QCOMPARE(client.answers().back().headers.value("Content-Type"), QByteArray("application/problem+json"));
}

void TestGatewaySockets::pipelinedRequestsAreAnsweredInOrder()
{
    Door door;
    RawClient client(door.server.port());
    QByteArray bytes;
    for (int i = 0; i < 5; ++i)
        bytes += "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: r" + QByteArray::number(i) + "\r\n\r\n";
    client.send(bytes);
    QTRY_COMPARE(client.answerCount(), 5);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(client.answers()[size_t(i)].headers.value("X-Request-Id"), 'r' + QByteArray::number(i));
}

void TestGatewaySockets::whatTheServerRefusesHasAnIdToo()
{
    Door door;
    RawClient client(door.server.port());
    client.send("GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    QTRY_COMPARE(client.lastStatus(), 400);
    const auto problem = GatewayFixture::problemIn(client.answers().back());
    QCOMPARE(problem.code, QByteArray("MALFORMED_REQUEST"));
    QVERIFY(problem.requestId.startsWith(QByteArray("12345678").toHex()));
}

void TestGatewaySockets::upgradesWithoutAStreamAreRefused()
{
    Door door; // its services have no hub
    RawClient client(door.server.port());
    client.send(upgradeBytes());
    QTRY_COMPARE(client.lastStatus(), 503);
    QCOMPARE(GatewayFixture::problemIn(client.answers().back()).code, QByteArray("TOO_MANY_STREAMS"));
    QVERIFY(client.answers().back().headers.has("X-Request-Id"));
    QTRY_VERIFY(client.isClosed());
    QTRY_COMPARE(door.server.openConnections(), 0);
}

QTEST_GUILESS_MAIN(TestGatewaySockets)
#include "tst_gateway_sockets.moc"
