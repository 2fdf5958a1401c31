// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The stream over real sockets: who may listen, what is heard, what is replayed, who is cut.
#include "stream_fixture.h"
#include "stream_listener.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTcpSocket>

using namespace guitai;
using namespace std::chrono_literals;
using test::StreamFixture;
using test::StreamListener;
using Kind = wire::StreamMessage::Kind;

namespace {

const MerchantId kTea = MerchantId::trusted("M1000");
const MerchantId kOther = MerchantId::trusted("M2000");

stream::PushOptions quick()
{
    stream::PushOptions options;
    options.tick = 20ms;
    return options;
}

QSet<QByteArray> subjects(const MerchantId& merchant, int first, int last)
{
    QSet<QByteArray> all;
    for (int number = first; number <= last; ++number)
        all.insert(merchant.bytes() + '-' + QByteArray::number(number));
    return all;
}

QSet<QByteArray> heard(const StreamListener& listener)
{
    return QSet<QByteArray>(listener.subjects.begin(), listener.subjects.end());
}

/// A WebSocket handshake by hand, for what QWebSocket would not send.
QByteArray handshake()
{
    return "GET /v1/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
}

} // namespace

class TestPushStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatHappensNext();
    void everyMerchantHearsItsOwnAlone();
    void resumesBehindTheCursorInOrder();
    void nothingIsLostBetweenReplayAndLive();
    void catchesUpAgainWhenTooMuchHappenedMeanwhile();
    void cursorsThatPromiseNothingMeanResync_data();
    void cursorsThatPromiseNothingMeanResync();
    void refusesHellos_data();
    void refusesHellos();
    void closesWhoSaysNothing();
    void closesWhoTalksOn();
    void closesGiantMessages();
    void dropsWhoNeverFinishesTheHandshake();
    void endsStreamsOfASignedOutSession();
    void sendsOldClientsHome();
    void cutsSlowReaders();
    void dropsWhoAnswersNoPing();
    void countsItsSockets();
    void survivesItsOwnEndWhileClientsCatchUp();
};

void TestPushStream::tellsWhatHappensNext()
{
    StreamFixture backend(quick());
    backend.commit(kTea, 1, 3);
    QTRY_COMPARE(backend.published(), 3);
    StreamListener till(backend.url(), "till:M1000");
    QTRY_VERIFY(till.isReady());
    QCOMPARE(till.greetings.front(), Kind::Ready);
    backend.commit(kTea, 4, 20);
    QTRY_COMPARE(till.subjects.size(), size_t(17));
    QCOMPARE(heard(till), subjects(kTea, 4, 20));
    QVERIFY(!till.malformed);
    const auto cursor = events::Cursor::parse(till.cursor, 2);
    QVERIFY(cursor);
    QCOMPARE(cursor->positions(), backend.pump.now().positions());
}

void TestPushStream::everyMerchantHearsItsOwnAlone()
{
    StreamFixture backend(quick());
    StreamListener one(backend.url(), "till:M1000");
    StreamListener second(backend.url(), "till:M1000");
    StreamListener other(backend.url(), "till:M2000");
    QTRY_VERIFY(one.isReady() && second.isReady() && other.isReady());
    backend.commit(kTea, 1, 10);
    backend.commit(kOther, 1, 10);
    QTRY_COMPARE(other.subjects.size(), size_t(10));
    QTRY_COMPARE(one.subjects.size(), size_t(10));
    QTRY_COMPARE(second.subjects.size(), size_t(10));
    QCOMPARE(heard(one), subjects(kTea, 1, 10));
    QCOMPARE(heard(other), subjects(kOther, 1, 10));
}

