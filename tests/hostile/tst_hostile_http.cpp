// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.h"
#include "support/raw_client.h"

#include <QTest>

using namespace guitai;
using test::RawClient;

namespace {

async::Task<http::Response> echo(http::Request request)
{
    http::Response response;
    response.body = request.method + ' ' + request.target + ' ' + request.body;
    co_return response;
}

const QByteArray kHost = "Host: a\r\n";
const QByteArray kSmuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

QByteArray get(const QByteArray& fields, const QByteArray& behind = {})
{
    return "GET / HTTP/1.1\r\n" + kHost + fields + "\r\n" + behind;
}

QByteArray post(const QByteArray& fields, const QByteArray& body)
{
    return "POST / HTTP/1.1\r\n" + kHost + fields + "\r\n" + body;
}

QByteArray line(const QByteArray& requestLine)
{
    return requestLine + "\r\n" + kHost + "\r\n";
}

QByteArray chunked(const QByteArray& body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

} // namespace

/// Each case: the bytes, the statuses of all answers in order, and whether the server then closes.
class HostileHttpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isAnsweredExactly_data();
    void isAnsweredExactly();
    void cleanupTestCase();

private:
    void requestLines();
    void hosts();
    void headerFields();
    void lengths();
    void codings();
    void chunks();
    void sizes();
    void goodOnes();

    SystemClock m_clock;
    std::unique_ptr<server::Server> m_server;
    int m_cases = 0;
};

void HostileHttpTest::initTestCase()
{
    m_server = std::make_unique<server::Server>(server::ServerOptions(), m_clock, &echo);
    QVERIFY(m_server->listen().ok());
}

void HostileHttpTest::cleanupTestCase()
{
    QVERIFY2(m_cases >= 100, qPrintable(QString::number(m_cases)));
    QTRY_COMPARE(m_server->openConnections(), 0);
}

namespace {

void refused(const char* name, const QByteArray& bytes, int status = 400)
{
    QTest::newRow(name) << bytes << QList<int>{status} << true;
}

void answered(const char* name, const QByteArray& bytes, const QList<int>& statuses, bool closes = false)
{
    QTest::newRow(name) << bytes << statuses << closes;
}

} // namespace

