// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/client.h"
#include "http/response_parser.h"

#include <QTest>

using namespace guitai;
using http::ResponseParser;
using State = http::ResponseParser::State;

class ResponseParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameAnswerHoweverTheBytesAreCut_data();
    void sameAnswerHoweverTheBytesAreCut();
    void endOfConnectionEndsAnUnmeasuredBody();
    void badAnswersAreRefused_data();
    void badAnswersAreRefused();
    void answerToHeadHasNoBody();
    void bodyGoesToItsSink();
    void sinkIsForSuccessesAlone();
    void sinkThatTakesNoMoreEndsTheAnswer();
};

void ResponseParserTest::sameAnswerHoweverTheBytesAreCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("with a length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
                                   << QByteArray("hello");
    QTest::newRow("in chunks")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n")
        << QByteArray("hello");
    QTest::newRow("behind an interim answer")
        << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
        << QByteArray("hi");
    QTest::newRow("without a body") << QByteArray("HTTP/1.1 204 No Content\r\nX: y\r\n\r\n") << QByteArray();
}

void ResponseParserTest::sameAnswerHoweverTheBytesAreCut()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype step = 1; step <= bytes.size(); ++step) {
        ResponseParser parser(100, false);
        qsizetype start = 0;
        for (qsizetype end = 0; end < bytes.size();) {
            QCOMPARE(parser.state(), State::Reading);
            end = std::min(end + step, bytes.size());
            start += parser.feed(QByteArrayView(bytes).sliced(start, end - start));
        }
        QCOMPARE(parser.state(), State::Complete);
        QVERIFY(parser.keepAlive());
        QTEST(parser.take().body, "body");
    }
}

void ResponseParserTest::endOfConnectionEndsAnUnmeasuredBody()
{
    ResponseParser parser(100, false);
    parser.feed("HTTP/1.1 200 OK\r\n\r\nto the end");
    QCOMPARE(parser.state(), State::Reading);
    parser.endOfStream();
    QCOMPARE(parser.state(), State::Complete);
    QVERIFY(!parser.keepAlive());
    QCOMPARE(parser.take().body, "to the end");

    ResponseParser cut(100, false);
    cut.feed("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf");
    cut.endOfStream();
    QCOMPARE(cut.state(), State::Reading);
}

void ResponseParserTest::badAnswersAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("announced larger than the limit")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n" + QByteArray(101, 'x'));
    QTest::newRow("chunks larger than the limit")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n");
    QTest::newRow("unmeasured and larger than the limit")
        << QByteArray("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(101, 'x'));
    QTest::newRow("a length that wraps") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551621\r\n\r\nhello");
    QTest::newRow("two lengths") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na");
    QTest::newRow("length and chunks") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na");
    QTest::newRow("another coding") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\na");
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n");
    QTest::newRow("switched protocols") << QByteArray("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    QTest::newRow("a bare line feed") << QByteArray("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
    QTest::newRow("a folded line") << QByteArray("HTTP/1.1 200 OK\r\nX: a\r\n b\r\n\r\n");
    QTest::newRow("an endless head") << QByteArray("HTTP/1.1 200 OK\r\nX: " + QByteArray(70000, 'a'));
}

void ResponseParserTest::badAnswersAreRefused()
{
    QFETCH(QByteArray, bytes);
    ResponseParser parser(100, false);
    parser.feed(bytes);
    QCOMPARE(parser.state(), State::Refused);
    QVERIFY(parser.refusal().code == http::errors::kBadAnswer);
}

void ResponseParserTest::answerToHeadHasNoBody()
{
    ResponseParser parser(100, true);
    const QByteArray bytes = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n";
    QCOMPARE(parser.feed(bytes), bytes.size());
    QCOMPARE(parser.state(), State::Complete);
}

void ResponseParserTest::bodyGoesToItsSink()
{
    const QByteArray bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n";
    QByteArray taken;
    ResponseParser parser(5, false, [&taken](QByteArrayView piece) {
        taken.append(piece);
        return true;
    });
    parser.feed(bytes);
    QCOMPARE(parser.state(), State::Complete);
    QCOMPARE(taken, "hello");
    QCOMPARE(parser.take().body, "");
    ResponseParser tight(4, false, [](QByteArrayView) { return true; });
    tight.feed(bytes);
    QCOMPARE(tight.state(), State::Refused);
}

void ResponseParserTest::sinkIsForSuccessesAlone()
{
    ResponseParser parser(100, false, [](QByteArrayView) {
        QTest::qFail("The sink was given a refusal.", __FILE__, __LINE__);
        return true;
    });
    parser.feed("HTTP/1.1 400 Bad Request\r\nContent-Length: 5\r\n\r\nwrong");
    QCOMPARE(parser.state(), State::Complete);
    QCOMPARE(parser.take().body, "wrong");
}

void ResponseParserTest::sinkThatTakesNoMoreEndsTheAnswer()
{
    for (const QByteArray framing :
         {"Content-Length: 2\r\n\r\nhi", "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"}) {
        ResponseParser parser(100, false, [](QByteArrayView) { return false; });
        parser.feed("HTTP/1.1 200 OK\r\n" + framing);
        QCOMPARE(parser.state(), State::Refused);
        QCOMPARE(parser.refusal().code.name, http::errors::kBadAnswer.name);
    }
}

QTEST_GUILESS_MAIN(ResponseParserTest)
#include "tst_response_parser.moc"