void TestPushStream::resumesBehindTheCursorInOrder()
{
    stream::PushOptions options = quick();
    options.replayBatch = 7;
    StreamFixture backend(options);
    QByteArray cursor;
    {
        StreamListener till(backend.url(), "till:M1000");
        QTRY_VERIFY(till.isReady());
        backend.commit(kTea, 1, 5);
        QTRY_COMPARE(till.subjects.size(), size_t(5));
        cursor = till.cursor;
    }
    backend.commit(kTea, 6, 105);
    backend.commit(kOther, 1, 30);
    QTRY_COMPARE(backend.published(), 135);
    StreamListener till(backend.url(), "till:M1000", cursor);
    QTRY_COMPARE(till.subjects.size(), size_t(100));
    QCOMPARE(till.greetings, std::vector<Kind>{Kind::Ready});
    QCOMPARE(heard(till), subjects(kTea, 6, 105));
    // Within a shard the order is the order of commits.
    std::map<storage::ShardIndex, int> last;
    for (const QByteArray& subject : till.subjects) {
        const int number = subject.mid(subject.indexOf('-') + 1).toInt();
        int& before = last[backend.storage->shardOf(StreamFixture::eventOf(kTea, number).slot)];
        QVERIFY(number > before);
        before = number;
    }
    QCOMPARE(last.size(), size_t(2));
    // The others' events were read past: nothing is left to replay.
    backend.commit(kTea, 106, 106);
    QTRY_COMPARE(till.subjects.size(), size_t(101));
    QCOMPARE(events::Cursor::parse(till.cursor, 2)->positions(), backend.pump.now().positions());
}

void TestPushStream::nothingIsLostBetweenReplayAndLive()
{
    stream::PushOptions options = quick();
    options.replayBatch = 3;
    StreamFixture backend(options);
    backend.commit(kTea, 1, 40);
    QTRY_COMPARE(backend.published(), 40);
    const QByteArray start = events::Cursor({0, 0}).text();
    int number = 40;
    std::vector<std::unique_ptr<StreamListener>> tills;
    for (int round = 0; round < 10; ++round) {
        tills.push_back(std::make_unique<StreamListener>(backend.url(), "till:M1000", start));
        backend.commit(kTea, number + 1, number + 15);
        number += 15;
    }
    const QSet<QByteArray> all = subjects(kTea, 1, number);
    for (const auto& till : tills) {
        QTRY_COMPARE(heard(*till).size(), all.size());
        QCOMPARE(heard(*till), all);
        QCOMPARE(till->subjects.size(), size_t(all.size())); // and none twice, with one connection
    }
}

void TestPushStream::catchesUpAgainWhenTooMuchHappenedMeanwhile()
{
    stream::PushOptions options = quick();
    options.replayBatch = 5;
    options.mostHeld = 2;
    StreamFixture backend(options);
    backend.commit(kTea, 1, 60);
    QTRY_COMPARE(backend.published(), 60);
    StreamListener till(backend.url(), "till:M1000", events::Cursor({0, 0}).text());
    QTRY_VERIFY(till.isReady());
    backend.commit(kTea, 61, 160);
    QTRY_COMPARE(heard(till).size(), 160);
    QCOMPARE(till.subjects.size(), size_t(160));
}

void TestPushStream::cursorsThatPromiseNothingMeanResync_data()
{
    QTest::addColumn<QByteArray>("cursor");
    QTest::newRow("no cursor of ours") << QByteArray("hello");
    QTest::newRow("of another number of shards") << events::Cursor({1}).text();
    QTest::newRow("from ahead of us, another database") << events::Cursor({900, 900}).text();
}

void TestPushStream::cursorsThatPromiseNothingMeanResync()
{
    QFETCH(QByteArray, cursor);
    StreamFixture backend(quick());
    backend.commit(kTea, 1, 5);
    QTRY_COMPARE(backend.published(), 5);
    StreamListener till(backend.url(), "till:M1000", cursor);
    QTRY_VERIFY(till.isReady());
    QCOMPARE(till.greetings, std::vector<Kind>{Kind::Resync});
    backend.commit(kTea, 6, 8);
    QTRY_COMPARE(till.subjects.size(), size_t(3));
    QCOMPARE(heard(till), subjects(kTea, 6, 8));
}

