// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/client.h"
#include "support/scripted_peer.h"
#include "support/self_signed.h"

#include <QTest>

using namespace guitai;
using namespace std::chrono_literals;
using test::ScriptedPeer;
using Act = test::ScriptedPeer::Act;

namespace {

const QByteArray kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

using Outcome = std::shared_ptr<std::optional<Result<http::Response>>>;

async::Task<> keep(http::Client* client, http::Call call, Outcome outcome)
{
    auto task = client->send(std::move(call));
    auto result = co_await task;
    outcome->emplace(std::move(result));
}

Outcome start(http::Client& client, http::Call call)
{
    auto outcome = std::make_shared<std::optional<Result<http::Response>>>();
    keep(&client, std::move(call), outcome);
    return outcome;
}

http::Call post(const QUrl& url)
{
    http::Call call("POST", url);
    call.body = "{\"pay\":1}";
    return call;
}

/// The error's name, "OK" for an answer, "" while there is neither.
QByteArray nameOf(const Outcome& outcome)
{
    if (!*outcome)
        return {};
    return (*outcome)->ok() ? QByteArray("OK") : QByteArray((*outcome)->error().code.name);
}

} // namespace

class HttpClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reusesAKeptConnection();
    void endsAreTold_data();
    void endsAreTold();
    void refusedConnectionIsNotSent();
    void keptConnectionThatDiesIsNeverSentAgain();
    void thousandDyingConnectionsCarryOneBodyEach();
    void connectionKnownClosedIsNotUsed();
    void deadlineBeforeConnectingIsNotSent();
    void deadlineAfterWritingIsNoAnswer();
    void callsWaitForAFreeConnection();
    void callsThatWaitTooLongAreNotSent();
    void redirectsAreAnswers();
    void tlsIsVerified();
    void aClientCertificateIsShownByTheCallsThatNameIt();
    void connectsToAnAddressUnderTheSameName();
    void largeAnswerGoesToItsSink();
    void goesAwayUnderACall();
};

void HttpClientTest::reusesAKeptConnection()
{
    ScriptedPeer peer([](int) { return Act{kOk}; });
    const auto client = http::makeSocketClient({});
    for (int i = 0; i < 5; ++i) {
        const auto outcome = start(*client, post(peer.url()));
        QTRY_COMPARE(nameOf(outcome), "OK");
        QCOMPARE((*outcome)->value().body, "ok");
    }
    QCOMPARE(peer.connections, 1);
    QCOMPARE(peer.bodies, 5);
    QVERIFY(peer.requests[0].contains("\r\nUser-Agent: Guitai/"));
}

void HttpClientTest::endsAreTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("reset");
    QTest::addColumn<QByteArray>("told");
    const QByteArray none = "HTTP_NO_ANSWER";
    const QByteArray bad = "HTTP_BAD_ANSWER";
    QTest::newRow("closes without a byte") << QByteArray() << false << none;
    QTest::newRow("resets without a byte") << QByteArray() << true << none;
    QTest::newRow("dies in the head") << QByteArray("HTTP/1.1 200 OK\r\nConte") << false << none;
    QTest::newRow("dies in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf") << false
                                      << none;
    QTest::newRow("dies in a chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")
                                     << false << none;
    QTest::newRow("dies behind an interim answer") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n") << false << none;
    QTest::newRow("answers and closes") << kOk << false << QByteArray("OK");
    QTest::newRow("ends the body by closing") << QByteArray("HTTP/1.1 200 OK\r\n\r\nok") << false << QByteArray("OK");
    QTest::newRow("answers more than the limit")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n") + QByteArray(1001, 'x') << false << bad;
    QTest::newRow("answers no HTTP") << QByteArray("hello there, this is no HTTP\r\n\r\n") << false << bad;
}

void HttpClientTest::endsAreTold()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, reset);
    QFETCH(QByteArray, told);
    ScriptedPeer peer([&](int) { return Act{bytes, true, reset}; });
    const auto client = http::makeSocketClient({});
    http::Call call = post(peer.url());
    call.answerLimitBytes = 1000;
    const auto outcome = start(*client, std::move(call));
    QTRY_COMPARE(nameOf(outcome), told);
    QTest::qWait(20);
    QCOMPARE(peer.bodies, 1);
    QCOMPARE(peer.connections, 1);
}

void HttpClientTest::refusedConnectionIsNotSent()
{
    QUrl url;
    {
        ScriptedPeer peer([](int) { return Act{}; });
        url = peer.url();
    }
    const auto client = http::makeSocketClient({});
    const auto outcome = start(*client, post(url));
    QTRY_COMPARE(nameOf(outcome), "HTTP_NOT_SENT");
}

