// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/refusal.h"
#include "http/request_parser.h"

#include <QTest>

using namespace guitai;
using http::RequestParser;
using State = http::RequestParser::State;

namespace {

/// Presents the bytes as a socket would: what was not consumed comes again with `step` more bytes.
struct Feeding
{
    std::vector<http::Request> requests;
    int refusedWith = 0;
    qsizetype left = 0;
};

Feeding feedInSteps(const QByteArray& bytes, qsizetype step, http::BodyLimit limit = {})
{
    Feeding feeding;
    RequestParser parser({}, std::move(limit));
    qsizetype start = 0;
    for (qsizetype end = std::min(step, bytes.size()); start < bytes.size();) {
        const qsizetype used = parser.feed(QByteArrayView(bytes).sliced(start, end - start));
        start += used;
        if (parser.state() == State::Refused) {
            feeding.refusedWith = parser.refusal().code.httpStatus;
            break;
        }
        if (parser.state() == State::Complete) {
            feeding.requests.push_back(parser.take());
            continue;
        }
        if (used == 0 || start == end) {
            if (end == bytes.size())
                break;
            end = std::min(end + step, bytes.size());
        }
    }
    feeding.left = bytes.size() - start;
    return feeding;
}

int statusOf(const QByteArray& bytes)
{
    return feedInSteps(bytes, bytes.size()).refusedWith;
}

QByteArray lineOf(qsizetype size)
{
    const QByteArray around = "GET / HTTP/1.1";
    return "GET /" + QByteArray(size - around.size(), 'a') + " HTTP/1.1";
}

/// Field lines of exactly that many bytes, CRLFs included.
QByteArray fieldsOf(qsizetype size)
{
    const QByteArray host = "Host: a\r\n";
    return host + "X: " + QByteArray(size - host.size() - 5, 'v') + "\r\n";
}

QByteArray manyFields(int count)
{
    QByteArray fields = "Host: a\r\n";
    for (int i = 1; i < count; ++i)
        fields += "F" + QByteArray::number(i) + ": v\r\n";
    return fields;
}

} // namespace

class RequestParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheParts();
    void sameAnswerHoweverTheBytesAreCut();
    void limitsHoldOnTheExactByte_data();
    void limitsHoldOnTheExactByte();
    void bodyLimitIsAskedPerRequest();
    void endlessHeadIsRefusedBeforeItEnds_data();
    void endlessHeadIsRefusedBeforeItEnds();
    void keepsAliveAsTheClientAsks_data();
    void keepsAliveAsTheClientAsks();
    void trailersDoNotBecomeHeaders();
};

void RequestParserTest::readsTheParts()
{
    RequestParser parser;
    const QByteArray bytes = "POST /v1/payments?x=%20&y HTTP/1.1\r\nHost: pay.example:8443\r\nX-A:  one \r\n"
                             "x-a: two\r\nEmpty:\r\nContent-Length: 4\r\n\r\n{\"\"}";
    QCOMPARE(parser.feed(bytes), bytes.size());
    QCOMPARE(parser.state(), State::Complete);
    const http::Request request = parser.take();
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.target, "/v1/payments?x=%20&y");
    QCOMPARE(request.path, "/v1/payments");
    QCOMPARE(request.query, "x=%20&y");
    QCOMPARE(request.headers.value("X-A"), "one, two");
    QCOMPARE(request.headers.count("X-a"), 2);
    QVERIFY(request.headers.value("Missing").isNull());
    QVERIFY(!request.headers.value("Empty").isNull());
    QCOMPARE(request.body, "{\"\"}");
    QCOMPARE(parser.state(), State::Head);
}

void RequestParserTest::sameAnswerHoweverTheBytesAreCut()
{
    const QByteArray stream = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"
                              "POST /b?q HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhello world"
                              "PUT /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                              "5;ext=\"1\"\r\nhello\r\n6\r\n world\r\n0\r\nTrail: er\r\n\r\n"
                              "DELETE /d HTTP/1.1\r\nHost: a\r\n\r\n";
    for (qsizetype step = 1; step <= stream.size(); ++step) {
        const Feeding feeding = feedInSteps(stream, step);
        QCOMPARE(feeding.refusedWith, 0);
        QCOMPARE(feeding.left, 0);
        QCOMPARE(feeding.requests.size(), 4u);
        QCOMPARE(feeding.requests[0].target, "/a");
        QVERIFY(feeding.requests[0].query.isNull());
        QCOMPARE(feeding.requests[1].body, "hello world");
        QCOMPARE(feeding.requests[2].body, "hello world");
        QCOMPARE(feeding.requests[3].method, "DELETE");
    }
}

