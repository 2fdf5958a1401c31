// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is due is taken once, a lot at a time, and whoever hangs keeps no more than a lot.
#include "storage/due_work.h"
#include "support/fake_clock.h"
#include "support/fake_timers.h"
#include "support/storage_fixture.h"

#include <QTest>

#include <atomic>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

namespace {

constexpr Duration kUsual = 250ms;
constexpr Duration kSoon = 10ms;

/// Rows that are only counted: each is due once.
class Office
{
public:
    explicit Office(int due) : m_due(due) { m_work.run(); }

    /// The next look and what follows from it at once.
    void passTime(Duration by)
    {
        timers.advance(by);
        // The desk waits on its timer again when the look is over.
        QVERIFY(QTest::qWaitFor([this] { return timers.waiting() == 1; }));
    }
    Duration nextWait() const { return timers.asked().back(); }
    void answerAll()
    {
        for (const auto& hanging : std::exchange(m_hanging, {}))
            hanging.complete(Done{});
    }

    FakeTimers timers;
    bool hangs = false;
    std::atomic<bool> anotherIsFaster = false;
    std::atomic<int> takes = 0;
    int resumed = 0;

private:
    Result<std::vector<int>> find(int limit) const { return std::vector<int>(std::min(m_due.load(), limit)); }
    Result<bool> take()
    {
        ++takes;
        --m_due;
        return !anotherIsFaster;
    }
    async::Task<> resume(int)
    {
        ++resumed;
        if (!hangs)
            co_return;
        const async::Promise<Done> promise;
        m_hanging.push_back(promise);
        auto later = promise.later();
        co_await later;
    }

    std::atomic<int> m_due;
    std::vector<async::Promise<Done>> m_hanging;
    FakeClock m_clock;
    StorageFixture m_fixture;
    std::unique_ptr<storage::SqliteStorage> m_storage = m_fixture.open();
    storage::DueWork<int> m_work{*m_storage,
                                 timers,
                                 m_clock,
                                 {[this](storage::Reader&, UtcTime, int limit) { return find(limit); },
                                  [this](int) { return m_clock.now() + 1min; },
                                  [this](storage::Transaction&, int&, UtcTime) { return take(); },
                                  [this](int row) { return resume(row); }}};
};

} // namespace

class TestDueWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsDueIsTakenAndResumed()
    {
        Office office(3);
        office.passTime(kUsual);
        QCOMPARE(office.resumed, 3);
        QCOMPARE(office.nextWait(), kUsual);
    }

    void anIdleShopWritesNothing()
    {
        Office office(0);
        office.passTime(kUsual);
        QCOMPARE(office.takes.load(), 0);
    }

    void whatAnotherProcessTookIsLeftToIt()
    {
        Office office(3);
        office.anotherIsFaster = true;
        office.passTime(kUsual);
        QCOMPARE(office.takes.load(), 3);
        QCOMPARE(office.resumed, 0);
    }

    void aFullLotIsFollowedSoon()
    {
        Office office(100);
        office.passTime(kUsual);
        QCOMPARE(office.resumed, 64);
        QCOMPARE(office.nextWait(), kSoon);
        office.passTime(kSoon);
        QCOMPARE(office.resumed, 100);
        QCOMPARE(office.nextWait(), kUsual);
    }

    void aPeerThatHangsKeepsOneLot()
    {
        Office office(100);
        office.hangs = true;
        office.passTime(kUsual);
        office.passTime(kSoon);
        QCOMPARE(office.resumed, 64);
        office.answerAll();
        office.passTime(kSoon);
        QCOMPARE(office.resumed, 100);
        office.answerAll();
    }
};

QTEST_GUILESS_MAIN(TestDueWork)
#include "tst_due_work.moc"
