// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.h"
#include "support/fake_clock.h"
#include "support/raw_client.h"
#include "support/self_signed.h"

#include <QSignalSpy>
#include <QTest>

using namespace guitai;
using server::Server;
using server::ServerOptions;
using test::RawClient;
using namespace std::chrono_literals;

namespace {

http::Response echo(const http::Request& request)
{
    http::Response response;
    response.headers.append("Content-Type", "text/plain");
    response.body = request.method + ' ' + request.target + ' ' + request.body;
    return response;
}

/// Answers at once, except /wait, which waits for a release from the test.
class Desk
{
public:
    server::Handler handler()
    {
        return [this](http::Request request) { return answer(this, std::move(request)); };
    }
    int pending() const { return static_cast<int>(m_waiting.size()); }
    void release()
    {
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto& promise : waiting)
            promise.complete(Done());
    }

    std::vector<http::Request> seen;

private:
    static async::Task<http::Response> answer(Desk* desk, http::Request request)
    {
        desk->seen.push_back(request);
        if (request.path == "/wait") {
            const async::Promise<Done> promise;
            desk->m_waiting.push_back(promise);
            auto later = promise.later();
            co_await later;
        }
        if (request.path == "/broken") {
            http::Response broken;
            broken.headers.append("X", "a\r\nSet-Cookie: b");
            co_return broken;
        }
        if (request.path == "/large") {
            http::Response large;
            large.body = QByteArray(16 << 20, 'x');
            co_return large;
        }
        if (request.path == "/bye") {
            http::Response bye;
            bye.closeAfter = true;
            co_return bye;
        }
        co_return echo(request);
    }

    std::vector<async::Promise<Done>> m_waiting;
};

ServerOptions quickOptions()
{
    ServerOptions options;
    options.tick = 5ms; // of real time; deadlines run on the fake clock
    return options;
}

QByteArray get(const QByteArray& target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

} // namespace

class HttpServerTest : public QObject
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
    void slowClientsAreShownOut_data();
    void slowClientsAreShownOut();
    void silentClientsAreClosedQuietly();
    void slowReaderIsDropped();
    void readerThatCatchesUpIsServed();
    void clientLeavesUnderAPendingAnswer();
    void serverGoesUnderAPendingAnswer();
    void brokenAnswerBecomes500();
    void addressLimitHoldsAndIsGivenBack();
    void totalLimitHolds();
    void proxiesAreExemptAndTheirClientsCount();
    void tooLargeBodyIsToldBeforeTheClose();
    void refusalsAreReported();
    void stopAcceptingLetsAnswersOut();
    void upgradeIsHandedOverUnread();
    void upgradeWithBytesBehindIsRefused();
    void overTls();
    void plainBytesOnATlsPort();
};

void HttpServerTest::keepsAliveAndAnswersInOrder()
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

void HttpServerTest::pipelinedRequestsWaitForTheOneBefore()
{
    test::FakeClock clock;
    Desk desk;
    Server server(quickOptions(), clock, desk.handler());
    QVERIFY(server.listen().ok());
    RawClient client(server.port());
    client.send(get("/wait") + get("/after"));
    QTRY_COMPARE(desk.pending(), 1);
    QTest::qWait(30); // the second must not be begun meanwhile
    QCOMPARE(desk.seen.size(), 1u);
    desk.release();
    QTRY_COMPARE(client.answerCount(), 2);
    QCOMPARE(client.answers()[0].body, "GET /wait ");
    QCOMPARE(client.answers()[1].body, "GET /after ");
}

void HttpServerTest::largeBodiesArriveWhole_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("chunked");
    QTest::newRow("plain, measured") << false << false;
    QTest::newRow("plain, chunked") << false << true;
    QTest::newRow("TLS, measured") << true << false;
    QTest::newRow("TLS, chunked") << true << true;
}

void HttpServerTest::largeBodiesArriveWhole()
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
    const auto open =
        tls ? std::make_unique<RawClient>(server.port(), own.certificate) : std::make_unique<RawClient>(server.port());
    RawClient& client = *open;
    client.send(get("/wait") + request + get("/next"));
    QTRY_COMPARE(desk.pending(), 1);
    QTest::qWait(30); // let the socket's buffer fill while nothing is read
    desk.release();
    QTRY_COMPARE(client.answerCount(), 3);
    QVERIFY(client.answers()[1].body == "POST /big " + body);
    QCOMPARE(client.answers()[2].body, "GET /next ");
}

void HttpServerTest::closesWhenAsked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("Connection: close") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n");
    QTest::newRow("the answer says so") << get("/bye");
}

void HttpServerTest::closesWhenAsked()
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

void HttpServerTest::headHasNoBody()
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

void HttpServerTest::continueIsAnsweredBeforeTheBody()
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

void HttpServerTest::slowClientsAreShownOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("seconds");
    QTest::newRow("a head not finished in 5 s") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n") << 5;
    QTest::newRow("a single byte") << QByteArray("G") << 5;
    QTest::newRow("a body not finished in 15 s")
        << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf") << 15;
}

void HttpServerTest::slowClientsAreShownOut()
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
    QTest::qWait(30);
    QCOMPARE(client.answerCount(), 1);
    clock.advance(1ms);
    QTRY_COMPARE(client.answerCount(), 2);
    QCOMPARE(client.lastStatus(), 408);
    QTRY_VERIFY(client.isClosed());
}

void HttpServerTest::silentClientsAreClosedQuietly()
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
    QTest::qWait(30);
    QVERIFY(!silent.isClosed() && !rested.isClosed());
    clock.advance(1ms);
    QTRY_VERIFY(silent.isClosed() && rested.isClosed());
    QCOMPARE(silent.received(), QByteArray());
    QCOMPARE(rested.answerCount(), 1);
    QCOMPARE(server.openConnections(), 0);
}

void HttpServerTest::slowReaderIsDropped()
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
    QTest::qWait(30); // no second request is begun for it meanwhile
    QCOMPARE(desk.seen.size(), 2u);
    clock.advance(29'999ms);
    QTest::qWait(30);
    QCOMPARE(server.openConnections(), 2);
    clock.advance(1ms);
    QTRY_COMPARE(server.openConnections(), 0);
}

void HttpServerTest::readerThatCatchesUpIsServed()
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

void HttpServerTest::clientLeavesUnderAPendingAnswer()
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

void HttpServerTest::serverGoesUnderAPendingAnswer()
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

void HttpServerTest::brokenAnswerBecomes500()
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

void HttpServerTest::addressLimitHoldsAndIsGivenBack()
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

void HttpServerTest::totalLimitHolds()
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

void HttpServerTest::proxiesAreExemptAndTheirClientsCount()
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

void HttpServerTest::tooLargeBodyIsToldBeforeTheClose()
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

void HttpServerTest::refusalsAreReported()
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

void HttpServerTest::stopAcceptingLetsAnswersOut()
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

void HttpServerTest::upgradeIsHandedOverUnread()
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

void HttpServerTest::upgradeWithBytesBehindIsRefused()
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

void HttpServerTest::overTls()
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

void HttpServerTest::plainBytesOnATlsPort()
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

QTEST_GUILESS_MAIN(HttpServerTest)
#include "tst_http_server.moc"
