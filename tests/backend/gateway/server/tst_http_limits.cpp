// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Limits of time, number and size.
#include "server_desk.h"
#include "support/self_signed.h"

#include <QSignalSpy>

using namespace guitai;
using namespace guitai::test;
using server::Server;
using server::ServerOptions;

class TestHttpLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void slowClientsAreShownOut_data();
    void slowClientsAreShownOut();
    void silentClientsAreClosedQuietly();
    void slowReaderIsDropped();
    void readerThatCatchesUpIsServed();
    void addressLimitHoldsAndIsGivenBack();
    void totalLimitHolds();
    void proxiesAreExemptAndTheirClientsCount();
    void tooLargeBodyIsToldBeforeTheClose();
    void refusalsAreReported();
};

void TestHttpLimits::slowClientsAreShownOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("seconds");
    QTest::newRow("a head not finished in 5 s") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n") << 5;
    QTest::newRow("a single byte") << QByteArray("G") << 5;
    QTest::newRow("a body not finished in 15 s")
        << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf") << 15;
}

void TestHttpLimits::slowClientsAreShownOut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, seconds);
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient client(server.port());
    client.send(get("/first") + bytes);
    QTRY_COMPARE(client.answerCount(), 1);
    clock.advance(std::chrono::seconds(seconds) - 1ms);
    client.send("x"); // another byte buys no time
    QVERIFY(looksAtDeadlines(server));
    QCOMPARE(client.answerCount(), 1);
    clock.advance(1ms);
    QTRY_COMPARE(client.answerCount(), 2);
    QCOMPARE(client.lastStatus(), 408);
    QTRY_VERIFY(client.isClosed());
}

void TestHttpLimits::silentClientsAreClosedQuietly()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient silent(server.port());
    RawClient rested(server.port());
    rested.send(get("/"));
    QTRY_COMPARE(rested.answerCount(), 1);
    QTRY_COMPARE(server.openConnections(), 2);
    clock.advance(29'999ms);
    QVERIFY(looksAtDeadlines(server));
    QVERIFY(!silent.isClosed() && !rested.isClosed());
    clock.advance(1ms);
    QTRY_VERIFY(silent.isClosed() && rested.isClosed());
    QCOMPARE(silent.received(), QByteArray());
    QCOMPARE(rested.answerCount(), 1);
    QCOMPARE(server.openConnections(), 0);
}

void TestHttpLimits::slowReaderIsDropped()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient pipeliner(server.port());
    pipeliner.pause();
    RawClient sleeper(server.port());
    sleeper.pause();
    pipeliner.send(get("/large") + get("/large") + get("/large") + get("/large"));
    sleeper.send(get("/large"));
    QTRY_COMPARE(desk.seen.size(), 2u);
    QVERIFY(looksAtWhatWasSent(server));
    QCOMPARE(desk.seen.size(), 3u); // no second request is begun for the pipeliner meanwhile
    QCOMPARE(desk.seen.back().path, "/one-more");
    QTRY_COMPARE(server.openConnections(), 2);
    clock.advance(29'999ms);
    QVERIFY(looksAtDeadlines(server));
    QCOMPARE(server.openConnections(), 2);
    clock.advance(1ms);
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestHttpLimits::readerThatCatchesUpIsServed()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient client(server.port());
    client.send(get("/large") + get("/large") + get("/large") + get("/"));
    QTRY_COMPARE(client.answerCount(), 4);
    QCOMPARE(client.answers()[2].body.size(), 16 << 20);
    QCOMPARE(client.answers()[3].body, "GET / ");
}

void TestHttpLimits::addressLimitHoldsAndIsGivenBack()
{
    test::FakeClock clock;
    Desk desk;
    auto options = quickOptions();
    options.mostPerAddress = 3;
    Server server(options, clock, desk.handler());
    QVERIFY(server.listen().ok());
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->send(get("/"));
        QTRY_COMPARE(clients.back()->answerCount(), 1);
    }
    RawClient fourth(server.port());
    QTRY_VERIFY(fourth.socket().state() == QAbstractSocket::UnconnectedState);
    RawClient elsewhere(server.port(), QHostAddress(QStringLiteral("127.0.0.2")));
    elsewhere.send(get("/"));
    QTRY_COMPARE(elsewhere.lastStatus(), 200);
    clients.pop_back();
    QTRY_COMPARE(server.openConnections(), 3);
    RawClient again(server.port());
    again.send(get("/"));
    QTRY_COMPARE(again.lastStatus(), 200);
}

void TestHttpLimits::totalLimitHolds()
{
    test::FakeClock clock;
    Desk desk;
    auto options = quickOptions();
    options.mostConnections = 2;
    Server server(options, clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient first(server.port());
    RawClient second(server.port(), QHostAddress(QStringLiteral("127.0.0.2")));
    QTRY_COMPARE(server.openConnections(), 2);
    RawClient third(server.port(), QHostAddress(QStringLiteral("127.0.0.3")));
    third.send(get("/"));
    QTRY_VERIFY(third.isClosed());
    QCOMPARE(third.answerCount(), 0);
}

void TestHttpLimits::proxiesAreExemptAndTheirClientsCount()
{
    test::FakeClock clock;
    Desk desk;
    auto options = quickOptions();
    options.mostPerAddress = 2;
    options.trustedProxies = {QHostAddress::parseSubnet(QStringLiteral("127.0.0.0/8"))};
    Server server(options, clock, desk.handler());
    QVERIFY(server.listen().ok());
    const QByteArray wait = "GET /wait HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.9, 127.0.0.7\r\n\r\n";
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        QTRY_COMPARE(clients.back()->socket().state(), QAbstractSocket::ConnectedState);
    }
    clients[0]->send(wait);
    clients[1]->send(wait);
    QTRY_COMPARE(desk.pending(), 2);
    QCOMPARE(desk.seen[0].peer, QHostAddress(QStringLiteral("203.0.113.9")));
    clients[2]->send(wait);
    QTRY_COMPARE(clients[2]->lastStatus(), 429);
    desk.release();
    QTRY_COMPARE(clients[0]->answerCount(), 1);
    clients[3]->send("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n");
    QTRY_COMPARE(clients[3]->lastStatus(), 200);
}

void TestHttpLimits::tooLargeBodyIsToldBeforeTheClose()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n" + QByteArray(900000, 'x'));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.lastStatus(), 413);
    QCOMPARE(client.answers()[0].headers.value("Content-Type"), "application/problem+json");
    QVERIFY(client.answers()[0].body.contains("\"code\":\"BODY_TOO_LARGE\""));
    QVERIFY(client.socket().error() == QAbstractSocket::RemoteHostClosedError); // and no reset
    QCOMPARE(desk.seen.size(), 0u);
}

void TestHttpLimits::refusalsAreReported()
{
    test::FakeClock clock;
    Desk desk;
    auto options = quickOptions();
    int reported = 0;
    QByteArray reportedId;
    options.newRequestId = [] { return QByteArray("id-1"); };
    options.onRefused = [&](int status, const QHostAddress&, const QByteArray& id) {
        reported = status;
        reportedId = id;
    };
    Server server(options, clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(client.lastStatus(), 400);
    QVERIFY(client.answers()[0].body.contains("\"request_id\":\"id-1\""));
    QCOMPARE(reported, 400);
    QCOMPARE(reportedId, "id-1");
}

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "tst_http_limits.moc"
