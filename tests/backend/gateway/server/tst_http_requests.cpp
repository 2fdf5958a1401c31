// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests and their answers: order, framing, leaving and ending.
#include "server_desk.h"
#include "support/self_signed.h"

#include <QSignalSpy>

using namespace guitai;
using namespace guitai::test;
using server::Server;
using server::ServerOptions;

class TestHttpRequests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsAliveAndAnswersInOrder();
    void pipelinedRequestsWaitForTheOneBefore();
    void largeBodiesArriveWhole_data();
    void largeBodiesArriveWhole();
    void closesWhenAsked_data();
    void closesWhenAsked();
    void headHasNoBody();
    void continueIsAnsweredBeforeTheBody();
    void clientLeavesUnderAPendingAnswer();
    void serverGoesUnderAPendingAnswer();
    void brokenAnswerBecomes500();
    void stopAcceptingLetsAnswersOut();
};

void TestHttpRequests::keepsAliveAndAnswersInOrder()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient client(server.port());
    client.send(get("/one") + get("/two") + "POST /three HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
    QTRY_COMPARE(client.answerCount(), 3);
    client.send(get("/four"));
    QTRY_COMPARE(client.answerCount(), 4);
    QCOMPARE(client.answers()[0].body, "GET /one ");
    QCOMPARE(client.answers()[1].body, "GET /two ");
    QCOMPARE(client.answers()[2].body, "POST /three hi");
    QCOMPARE(client.answers()[3].body, "GET /four ");
    QVERIFY(client.answers()[0].headers.value("Date").endsWith(" GMT"));
    QVERIFY(!client.isClosed());
    QCOMPARE(server.openConnections(), 1);
    QCOMPARE(server.requestsServed(), 4u);
    client.socket().close();
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestHttpRequests::pipelinedRequestsWaitForTheOneBefore()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient client(server.port());
    client.send(get("/wait") + get("/after"));
    QTRY_COMPARE(desk.pending(), 1);
    QVERIFY(looksAtWhatWasSent(server));
    QCOMPARE(desk.seen.size(), 2u); // the pipelined second is not begun meanwhile
    QCOMPARE(desk.seen.back().path, "/one-more");
    desk.release();
    QTRY_COMPARE(client.answerCount(), 2);
    QCOMPARE(client.answers()[0].body, "GET /wait ");
    QCOMPARE(client.answers()[1].body, "GET /after ");
}

void TestHttpRequests::largeBodiesArriveWhole_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("chunked");
    QTest::newRow("plain, measured") << false << false;
    QTest::newRow("plain, chunked") << false << true;
    QTest::newRow("TLS, measured") << true << false;
    QTest::newRow("TLS, chunked") << true << true;
}

void TestHttpRequests::largeBodiesArriveWhole()
{
    QFETCH(bool, tls);
    QFETCH(bool, chunked);
    test::FakeClock clock;
    Desk desk;
    auto options = quickOptions();
    const auto own = test::makeSelfSigned();
    if (tls)
        options.tls = own.serverConfiguration();
    Server server(options, clock, desk.handler(),
                  [](const QByteArray&, const QByteArray&) -> qsizetype { return 1 << 20; });
    QVERIFY(server.listen().ok());
    QByteArray body;
    for (int i = 0; body.size() < (1 << 20); ++i)
        body += QByteArray::number(i) + ' ';
    body.truncate(1 << 20);
    QByteArray request = "POST /big HTTP/1.1\r\nHost: a\r\n";
    if (chunked)
        request += "Transfer-Encoding: chunked\r\n\r\n100000\r\n" + body + "\r\n0\r\n\r\n";
    else
        request += "Content-Length: 1048576\r\n\r\n" + body;
    const auto connect = [&] {
        return tls ? std::make_unique<RawClient>(server.port(), own.certificate)
                   : std::make_unique<RawClient>(server.port());
    };
    const auto open = connect();
    RawClient& client = *open;
    client.send(get("/wait") + request + get("/next"));
    QTRY_COMPARE(desk.pending(), 1);
    const auto other = connect(); // its answer comes when what fits was read of the large body
    other->send(get("/one-more"));
    QTRY_COMPARE(other->answerCount(), 1);
    desk.release();
    QTRY_COMPARE(client.answerCount(), 3);
    QVERIFY(client.answers()[1].body == "POST /big " + body);
    QCOMPARE(client.answers()[2].body, "GET /next ");
}

void TestHttpRequests::closesWhenAsked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("Connection: close") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n");
    QTest::newRow("the answer says so") << get("/bye");
}

void TestHttpRequests::closesWhenAsked()
{
    QFETCH(QByteArray, request);
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient client(server.port());
    client.send(request + get("/ignored"));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answerCount(), 1);
    QCOMPARE(client.lastStatus(), 200);
    QCOMPARE(client.answers()[0].headers.value("Connection"), "close");
    QCOMPARE(desk.seen.size(), 1u);
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestHttpRequests::headHasNoBody()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient client(server.port());
    client.expectHead();
    client.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n" + get("/y"));
    QTRY_COMPARE(client.answerCount(), 2);
    QCOMPARE(client.answers()[0].headers.value("Content-Length"), "8");
    QCOMPARE(client.answers()[1].body, "GET /y ");
}

void TestHttpRequests::continueIsAnsweredBeforeTheBody()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QTRY_COMPARE(client.received(), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("ok");
    QTRY_COMPARE(client.answerCount(), 1);
    QCOMPARE(client.answers()[0].body, "POST / ok");
}

void TestHttpRequests::clientLeavesUnderAPendingAnswer()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    for (int i = 0; i < 50; ++i) {
        RawClient client(server.port());
        client.send(get("/wait"));
        QTRY_COMPARE(desk.pending(), i + 1);
        client.socket().abort();
    }
    QTRY_COMPARE(server.openConnections(), 0);
    desk.release();
    RawClient next(server.port());
    next.send(get("/"));
    QTRY_COMPARE(next.lastStatus(), 200);
}

void TestHttpRequests::serverGoesUnderAPendingAnswer()
{
    test::FakeClock clock;
    Desk desk;
    auto server = std::make_unique<Server>(quickOptions(), clock, desk.handler());
    QVERIFY(server->listen().ok());
    RawClient client(server->port());
    client.send(get("/wait"));
    QTRY_COMPARE(desk.pending(), 1);
    server.reset();
    desk.release();
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answerCount(), 0);
}

void TestHttpRequests::brokenAnswerBecomes500()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient client(server.port());
    client.send(get("/broken"));
    QTRY_COMPARE(client.lastStatus(), 500);
    QVERIFY(!client.received().contains("Set-Cookie"));
}

void TestHttpRequests::stopAcceptingLetsAnswersOut()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient waiting(server.port());
    RawClient idle(server.port());
    waiting.send(get("/wait"));
    QTRY_COMPARE(desk.pending(), 1);
    QTRY_COMPARE(server.openConnections(), 2);
    server.stopAccepting();
    QTRY_VERIFY(idle.isClosed());
    desk.release();
    QTRY_VERIFY(waiting.isClosed());
    QCOMPARE(waiting.lastStatus(), 200);
    QTRY_COMPARE(server.openConnections(), 0);
}

QTEST_GUILESS_MAIN(TestHttpRequests)
#include "tst_http_requests.moc"
