// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sockets that are handed over, and TLS.
#include "server_desk.h"
#include "support/self_signed.h"

#include <QSignalSpy>

using namespace guitai;
using namespace guitai::test;
using server::Server;
using server::ServerOptions;

class TestHttpUpgrade : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void upgradeIsHandedOverUnread();
    void upgradeWithBytesBehindIsRefused();
    void overTls();
    void plainBytesOnATlsPort();
};

void TestHttpUpgrade::upgradeIsHandedOverUnread()
{
    test::FakeClock clock;
    Desk desk;
    auto options = quickOptions();
    options.mostPerAddress = 1;
    Server server(options, clock, desk.handler());
    QTcpSocket* received = nullptr;
    std::optional<server::UpgradeTicket> ticket;
    server.setUpgrade("/v1/stream", [&](QTcpSocket* socket, server::UpgradeTicket given) {
        received = socket;
        ticket.emplace(std::move(given));
    });
    QVERIFY(server.listen().ok());
    const QByteArray head = "GET /v1/stream?x HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
                            "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Key: k\r\n\r\n";
    RawClient client(server.port());
    client.send(get("/before"));
    QTRY_COMPARE(client.answerCount(), 1);
    for (const char byte : head)
        client.send(QByteArray(1, byte));
    QTRY_VERIFY(received);
    QCOMPARE(received->peek(4096), head);
    QCOMPARE(ticket->request.path, "/v1/stream");
    QCOMPARE(server.openConnections(), 1);
    RawClient refused(server.port());
    QTRY_VERIFY(refused.isClosed());
    ticket.reset();
    delete received;
    QCOMPARE(server.openConnections(), 0);
    RawClient next(server.port());
    next.send(get("/"));
    QTRY_COMPARE(next.lastStatus(), 200);
}

void TestHttpUpgrade::upgradeWithBytesBehindIsRefused()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    bool handedOver = false;
    server.setUpgrade("/v1/stream", [&](QTcpSocket* socket, server::UpgradeTicket) {
        handedOver = true;
        delete socket;
    });
    QVERIFY(server.listen().ok());
    RawClient client(server.port());
    client.send("GET /v1/stream HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nx");
    QTRY_COMPARE(client.lastStatus(), 400);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(!handedOver);
}

void TestHttpUpgrade::overTls()
{
    test::FakeClock clock;
    Desk desk;
    const auto own = test::makeSelfSigned();
    auto options = quickOptions();
    options.tls = own.serverConfiguration();
    Server server(options, clock, desk.handler());
    server::UpgradeTicket ticket;
    QTcpSocket* received = nullptr;
    server.setUpgrade("/v1/stream", [&](QTcpSocket* socket, server::UpgradeTicket given) {
        received = socket;
        ticket = std::move(given);
    });
    QVERIFY(server.listen().ok());
    RawClient client(server.port(), own.certificate);
    client.send(get("/one") + get("/two"));
    QTRY_COMPARE(client.answerCount(), 2);
    QVERIFY(desk.seen[0].overTls);
    const QByteArray head = "GET /v1/stream HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    client.send(head);
    QTRY_VERIFY(received);
    QCOMPARE(received->peek(4096), head);
    delete received;
    RawClient big(server.port(), own.certificate);
    big.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n" + QByteArray(900000, 'x'));
    QTRY_VERIFY(big.isClosed());
    QCOMPARE(big.lastStatus(), 413);
}

void TestHttpUpgrade::plainBytesOnATlsPort()
{
    test::FakeClock clock;
    Desk desk;
    const auto own = test::makeSelfSigned();
    auto options = quickOptions();
    options.tls = own.serverConfiguration();
    Server server(options, clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient plain(server.port());
    plain.send(get("/"));
    QTRY_VERIFY(plain.isClosed());
    QCOMPARE(plain.answerCount(), 0);
    RawClient silent(server.port());
    QTRY_COMPARE(server.openConnections(), 1);
    clock.advance(5s);
    QTRY_VERIFY(silent.isClosed());
    QCOMPARE(desk.seen.size(), 0u);
}

QTEST_GUILESS_MAIN(TestHttpUpgrade)
#include "tst_http_upgrade.moc"