void HostileHttpTest::requestLines()
{
    refused("an empty line first", "\r\n" + get({}));
    refused("two empty lines first", "\r\n\r\n");
    refused("a bare line feed behind the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n");
    refused("a bare carriage return in the request line", "GET /\rx HTTP/1.1\r\nHost: a\r\n\r\n");
    refused("no version", line("GET /"));
    refused("no target", line("GET HTTP/1.1"));
    refused("only a method", line("GET"));
    refused("a space first", line(" GET / HTTP/1.1"));
    refused("two spaces behind the method", line("GET  / HTTP/1.1"));
    refused("two spaces behind the target", line("GET /  HTTP/1.1"));
    refused("a space in the target", line("GET /a b HTTP/1.1"));
    refused("a space behind the version", line("GET / HTTP/1.1 "));
    refused("a tab for a space", line("GET\t/ HTTP/1.1"));
    refused("a NUL in the target", line(QByteArray("GET /\0 HTTP/1.1", 15)));
    refused("a DEL in the target", line("GET /\x7f HTTP/1.1"));
    refused("an 8-bit byte in the target", line("GET /\xc3\xa4 HTTP/1.1"));
    refused("an escape byte in the method", line("G\x1b"
                                                 "ET / HTTP/1.1"));
    refused("a method with a slash", line("GE/T / HTTP/1.1"));
    refused("a method with a quote", line("GE\"T / HTTP/1.1"));
    refused("a method with a percent sign", line("GE%54 / HTTP/1.1"));
    refused("a method with a parenthesis", line("GET() / HTTP/1.1"));
    refused("a method that is too long", line(QByteArray(33, 'A') + " / HTTP/1.1"));
    refused("an unknown method", line("BREW / HTTP/1.1"), 501);
    refused("a method in lower case", line("get / HTTP/1.1"), 501);
    refused("TRACE", line("TRACE / HTTP/1.1"), 501);
    refused("CONNECT with an authority", line("CONNECT a:443 HTTP/1.1"));
    refused("an absolute target", line("GET http://a/ HTTP/1.1"));
    refused("an asterisk for OPTIONS", line("OPTIONS * HTTP/1.1"));
    refused("a target without a slash", line("GET index.html HTTP/1.1"));
    refused("a fragment in the target", line("GET /a#b HTTP/1.1"));
    refused("a backslash in the target", line("GET /a\\..\\b HTTP/1.1"));
    refused("a quote in the target", line("GET /\"a\" HTTP/1.1"));
    refused("angle brackets in the target", line("GET /<script> HTTP/1.1"));
    refused("a cut percent sequence", line("GET /%4 HTTP/1.1"));
    refused("a percent sequence that is none", line("GET /%zz HTTP/1.1"));
    refused("an encoded NUL", line("GET /a%00b HTTP/1.1"));
    refused("HTTP/0.9", line("GET / HTTP/0.9"), 505);
    refused("HTTP/1.2", line("GET / HTTP/1.2"), 505);
    refused("HTTP/2.0", line("GET / HTTP/2.0"), 505);
    refused("HTTP/9.9", line("GET / HTTP/9.9"), 505);
    refused("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    refused("a version of two digits", line("GET / HTTP/1.10"));
    refused("a version without a dot", line("GET / HTTP/11"));
    refused("a version in lower case", line("GET / http/1.1"));
    refused("another protocol", line("GET / ICY/1.1"));
    refused("a TLS hello", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
    refused("noise", QByteArray("\x00\x01\x02\x03", 4));
    refused("SSH", "SSH-2.0-OpenSSH_9.2\r\n");
}

void HostileHttpTest::hosts()
{
    refused("no Host", "GET / HTTP/1.1\r\n\r\n");
    refused("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    refused("two equal Hosts", "GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n");
    refused("two Hosts in 1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n");
    refused("an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n");
    refused("a list of Hosts", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n");
    refused("a Host with a user", "GET / HTTP/1.1\r\nHost: user@a\r\n\r\n");
    refused("a Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n");
    refused("a Host with a space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n");
    refused("a Host of 8-bit bytes", "GET / HTTP/1.1\r\nHost: \xe4\r\n\r\n");
}

void HostileHttpTest::headerFields()
{
    refused("a folded line", get("X: a\r\n b\r\n"));
    refused("a line folded with a tab", get("X: a\r\n\tb\r\n"));
    refused("a folded line first", "GET / HTTP/1.1\r\n Host: a\r\n\r\n");
    refused("a folded Transfer-Encoding", post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"));
    refused("a space before the colon", get("X : a\r\n"));
    refused("a tab before the colon", get("X\t: a\r\n"));
    refused("a space before the colon of a length", post("Content-Length : 5\r\n", "hello"));
    refused("no colon", get("X\r\n"));
    refused("no name", get(": a\r\n"));
    refused("a NUL in a name", get(QByteArray("X\0Y: a\r\n", 8)));
    refused("a NUL in a value", get(QByteArray("X: a\0b\r\n", 8)));
    refused("a control byte in a value", get("X: a\x01\r\n"));
    refused("a DEL in a value", get("X: a\x7f\r\n"));
    refused("an 8-bit byte in a name", get("\xc3\xa4: a\r\n"));
    refused("a quote in a name", get("X\"Y: a\r\n"));
    refused("a bare line feed behind a field", get("X: a\nY: b\r\n"));
    refused("a bare carriage return in a value", get("X: a\rY: b\r\n"));
    refused("a bare line feed ends the head", "GET / HTTP/1.1\r\nHost: a\r\n\n");
    refused("an unknown expectation", post("Expect: a-pony\r\nContent-Length: 2\r\n", "ok"), 417);
    refused("a broken Connection list", get("Connection: ;;;\r\n"));
}

void HostileHttpTest::lengths()
{
    refused("two differing lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello" + kSmuggled));
    refused("two equal lengths", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"));
    refused("a list of lengths", post("Content-Length: 5, 5\r\n", "hello"));
    refused("a length with a plus", post("Content-Length: +5\r\n", "hello"));
    refused("a negative length", post("Content-Length: -1\r\n", kSmuggled));
    refused("a length in hex", post("Content-Length: 0x5\r\n", "hello"));
    refused("a length with a fraction", post("Content-Length: 5.0\r\n", "hello"));
    refused("a length with an exponent", post("Content-Length: 1e1\r\n", "hello"));
    refused("an empty length", post("Content-Length:\r\n", "hello"));
    refused("a length that is a word", post("Content-Length: five\r\n", "hello"));
    refused("a length with a space inside", post("Content-Length: 1 0\r\n", "hello"));
    refused("a length over 2^64", post("Content-Length: 18446744073709551621\r\n", "hello"));
    refused("a length of 40 digits", post("Content-Length: " + QByteArray(40, '9') + "\r\n", "hello"));
    refused("a length of 2^63", post("Content-Length: 9223372036854775808\r\n", "hello"), 413);
    refused("a length of 2^64 - 1", post("Content-Length: 18446744073709551615\r\n", "hello"), 413);
    refused("a length one over the limit", post("Content-Length: 65537\r\n", {}), 413);
}

void HostileHttpTest::codings()
{
    const QByteArray end = "0\r\n\r\n";
    refused("length and coding", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", end + kSmuggled));
    refused("coding and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", end + kSmuggled));
    refused("a coding twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", end));
    refused("a coding and another", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", end));
    refused("length and an unknown coding", post("Content-Length: 5\r\nTransfer-Encoding: x\r\n", "hello"));
    refused("xchunked", post("Transfer-Encoding: xchunked\r\n", end), 501);
    refused("chunked, chunked", post("Transfer-Encoding: chunked, chunked\r\n", end), 501);
    refused("gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", end), 501);
    refused("chunked, identity", post("Transfer-Encoding: chunked, identity\r\n", end), 501);
    refused("identity", post("Transfer-Encoding: identity\r\n", end), 501);
    refused("chunked with a parameter", post("Transfer-Encoding: chunked;q=1\r\n", end), 501);
    refused("chunked in quotes", post("Transfer-Encoding: \"chunked\"\r\n", end), 501);
    refused("chunked with a vertical tab", post("Transfer-Encoding: \x0b"
                                                "chunked\r\n",
                                                end));
    refused("an empty coding", post("Transfer-Encoding:\r\n", end), 501);
    refused("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n" + end);
}

void HostileHttpTest::chunks()
{
    refused("a chunk size that is no number", chunked("xyz\r\nhello\r\n0\r\n\r\n"));
    refused("a negative chunk size", chunked("-5\r\nhello\r\n0\r\n\r\n"));
    refused("a chunk size with 0x", chunked("0x5\r\nhello\r\n0\r\n\r\n"));
    refused("a chunk size with a plus", chunked("+5\r\nhello\r\n0\r\n\r\n"));
    refused("an empty chunk size", chunked("\r\nhello\r\n0\r\n\r\n"));
    refused("a space before a chunk size", chunked(" 5\r\nhello\r\n0\r\n\r\n"));
    refused("a chunk size over 2^64", chunked("10000000000000005\r\nhello\r\n0\r\n\r\n"));
    refused("a chunk size of 2^63", chunked("8000000000000000\r\nhello\r\n0\r\n\r\n"), 413);
    refused("a chunk longer than its size", chunked("3\r\nhello\r\n0\r\n\r\n"));
    refused("a bare line feed behind a chunk size", chunked("5\nhello\r\n0\r\n\r\n"));
    refused("a chunk without its line end", chunked("5\r\nhello0\r\n\r\n"));
    refused("a chunk over the limit", chunked("10001\r\n"), 413);
    refused("a chunk line without end", chunked("5;" + QByteArray(20000, 'e')));
    refused("a trailer without end", chunked("0\r\nX: " + QByteArray(20000, 'e')));
    refused("a trailer without a colon", chunked("0\r\nnonsense\r\n\r\n"));
}

void HostileHttpTest::sizes()
{
    refused("a target of 9 KB", line("GET /" + QByteArray(9000, 'a') + " HTTP/1.1"), 414);
    refused("a line without end", QByteArray(8193, 'A'), 414);
    refused("headers of 17 KB", get("X: " + QByteArray(17000, 'a') + "\r\n"), 431);
    refused("a header name of 17 KB", get(QByteArray(17000, 'a')), 431);
    QByteArray many;
    for (int i = 0; i < 64; ++i)
        many += "F: v\r\n";
    refused("65 fields", get(many), 431);
    refused("a body of 64 KB and a byte", post("Content-Length: 65537\r\n", QByteArray(65537, 'b')), 413);
    refused("a body of 500 KB that is sent whole", post("Content-Length: 500000\r\n", QByteArray(500000, 'b')), 413);
}

void HostileHttpTest::goodOnes()
{
    answered("a good request", get({}), {200});
    answered("three pipelined", get({}) + post("Content-Length: 2\r\n", "ok") + get({}), {200, 200, 200});
    answered("good, then bad, then never read", get({}) + "GET / HTTP/1.1\r\n\r\n" + get({}), {200, 400}, true);
    answered("a good one in chunks", chunked("5\r\nhello\r\n0\r\n\r\n") + get({}), {200, 200});
    answered("chunk extensions and trailers", chunked("5;a=b\r\nhello\r\n0\r\nX: y\r\n\r\n") + get({}), {200, 200});
    answered("CHUNKED", post("Transfer-Encoding: CHUNKED\r\n", "2\r\nok\r\n0\r\n\r\n"), {200});
    answered("a length with zeros before it", post("Content-Length: 0002\r\n", "ok") + get({}), {200, 200});
    answered("what looks like a request in a body", post("Content-Length: 35\r\n", kSmuggled) + get({}), {200, 200});
    answered("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", {200}, true);
    answered("close, and nothing behind it", get("Connection: close\r\n", kSmuggled), {200}, true);
    answered("8-bit bytes in a value", get("X: \xc3\xa4\r\n"), {200});
    answered("an IPv6 Host", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", {200});
    answered("an upgrade nobody offers", get("Upgrade: h2c\r\nConnection: Upgrade\r\n"), {200});
    answered("a WebSocket nobody offers", get("Upgrade: websocket\r\nConnection: Upgrade\r\n"), {200});
    answered("64 KB of body exactly", post("Content-Length: 65536\r\n", QByteArray(65536, 'b')) + get({}), {200, 200});
    answered("half a head", "GET / HTTP/1.1\r\nHost: a\r\n", {});
    answered("half a body", post("Content-Length: 5\r\n", "hel"), {});
}

void HostileHttpTest::isAnsweredExactly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("statuses");
    QTest::addColumn<bool>("closes");
    requestLines();
    hosts();
    headerFields();
    lengths();
    codings();
    chunks();
    sizes();
    goodOnes();
}

void HostileHttpTest::isAnsweredExactly()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<int>, statuses);
    QFETCH(bool, closes);
    ++m_cases;
    const quint64 servedBefore = m_server->requestsServed();
    RawClient client(m_server->port());
    client.send(bytes);
    if (closes)
        QTRY_VERIFY(client.isClosed());
    QTRY_COMPARE(client.answerCount(), static_cast<int>(statuses.size()));

    // A good request elsewhere is answered, and by then nothing more came of this one.
    RawClient good(m_server->port());
    good.send(get({}));
    QTRY_COMPARE(good.lastStatus(), 200);
    QList<int> seen;
    for (const auto& answer : client.answers()) {
        seen.append(answer.status);
        QVERIFY(!answer.body.startsWith("GET /smuggled"));
        if (answer.status >= 400) {
            QCOMPARE(answer.headers.value("Content-Type"), "application/problem+json");
            QVERIFY(answer.body.contains("\"code\":\"") && answer.body.contains("\"request_id\":\""));
            QCOMPARE(answer.headers.value("Connection"), "close");
        }
    }
    QCOMPARE(seen, statuses);
    QCOMPARE(client.isClosed(), closes);
    const auto served = static_cast<quint64>(std::count(statuses.begin(), statuses.end(), 200));
    QCOMPARE(m_server->requestsServed() - servedBefore, served + 1);
}

QTEST_GUILESS_MAIN(HostileHttpTest)
#include "tst_hostile_http.moc"