void HttpClientTest::keptConnectionThatDiesIsNeverSentAgain()
{
    // Answers the first request, reads the second and closes without a word.
    ScriptedPeer peer([](int request) { return request == 1 ? Act{kOk} : Act{{}, true}; });
    const auto client = http::makeSocketClient({});
    const auto first = start(*client, post(peer.url()));
    QTRY_COMPARE(nameOf(first), "OK");
    const auto second = start(*client, post(peer.url()));
    QTRY_COMPARE(nameOf(second), "HTTP_NO_ANSWER");
    QTest::qWait(20);
    QCOMPARE(peer.bodies, 2);
    QCOMPARE(peer.connections, 1);
}

void HttpClientTest::thousandDyingConnectionsCarryOneBodyEach()
{
    // Every other answer is missing, on kept and on fresh connections alike.
    ScriptedPeer peer([](int request) { return request % 2 == 1 ? Act{kOk} : Act{{}, true, request % 4 == 0}; });
    const auto client = http::makeSocketClient({});
    for (int i = 1; i <= 1000; ++i) {
        const auto outcome = start(*client, post(peer.url(u'/' + QString::number(i))));
        QTRY_VERIFY(outcome->has_value());
        QCOMPARE(nameOf(outcome), i % 2 == 1 ? "OK" : "HTTP_NO_ANSWER");
        QCOMPARE(peer.bodies, i);
        QVERIFY(peer.requests.last().startsWith("POST /" + QByteArray::number(i) + ' '));
    }
    QTest::qWait(20);
    QCOMPARE(peer.bodies, 1000);
}

void HttpClientTest::connectionKnownClosedIsNotUsed()
{
    ScriptedPeer peer([](int) { return Act{kOk}; });
    const auto client = http::makeSocketClient({});
    const auto first = start(*client, post(peer.url()));
    QTRY_COMPARE(nameOf(first), "OK");
    peer.sockets[0]->abort(); // the client's event loop has not heard of it when the next call begins
    const auto second = start(*client, post(peer.url()));
    QTRY_COMPARE(nameOf(second), "OK");
    QCOMPARE(peer.connections, 2);
    QCOMPARE(peer.bodies, 2);
}

void HttpClientTest::deadlineBeforeConnectingIsNotSent()
{
    const auto own = test::makeSelfSigned();
    // Accepts and never speaks TLS.
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress(QHostAddress::LocalHost)));
    const auto client = http::makeSocketClient({});
    http::Call call = post(QUrl(QStringLiteral("https://localhost:%1/").arg(mute.serverPort())));
    call.connectTo = QHostAddress(QHostAddress::LocalHost);
    call.deadline = 50ms;
    const auto outcome = start(*client, std::move(call));
    QTRY_COMPARE(nameOf(outcome), "HTTP_NOT_SENT");
}

void HttpClientTest::deadlineAfterWritingIsNoAnswer()
{
    ScriptedPeer peer([](int) { return Act{"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nok"}; });
    const auto client = http::makeSocketClient({});
    http::Call call = post(peer.url());
    call.deadline = 50ms;
    const auto outcome = start(*client, std::move(call));
    QTRY_COMPARE(nameOf(outcome), "HTTP_NO_ANSWER");
    QCOMPARE(peer.bodies, 1);
}

void HttpClientTest::callsWaitForAFreeConnection()
{
    ScriptedPeer peer([](int) { return Act{kOk}; });
    http::ClientOptions options;
    options.mostConnectionsPerHost = 2;
    const auto client = http::makeSocketClient(options);
    std::vector<Outcome> outcomes;
    for (int i = 0; i < 50; ++i)
        outcomes.push_back(start(*client, post(peer.url())));
    for (const auto& outcome : outcomes)
        QTRY_COMPARE(nameOf(outcome), "OK");
    QCOMPARE(peer.connections, 2);
    QCOMPARE(peer.bodies, 50);
}

void HttpClientTest::callsThatWaitTooLongAreNotSent()
{
    ScriptedPeer peer([](int) { return Act{}; });
    http::ClientOptions options;
    options.mostConnectionsPerHost = 1;
    const auto client = http::makeSocketClient(options);
    const auto holder = start(*client, post(peer.url()));
    http::Call call = post(peer.url());
    call.deadline = 50ms;
    const auto waiting = start(*client, std::move(call));
    QTRY_COMPARE(nameOf(waiting), "HTTP_NOT_SENT");
    QCOMPARE(nameOf(holder), "");
    QCOMPARE(peer.bodies, 1);
}

void HttpClientTest::redirectsAreAnswers()
{
    ScriptedPeer peer(
        [](int) { return Act{"HTTP/1.1 307 Temporary Redirect\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n"}; });
    const auto client = http::makeSocketClient({});
    const auto outcome = start(*client, post(peer.url()));
    QTRY_COMPARE(nameOf(outcome), "OK");
    QCOMPARE((*outcome)->value().status, 307);
    QCOMPARE(peer.bodies, 1);
}

