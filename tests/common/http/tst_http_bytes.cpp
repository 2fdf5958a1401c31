// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/request_bytes.h"
#include "http/response_bytes.h"

#include <QTest>

using namespace guitai;

class HttpBytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAnAnswer();
    void bodylessAnswers_data();
    void bodylessAnswers();
    void refusesWhatWouldBreakTheHead_data();
    void refusesWhatWouldBreakTheHead();
    void writesACall();
    void refusesCalls_data();
    void refusesCalls();
};

void HttpBytesTest::writesAnAnswer()
{
    http::Response response{201, {}, "{}"};
    response.headers.append("Content-Type", "application/json");
    response.headers.append("content-length", "99");
    response.headers.append("Connection", "upgrade");
    QCOMPARE(http::responseBytes(response, {false, true, "Thu, 01 Jan 1970 00:00:00 GMT"}),
             QByteArray("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n"
                        "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\nContent-Length: 2\r\n\r\n{}"));
    QCOMPARE(http::responseBytes({404}, {false, false, {}}),
             QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
}

void HttpBytesTest::bodylessAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("toHead");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("204") << 204 << false << QByteArray("HTTP/1.1 204 No Content\r\n\r\n");
    QTest::newRow("304") << 304 << false << QByteArray("HTTP/1.1 304 Not Modified\r\n\r\n");
    QTest::newRow("to HEAD the length is told")
        << 200 << true << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");
}

void HttpBytesTest::bodylessAnswers()
{
    QFETCH(int, status);
    QFETCH(bool, toHead);
    QFETCH(QByteArray, written);
    QCOMPARE(http::responseBytes({status, {}, "body"}, {toHead, true, {}}), written);
}

void HttpBytesTest::refusesWhatWouldBreakTheHead_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("a line break in the value") << QByteArray("X") << QByteArray("a\r\nSet-Cookie: b");
    QTest::newRow("a line feed in the value") << QByteArray("X") << QByteArray("a\nb");
    QTest::newRow("a NUL in the value") << QByteArray("X") << QByteArray("a\0b", 3);
    QTest::newRow("a line break in the name") << QByteArray("X\r\nY") << QByteArray("a");
    QTest::newRow("a colon in the name") << QByteArray("X:") << QByteArray("a");
    QTest::newRow("a space in the name") << QByteArray("X ") << QByteArray("a");
    QTest::newRow("no name") << QByteArray() << QByteArray("a");
}

void HttpBytesTest::refusesWhatWouldBreakTheHead()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    http::Response response;
    response.headers.append(name, value);
    QVERIFY(!http::responseBytes(response, {}));
    http::Call call("GET", QUrl(QStringLiteral("http://a/")));
    call.headers.append(name, value);
    QVERIFY(!http::requestBytes(call).ok());
}

void HttpBytesTest::writesACall()
{
    http::Call call("POST", QUrl::fromEncoded("https://pay.example:8443/v3/pay?a=%20b"));
    call.headers.append("X-A", "1");
    call.headers.append("Content-Length", "7");
    call.body = "{}";
    const auto written = http::requestBytes(call);
    QVERIFY(written.ok());
    QVERIFY(written->startsWith("POST /v3/pay?a=%20b HTTP/1.1\r\nHost: pay.example:8443\r\nUser-Agent: Guitai/"));
    QVERIFY(written->endsWith("\r\nX-A: 1\r\nContent-Length: 2\r\n\r\n{}"));
    const auto bare = http::requestBytes(http::Call("GET", QUrl(QStringLiteral("https://pay.example"))));
    QVERIFY(bare->startsWith("GET / HTTP/1.1\r\nHost: pay.example\r\n"));
    QVERIFY(!bare->contains("Content-Length"));
}

void HttpBytesTest::refusesCalls_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("url");
    QTest::newRow("another scheme") << QByteArray("GET") << QStringLiteral("ftp://a/");
    QTest::newRow("no host") << QByteArray("GET") << QStringLiteral("http:///x");
    QTest::newRow("a method with a line break") << QByteArray("GET / HTTP/1.1\r\n") << QStringLiteral("http://a/");
    QTest::newRow("a tunnel") << QByteArray("CONNECT") << QStringLiteral("http://a/");
}

void HttpBytesTest::refusesCalls()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, url);
    const auto written = http::requestBytes(http::Call(method, QUrl(url)));
    QVERIFY(!written.ok());
    QVERIFY(written.error().code == http::errors::kNotSent);
}

QTEST_GUILESS_MAIN(HttpBytesTest)
#include "tst_http_bytes.moc"
