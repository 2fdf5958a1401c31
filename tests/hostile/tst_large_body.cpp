// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.h"
#include "support/skip.h"

#include <QFile>
#include <QTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

using namespace guitai;

namespace {

async::Task<http::Response> answer(http::Request)
{
    co_return http::Response();
}

qint64 residentBytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return 0;
    return statm.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

/// A blocking sender on its own thread, which goes on writing behind the refusal as a stubborn client
/// does; it holds one piece at a time.
class Sender
{
public:
    Sender(quint16 port, QByteArray head, QByteArray piece, qint64 total)
        : m_thread([this, port, head, piece, total] { run(port, head, piece, total); })
    {
    }
    ~Sender() { m_thread.join(); }

    bool isDone() const { return m_done; }
    qint64 sent() const { return m_sent; }
    const QByteArray& answer() const { return m_answer; } ///< once done

private:
    void run(quint16 port, const QByteArray& head, const QByteArray& piece, qint64 total)
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
            ::send(socket, head.constData(), static_cast<std::size_t>(head.size()), MSG_NOSIGNAL) == head.size()) {
            for (ssize_t wrote = 0; m_sent < total && wrote >= 0; m_sent += std::max<ssize_t>(wrote, 0))
                wrote = ::send(socket, piece.constData(), static_cast<std::size_t>(piece.size()), MSG_NOSIGNAL);
            char buffer[4096];
            const ssize_t got = ::recv(socket, buffer, sizeof buffer, 0);
            m_answer = QByteArray(buffer, std::max<ssize_t>(got, 0));
        }
        ::close(socket);
        m_done = true;
    }

    QByteArray m_answer;
    std::atomic<qint64> m_sent = 0;
    std::atomic<bool> m_done = false;
    std::thread m_thread;
};

} // namespace

/// A gigabyte costs the server no memory, announced or not, refused or drained.
class LargeBodyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gigabyteGrowsNothing_data();
    void gigabyteGrowsNothing();

private:
    SystemClock m_clock;
};

void LargeBodyTest::gigabyteGrowsNothing_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("drainAll");
    QTest::newRow("announced and cut") << QByteArray("Content-Length: 1073741824\r\n") << false;
    QTest::newRow("announced and read to its end") << QByteArray("Content-Length: 1073741824\r\n") << true;
    QTest::newRow("in chunks and read to its end") << QByteArray("Transfer-Encoding: chunked\r\n") << true;
}

void LargeBodyTest::gigabyteGrowsNothing()
{
    QFETCH(QByteArray, fields);
    QFETCH(bool, drainAll);
    server::ServerOptions options;
    if (drainAll) { // so that the whole gigabyte passes through
        options.drainBytes = 2ll << 30;
        options.drainTime = std::chrono::minutes(2);
    }
    server::Server server(options, m_clock, &answer);
    QVERIFY(server.listen().ok());
    const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
    const QByteArray piece =
        fields.startsWith("Transfer") ? "4000\r\n" + QByteArray(16384, 'x') + "\r\n" : QByteArray(16384, 'x');
    qint64 grown = 0;
    for (const qint64 total : {qint64(1) << 24, qint64(1) << 30}) { // the first warms the sockets' own buffers up
        const qint64 before = residentBytes();
        Sender sender(server.port(), head, piece, total);
        QTRY_VERIFY_WITH_TIMEOUT(sender.isDone(), 60'000);
        grown = residentBytes() - before;
        QTRY_COMPARE(server.openConnections(), 0);
        if (drainAll) {
            QVERIFY(sender.sent() >= total);
            QVERIFY(sender.answer().startsWith("HTTP/1.1 413 "));
        } else {
            QVERIFY(sender.sent() < total);
        }
    }
    qInfo("resident memory grew by %lld KB", grown / 1024);
#ifdef __SANITIZE_ADDRESS__
    GUITAI_SKIP(QStringLiteral("AddressSanitizer keeps freed memory back: its growth says nothing"));
#endif
    QVERIFY(grown < 2 << 20);
}

GUITAI_SKIPPING_MAIN(QCoreApplication, LargeBodyTest)
#include "tst_large_body.moc"