void HttpClientTest::tlsIsVerified()
{
    const auto own = test::makeSelfSigned();
    ScriptedPeer peer([](int) { return Act{kOk}; }, own.serverConfiguration());
    const auto stranger = http::makeSocketClient({});
    const auto refused = start(*stranger, post(peer.url()));
    QTRY_COMPARE(nameOf(refused), "HTTP_NOT_SENT");

    http::ClientOptions options;
    options.tls.setCaCertificates({own.certificate});
    options.tls.setPeerVerifyMode(QSslSocket::VerifyNone); // cannot be switched off
    const auto client = http::makeSocketClient(options);
    QUrl wrongName = peer.url();
    wrongName.setHost(QStringLiteral("127.0.0.1"));
    const auto mistaken = start(*client, post(wrongName));
    QTRY_COMPARE(nameOf(mistaken), "HTTP_NOT_SENT");
    QCOMPARE(peer.bodies, 0);
    for (int i = 0; i < 3; ++i) {
        const auto trusted = start(*client, post(peer.url()));
        QTRY_COMPARE(nameOf(trusted), "OK");
    }
    QCOMPARE(peer.bodies, 3);
    QCOMPARE(peer.connections, 3); // two refused, one kept
}

void HttpClientTest::aClientCertificateIsShownByTheCallsThatNameIt()
{
    const auto own = test::makeSelfSigned();
    const auto merchant = test::makeSelfSigned();
    QSslConfiguration demanding = own.serverConfiguration();
    demanding.setPeerVerifyMode(QSslSocket::VerifyPeer);
    demanding.setCaCertificates({merchant.certificate});
    ScriptedPeer peer([](int) { return Act{kOk}; }, demanding);
    const auto client = http::makeSocketClient({});
    const auto callWith = [&](std::shared_ptr<const http::TlsParty> party) {
        http::Call call = post(peer.url());
        call.tls = std::move(party);
        return start(*client, std::move(call));
    };
    const auto party = [&](const test::SelfSigned& shown) {
        return std::make_shared<const http::TlsParty>(
            http::TlsParty{{shown.certificate}, shown.key, {own.certificate}});
    };
    const auto known = party(merchant);
    for (int i = 0; i < 2; ++i) {
        const auto trusted = callWith(known);
        QTRY_COMPARE(nameOf(trusted), "OK");
    }
    QCOMPARE(peer.connections, 1);
    // Neither another certificate nor none gets hold of that connection.
    const auto other = callWith(party(test::makeSelfSigned()));
    const auto bare = callWith(std::make_shared<const http::TlsParty>(http::TlsParty{{}, {}, {own.certificate}}));
    QTRY_VERIFY(*other && *bare);
    QVERIFY(nameOf(other) != "OK" && nameOf(bare) != "OK");
    QCOMPARE(peer.bodies, 2);
}

void HttpClientTest::connectsToAnAddressUnderTheSameName()
{
    ScriptedPeer peer([](int) { return Act{kOk}; });
    const auto client = http::makeSocketClient({});
    http::Call call = post(QUrl(QStringLiteral("http://pay.example:%1/x").arg(peer.serverPort())));
    call.connectTo = QHostAddress(QHostAddress::LocalHost);
    const auto outcome = start(*client, std::move(call));
    QTRY_COMPARE(nameOf(outcome), "OK");
    QVERIFY(peer.requests[0].contains("\r\nHost: pay.example:" + QByteArray::number(peer.serverPort()) + "\r\n"));
}

void HttpClientTest::largeAnswerGoesToItsSink()
{
    const QByteArray file(3 << 20, 'f');
    ScriptedPeer peer([&](int) {
        return Act{"HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(file.size()) + "\r\n\r\n" + file};
    });
    const auto client = http::makeSocketClient({});
    qsizetype taken = 0;
    http::Call call("GET", peer.url());
    call.answerLimitBytes = file.size();
    call.answerTo = [&taken](QByteArrayView piece) {
        taken += piece.size();
        return true;
    };
    const auto outcome = start(*client, std::move(call));
    QTRY_COMPARE(nameOf(outcome), "OK");
    QCOMPARE(taken, file.size());
    QVERIFY((*outcome)->value().body.isEmpty());
}

void HttpClientTest::goesAwayUnderACall()
{
    ScriptedPeer peer([](int) { return Act{}; });
    http::ClientOptions options;
    options.mostConnectionsPerHost = 1;
    auto client = http::makeSocketClient(options);
    const auto written = start(*client, post(peer.url()));
    const auto queued = start(*client, post(peer.url()));
    QTRY_COMPARE(peer.bodies, 1);
    client.reset();
    QCOMPARE(nameOf(written), "HTTP_NO_ANSWER");
    QCOMPARE(nameOf(queued), "HTTP_NOT_SENT");
}

QTEST_GUILESS_MAIN(HttpClientTest)
#include "tst_http_client.moc"
