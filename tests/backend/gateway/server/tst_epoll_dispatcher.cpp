// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/epoll_dispatcher.h"
#include "server/server.h"
#include "support/raw_client.h"

#include <QAbstractEventDispatcher>
#include <QSocketNotifier>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

using namespace guitai;
using test::RawClient;

namespace {

async::Task<http::Response> answer(http::Request)
{
    co_return http::Response();
}

} // namespace

/// The whole test program runs on the dispatcher.
class EpollDispatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isInUse();
    void firesTimersAndPostedEvents();
    void wakesFromAnotherThread();
    void reusedDescriptorsAreSeen();
    void removalInsideANotificationIsSafe();
    void servesManySockets();
};

void EpollDispatcherTest::isInUse()
{
    const auto* dispatcher = QAbstractEventDispatcher::instance();
    QVERIFY(!dispatcher->inherits("QEventDispatcherUNIX"));
}

void EpollDispatcherTest::firesTimersAndPostedEvents()
{
    int fired = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, this, [&fired] { ++fired; });
    timer.start(5);
    QTRY_VERIFY(fired >= 3);
    bool posted = false;
    QMetaObject::invokeMethod(
        this, [&posted] { posted = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(posted);
}

void EpollDispatcherTest::wakesFromAnotherThread()
{
    bool woken = false;
    const std::unique_ptr<QThread> thread(QThread::create([this, &woken] {
        QMetaObject::invokeMethod(
            this, [&woken] { woken = true; }, Qt::QueuedConnection);
    }));
    thread->start();
    QTRY_VERIFY(woken);
    QVERIFY(thread->wait());
}

void EpollDispatcherTest::reusedDescriptorsAreSeen()
{
    for (int round = 0; round < 100; ++round) {
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0);
        bool seen = false;
        auto notifier = std::make_unique<QSocketNotifier>(ends[0], QSocketNotifier::Read);
        QObject::connect(notifier.get(), &QSocketNotifier::activated, this, [&] {
            seen = true;
            notifier->setEnabled(false);
        });
        QCOMPARE(::write(ends[1], "x", 1), 1);
        QTRY_VERIFY(seen);
        // Closed before it is taken out, as careless code does; the number comes back next round.
        ::close(ends[0]);
        ::close(ends[1]);
    }
}

void EpollDispatcherTest::removalInsideANotificationIsSafe()
{
    int ends[2][2];
    std::unique_ptr<QSocketNotifier> notifiers[2];
    int fired = 0;
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends[i]), 0);
        notifiers[i] = std::make_unique<QSocketNotifier>(ends[i][0], QSocketNotifier::Read);
        QObject::connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] {
            ++fired;
            notifiers[i]->setEnabled(false);
            notifiers[1 - i].reset(); // the other one is ready in the same turn
        });
    }
    QCOMPARE(::write(ends[0][1], "x", 1), 1);
    QCOMPARE(::write(ends[1][1], "x", 1), 1);
    QTRY_COMPARE(fired, 1);
    QTest::qWait(20);
    QCOMPARE(fired, 1);
    for (const auto& pair : ends) {
        ::close(pair[0]);
        ::close(pair[1]);
    }
}

void EpollDispatcherTest::servesManySockets()
{
    const SystemClock clock;
    server::ServerOptions options;
    options.mostPerAddress = 1000;
    server::Server server(options, clock, &answer);
    QVERIFY(server.listen().ok());
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 300; ++i)
        clients.push_back(std::make_unique<RawClient>(server.port()));
    for (int round = 1; round <= 3; ++round) {
        for (const auto& client : clients)
            client->send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        for (const auto& client : clients)
            QTRY_COMPARE(client->answerCount(), round);
    }
    QCOMPARE(server.openConnections(), 300);
    clients.clear();
    QTRY_COMPARE(server.openConnections(), 0);
}

int main(int argc, char** argv)
{
    if (!server::installEpollDispatcher())
        return 1;
    QCoreApplication app(argc, argv);
    EpollDispatcherTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_epoll_dispatcher.moc"
