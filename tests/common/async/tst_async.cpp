// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "async/loop_queue.h"
#include "async/timers.h"
#include "async/worker_pool.h"

#include <QTest>
#include <QThread>

using namespace guitai;
using namespace guitai::async;

namespace {

Task<> keep(Later<int> later, int* value)
{
    *value = co_await later;
}

Task<> count(Timers& timers, int* ticks, bool* stopped)
{
    for (;;) {
        auto waiting = timers.after(std::chrono::milliseconds(1));
        const Wake wake = co_await waiting;
        if (wake == Wake::Stopped)
            break;
        ++*ticks;
    }
    *stopped = true;
}

} // namespace

class TestAsync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLaterResumesItsWaiterOnce()
    {
        const Promise<int> promise;
        int value = 0;
        keep(promise.later(), &value);
        QCOMPARE(value, 0);
        promise.complete(7);
        promise.complete(8);
        QCOMPARE(value, 7);
    }

    void aLaterCompletedBeforeIsReady()
    {
        const Promise<int> promise;
        promise.complete(3);
        int value = 0;
        keep(promise.later(), &value);
        QCOMPARE(value, 3);
    }

    void timersWakeAndStop()
    {
        int ticks = 0;
        bool stopped = false;
        {
            QtTimers timers;
            count(timers, &ticks, &stopped);
            QTRY_VERIFY(ticks >= 3);
            QVERIFY(!stopped);
        }
        QVERIFY(stopped);
    }

    void stoppedTimersAnswerAtOnce()
    {
        QtTimers timers;
        timers.stop();
        int ticks = 0;
        bool stopped = false;
        count(timers, &ticks, &stopped);
        QVERIFY(stopped);
        QCOMPARE(ticks, 0);
    }

    void workersAnswerOnTheOwnersThread()
    {
        WorkerPool pool(2);
        const QThread* owner = QThread::currentThread();
        bool elsewhere = false;
        std::function<int()> work = [&elsewhere, owner] {
            elsewhere = QThread::currentThread() != owner;
            return 5;
        };
        int value = 0;
        keep(pool.run<int>(std::move(work)), &value);
        QTRY_COMPARE(value, 5);
        QVERIFY(elsewhere);
    }

    void functionsRunInTheOrderTheyWerePushed()
    {
        LoopQueue queue;
        QList<int> seen;
        for (int i = 0; i < 5; ++i)
            queue.push([&seen, i] { seen.append(i); });
        QVERIFY(seen.isEmpty());
        QTRY_COMPARE(seen, QList<int>({0, 1, 2, 3, 4}));
    }
};

QTEST_GUILESS_MAIN(TestAsync)
#include "tst_async.moc"