void TestPushStream::refusesHellos_data()
{
    QTest::addColumn<QString>("hello");
    QTest::addColumn<int>("code");
    QTest::newRow("a token nobody gave out") << QStringLiteral(R"({"token":"stranger"})") << 4401;
    QTest::newRow("an integrator may not listen") << QStringLiteral(R"({"token":"key:M1000"})") << 4401;
    QTest::newRow("too many checks: come again") << QStringLiteral(R"({"token":"busy"})") << 4503;
    QTest::newRow("no token") << QStringLiteral(R"({"cursor":"x"})") << 1008;
    QTest::newRow("no JSON") << QStringLiteral("hello") << 1008;
    QTest::newRow("an unknown member") << QStringLiteral(R"({"token":"till:M1000","role":"admin"})") << 1008;
}

void TestPushStream::refusesHellos()
{
    QFETCH(QString, hello);
    QFETCH(int, code);
    StreamFixture backend(quick());
    StreamListener till(backend.url());
    QTRY_COMPARE(till.socket.state(), QAbstractSocket::ConnectedState);
    till.socket.sendTextMessage(hello);
    QTRY_VERIFY(till.isClosed());
    QCOMPARE(till.closeCode(), code);
    QVERIFY(!till.isReady());
    QTRY_COMPARE(backend.hub.openSockets(), 0);
}

void TestPushStream::closesWhoSaysNothing()
{
    stream::PushOptions options = quick();
    options.helloTime = 1500ms;
    StreamFixture backend(options);
    StreamListener silent(backend.url());
    StreamListener till(backend.url(), "till:M1000");
    QTRY_VERIFY(till.isReady());
    QTRY_VERIFY(silent.isClosed());
    QCOMPARE(silent.closeCode(), 4408);
    QTRY_COMPARE(backend.hub.openSockets(), 1);
    QVERIFY(!till.isClosed());
}

void TestPushStream::closesWhoTalksOn()
{
    StreamFixture backend(quick());
    StreamListener till(backend.url(), "till:M1000");
    QTRY_VERIFY(till.isReady());
    till.socket.sendTextMessage(QStringLiteral("more"));
    QTRY_VERIFY(till.isClosed());
    QCOMPARE(till.closeCode(), 1008);
}

void TestPushStream::closesGiantMessages()
{
    StreamFixture backend(quick());
    StreamListener till(backend.url());
    QTRY_COMPARE(till.socket.state(), QAbstractSocket::ConnectedState);
    till.socket.setOutgoingFrameSize(32 * 1024);
    till.socket.sendTextMessage(QString(300 * 1024, QLatin1Char('x')));
    QTRY_VERIFY(till.isClosed());
    QTRY_COMPARE(backend.hub.openSockets(), 0);

    // One frame that announces a gigabyte.
    QTcpSocket raw;
    raw.connectToHost(QHostAddress(QHostAddress::LocalHost), backend.server.port());
    raw.write(handshake());
    QByteArray answer;
    QTRY_VERIFY((answer += raw.readAll()).contains("\r\n\r\n"));
    QVERIFY(answer.startsWith("HTTP/1.1 101 "));
    raw.write(QByteArray::fromHex("81ff000000004000000000000000") + QByteArray(4096, 'x'));
    QTRY_COMPARE(raw.state(), QAbstractSocket::UnconnectedState);
}