void RequestParserTest::limitsHoldOnTheExactByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray rest = "\r\nHost: a\r\n\r\n";
    QTest::newRow("a request line of 8192 bytes passes") << lineOf(8192) + rest << 0;
    QTest::newRow("one byte more is 414") << lineOf(8193) + rest << 414;
    const QByteArray line = "GET / HTTP/1.1\r\n";
    QTest::newRow("headers of 16384 bytes pass") << line + fieldsOf(16384) + "\r\n" << 0;
    QTest::newRow("one byte more is 431") << line + fieldsOf(16385) + "\r\n" << 431;
    QTest::newRow("64 fields pass") << line + manyFields(64) + "\r\n" << 0;
    QTest::newRow("65 fields are 431") << line + manyFields(65) + "\r\n" << 431;
    const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\n";
    QTest::newRow("a body of 65536 bytes passes")
        << post + "Content-Length: 65536\r\n\r\n" + QByteArray(65536, 'b') << 0;
    QTest::newRow("65537 are 413 before any came") << post + "Content-Length: 65537\r\n\r\n" << 413;
    const QByteArray chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("chunks of 65536 bytes in all pass")
        << chunked + "8000\r\n" + QByteArray(32768, 'b') + "\r\n8000\r\n" + QByteArray(32768, 'b') + "\r\n0\r\n\r\n"
        << 0;
    QTest::newRow("chunks of one byte more are 413")
        << chunked + "8000\r\n" + QByteArray(32768, 'b') + "\r\n8001\r\n" + QByteArray(32769, 'b') + "\r\n0\r\n\r\n"
        << 413;
}

void RequestParserTest::limitsHoldOnTheExactByte()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    for (const qsizetype step : {bytes.size(), qsizetype(997)}) {
        const Feeding feeding = feedInSteps(bytes, step);
        QCOMPARE(feeding.refusedWith, status);
        QCOMPARE(feeding.requests.size(), status == 0 ? 1u : 0u);
    }
}

void RequestParserTest::bodyLimitIsAskedPerRequest()
{
    const http::BodyLimit limit = [](const QByteArray& method, const QByteArray& path) -> qsizetype {
        return method == "POST" && path == "/big" ? 10 : 2;
    };
    QCOMPARE(
        feedInSteps("POST /big?x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n0123456789", 7, limit).refusedWith,
        0);
    QCOMPARE(feedInSteps("POST /big HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n", 7, limit).refusedWith, 413);
    QCOMPARE(feedInSteps("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n", 7, limit).refusedWith, 413);
}

void RequestParserTest::endlessHeadIsRefusedBeforeItEnds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray line = "GET / HTTP/1.1\r\nHost: a\r\n";
    QTest::newRow("a line without end") << "GET /" + QByteArray(9000, 'a') << 414;
    QTest::newRow("a header without end") << line + "X: " + QByteArray(17000, 'a') << 431;
    QTest::newRow("a chunk line without end")
        << "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;" + QByteArray(20000, 'a') << 400;
    QTest::newRow("trailers without end")
        << "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: " + QByteArray(20000, 'a') << 400;
    QTest::newRow("bytes of TLS") << QByteArray("\x16\x03\x01\x02", 4) << 400;
}

void RequestParserTest::endlessHeadIsRefusedBeforeItEnds()
{
    QFETCH(QByteArray, bytes);
    QTEST(statusOf(bytes), "status");
}

void RequestParserTest::keepsAliveAsTheClientAsks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("1.1 stays") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << true;
    QTest::newRow("1.1 with close goes") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, CLOSE\r\n\r\n")
                                         << false;
    QTest::newRow("1.0 goes") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 goes even when it asks to stay")
        << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << false;
}

void RequestParserTest::keepsAliveAsTheClientAsks()
{
    QFETCH(QByteArray, bytes);
    RequestParser parser;
    parser.feed(bytes);
    QCOMPARE(parser.state(), State::Complete);
    QTEST(parser.keepAlive(), "keepAlive");
}

void RequestParserTest::trailersDoNotBecomeHeaders()
{
    const Feeding feeding = feedInSteps(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nAuthorization: stolen\r\n\r\n", 1000);
    QCOMPARE(feeding.requests.size(), 1u);
    QVERIFY(!feeding.requests[0].headers.has("Authorization"));
}

QTEST_GUILESS_MAIN(RequestParserTest)
#include "tst_request_parser.moc"
