// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Over real sockets: a receiver on loopback, the product's own client and resolver, and a signature that Qt's
// HMAC computes anew over the bytes that arrived.
#include "webhook_house.h"

#include "wire/json_reader.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QTcpSocket>

using namespace guitai;
using namespace std::chrono_literals;

namespace {

struct Received
{
    QByteArray requestLine;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// Takes whole requests and answers each with the bytes it was given.
class Receiver
{
public:
    Receiver()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("the receiver cannot listen");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
        });
    }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1/hooks?shop=1").arg(m_server.serverPort()); }

    QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    std::vector<Received> received;

private:
    void read(QTcpSocket* socket)
    {
        QByteArray& bytes = m_bytes[socket];
        bytes += socket->readAll();
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Received request;
        const QList<QByteArray> lines = bytes.first(end).split('\n');
        request.requestLine = lines[0].trimmed();
        for (const QByteArray& line : lines.mid(1))
            request.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (bytes.size() < end + 4 + length)
            return;
        request.body = bytes.mid(end + 4, length);
        bytes.remove(0, end + 4 + length);
        received.push_back(request);
        socket->write(answer);
    }

    QTcpServer m_server;
    QHash<QTcpSocket*, QByteArray> m_bytes;
};

} // namespace

class tst_webhook_calls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReceiverCanVerifyWhatItGot();
    void answersThatAreNotADelivery_data();
    void answersThatAreNotADelivery();
    void loopbackIsRefusedOutsideTheDemo();
    void aHostThatDoesNotExist();
};

/// One process with real sockets and names.
struct SocketBench
{
    explicit SocketBench(bool isDemo)
    {
        house.policy.allowLoopback = isDemo;
        process = std::make_unique<test::WebhookProcess>(*house.storage, house.sealer, house.clock, *client, resolver,
                                                         house.policy);
    }
    void send(const QString& notifyUrl)
    {
        house.putEndpoint(*process);
        house.insertPayment("P7", notifyUrl);
        eventId = house.insertEvent(0, test::kShop, "P7");
        process->start();
    }

    test::WebhookHouse house;
    std::unique_ptr<http::Client> client = http::makeSocketClient({});
    webhooks::SystemHostResolver resolver;
    std::unique_ptr<test::WebhookProcess> process;
    EventId eventId;
};

void tst_webhook_calls::aReceiverCanVerifyWhatItGot()
{
    Receiver receiver;
    SocketBench bench(true);
    bench.send(receiver.url());
    QTRY_COMPARE(bench.house.statuses(), QByteArray("DELIVERED"));
    QCOMPARE(receiver.received.size(), size_t(1));
    const Received& got = receiver.received[0];
    QCOMPARE(got.requestLine, QByteArray("POST /hooks?shop=1 HTTP/1.1"));
    QVERIFY(got.headers.value("content-type").startsWith("application/cloudevents+json"));
    QCOMPARE(got.headers.value("webhook-id"), bench.eventId.bytes());
    const QByteArray key = QByteArray::fromBase64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    const QByteArray message =
        got.headers.value("webhook-id") + '.' + got.headers.value("webhook-timestamp") + '.' + got.body;
    const QByteArray expected =
        "v1," + QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256).toBase64();
    QCOMPARE(got.headers.value("webhook-signature"), expected);
    const QJsonObject event = QJsonDocument::fromJson(got.body).object();
    QCOMPARE(event.value(QLatin1String("specversion")).toString(), QStringLiteral("1.0"));
    QCOMPARE(event.value(QLatin1String("type")).toString(), QStringLiteral("guitai.payment.succeeded"));
    QCOMPARE(event.value(QLatin1String("id")).toString(), bench.eventId.text());
    QVERIFY(wire::readJson(got.body).ok());
}

void tst_webhook_calls::answersThatAreNotADelivery_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("recorded");
    QTest::newRow("a redirect, which is not followed")
        << QByteArray("HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")
        << QByteArray("307");
    QTest::newRow("a server error") << QByteArray("HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\nno")
                                    << QByteArray("500");
    QTest::newRow("more than 4 KB") << "HTTP/1.1 200 OK\r\nContent-Length: 4097\r\n\r\n" + QByteArray(4097, 'x')
                                    << QByteArray("HTTP_BAD_ANSWER");
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n") << QByteArray("HTTP_BAD_ANSWER");
}

void tst_webhook_calls::answersThatAreNotADelivery()
{
    QFETCH(QByteArray, answer);
    Receiver receiver;
    receiver.answer = answer;
    SocketBench bench(true);
    bench.send(receiver.url());
    QTRY_COMPARE(receiver.received.size(), size_t(1));
    QTRY_COMPARE(bench.house.deliveries()[0].number(3), 1);
    QCOMPARE(bench.house.statuses(), QByteArray("PENDING"));
    QTEST(bench.house.deliveries()[0].utf8(5), "recorded");
    QCOMPARE(receiver.received.size(), size_t(1));
}

void tst_webhook_calls::loopbackIsRefusedOutsideTheDemo()
{
    Receiver receiver;
    SocketBench bench(false);
    bench.send(receiver.url());
    QTRY_COMPARE(bench.house.statuses(), QByteArray("DEAD"));
    QCOMPARE(bench.house.deliveries()[0].utf8(5), QByteArray("URL_REFUSED"));
    QVERIFY(receiver.received.empty());
}

void tst_webhook_calls::aHostThatDoesNotExist()
{
    SocketBench bench(false);
    bench.send(QStringLiteral("https://no-such-host.invalid/"));
    QTRY_COMPARE(bench.house.deliveries().size(), size_t(1));
    QTRY_COMPARE_WITH_TIMEOUT(bench.house.deliveries()[0].number(3), 1, 15'000);
    QCOMPARE(bench.house.deliveries()[0].utf8(5), QByteArray("HOST_UNKNOWN"));
}

QTEST_GUILESS_MAIN(tst_webhook_calls)
#include "tst_webhook_calls.moc"