void TestPushStream::dropsWhoNeverFinishesTheHandshake()
{
    stream::PushOptions options = quick();
    options.handshakeTime = 100ms;
    StreamFixture backend(options);
    QTcpSocket raw;
    raw.connectToHost(QHostAddress(QHostAddress::LocalHost), backend.server.port());
    // An upgrade to a WebSocket version that does not exist.
    raw.write(handshake().replace("Version: 13", "Version: 99"));
    QTRY_COMPARE(raw.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(backend.hub.openSockets(), 0);
    QTRY_COMPARE(backend.server.openConnections(), 0);
}

void TestPushStream::endsStreamsOfASignedOutSession()
{
    StreamFixture backend(quick());
    StreamListener one(backend.url(), "till:M1000");
    StreamListener other(backend.url(), "till:M2000");
    QTRY_VERIFY(one.isReady() && other.isReady());
    backend.hub.closeSession(Secret("till:M1000"));
    QTRY_VERIFY(one.isClosed());
    QCOMPARE(one.closeCode(), 4401);
    QVERIFY(!other.isClosed());
}

void TestPushStream::sendsOldClientsHome()
{
    stream::PushOptions options = quick();
    options.longestLife = 1500ms;
    StreamFixture backend(options);
    StreamListener till(backend.url(), "till:M1000");
    QTRY_VERIFY(till.isReady());
    QTRY_VERIFY(till.isClosed());
    QCOMPARE(till.closeCode(), 1001);
}

void TestPushStream::cutsSlowReaders()
{
    stream::PushOptions options = quick();
    options.writeBufferBytes = 512 * 1024;
    StreamFixture backend(options);
    StreamListener till(backend.url(), "till:M1000");
    QTcpSocket slow;
    slow.setReadBufferSize(1);
    slow.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4096);
    slow.connectToHost(QHostAddress(QHostAddress::LocalHost), backend.server.port());
    slow.write(handshake());
    const QByteArray hello = R"({"token":"till:M1000"})";
    QTRY_VERIFY(till.isReady());
    QTRY_COMPARE(backend.hub.openSockets(), 2);
    QByteArray frame = QByteArray::fromHex("81") + static_cast<char>(0x80 | hello.size()) + QByteArray(4, '\0') + hello;
    slow.write(frame);
    // It never reads: the kernel's buffers fill, then ours, then it is cut. The other hears everything.
    backend.fillerSize = 100'000;
    int number = 0;
    for (; number < 400 && backend.hub.openSockets() == 2; ++number)
        backend.commit(kTea, number + 1, number + 1);
    QTRY_COMPARE(backend.hub.openSockets(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(till.subjects.size(), size_t(number), 20'000);
    QVERIFY(!till.isClosed());
}

void TestPushStream::dropsWhoAnswersNoPing()
{
    stream::PushOptions options = quick();
    options.pingInterval = 700ms;
    StreamFixture backend(options);
    StreamListener till(backend.url(), "till:M1000");
    QTcpSocket dead; // shakes hands, says hello, never answers a ping
    dead.connectToHost(QHostAddress(QHostAddress::LocalHost), backend.server.port());
    dead.write(handshake());
    QByteArray answer;
    QTRY_VERIFY((answer += dead.readAll()).contains("\r\n\r\n"));
    const QByteArray hello = R"({"token":"till:M1000"})";
    dead.write(QByteArray::fromHex("81") + static_cast<char>(0x80 | hello.size()) + QByteArray(4, '\0') + hello);
    QTRY_COMPARE(backend.hub.openSockets(), 2);
    QTRY_COMPARE(dead.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(backend.hub.openSockets(), 1);
    QVERIFY(!till.isClosed());
}

void TestPushStream::countsItsSockets()
{
    stream::PushOptions options = quick();
    options.mostSockets = 2;
    StreamFixture backend(options);
    {
        StreamListener one(backend.url(), "till:M1000");
        StreamListener two(backend.url(), "till:M1000");
        QTRY_VERIFY(one.isReady() && two.isReady());
        QVERIFY(!backend.hub.hasRoom());
        QCOMPARE(backend.server.openConnections(), 2);
        QVERIFY(backend.metrics.text().contains("guitai_stream_sockets 2"));
    }
    QTRY_COMPARE(backend.hub.openSockets(), 0);
    QTRY_COMPARE(backend.server.openConnections(), 0);
    QVERIFY(backend.hub.hasRoom());
    QVERIFY(backend.metrics.text().contains("guitai_stream_sockets 0"));
}

void TestPushStream::survivesItsOwnEndWhileClientsCatchUp()
{
    stream::PushOptions options = quick();
    options.replayBatch = 2;
    auto backend = std::make_unique<StreamFixture>(options);
    backend->commit(kTea, 1, 50);
    std::vector<std::unique_ptr<StreamListener>> tills;
    for (int i = 0; i < 5; ++i)
        tills.push_back(std::make_unique<StreamListener>(backend->url(), "till:M1000", events::Cursor({0, 0}).text()));
    QTRY_VERIFY(tills.front()->isReady());
    backend.reset();
    for (const auto& till : tills)
        QTRY_VERIFY(till->isClosed());
}

QTEST_GUILESS_MAIN(TestPushStream)
#include "tst_push_stream.moc"
