// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/world.h"

#include "ids/payment_no.h"
#include "simulation/actors.h"

namespace guitai::simulation {

namespace {

using namespace std::chrono_literals;

constexpr Duration kNoticePatience = 10s;
constexpr Duration kLongestHealing = 30h; // an approval nobody gives ends after a day
constexpr std::int64_t kStepsOfPlay = 8'000;
constexpr Duration kJumps[] = {10min, -10min, 1h, -1h, 3s, -3s};

Duration noticeDelay(int tries)
{
    constexpr Duration kDelays[] = {15s, 15s, 30s, 3min, 10min, 20min};
    return kDelays[std::min<size_t>(static_cast<size_t>(tries), std::size(kDelays) - 1)];
}

} // namespace

World::World(Furnished& furnished, std::uint64_t seed, Canary canary, bool isPrinted)
    : furnished(furnished), random(seed), faults(Faults::drawn(random)), trace(isPrinted),
      clock(scheduler, furnished.begins()),
      provider(
          scheduler, clock, faults, random.fork(),
          [this](PendingNotice notice) { send(std::move(notice), Duration(m_wire.between(5, 2'000)), 0); },
          [this](const QByteArray& what) { violation(what); }),
      front(provider, scheduler, clock, faults, random.fork()),
      bank(scheduler, faults, random.fork(), [this](const QByteArray& what) { violation(what); }),
      book([this](const QByteArray& what) { violation(what); }), m_canary(canary), m_wire(random.fork()),
      m_houseRandom(random.fork())
{
    furnished.shards().reset();
}

World::~World() = default;

void World::violation(const QByteArray& what)
{
    say("VIOLATION " + what);
    m_violations.push_back(what);
}

async::Later<async::Wake> World::pause(Duration duration)
{
    const async::Promise<async::Wake> promise;
    scheduler.after(duration, kWorld, [promise] { promise.complete(async::Wake::Elapsed); });
    return promise.later();
}

void World::startHouse()
{
    const Life life = scheduler.begin();
    const SimStorage::Tools storage{furnished.shards(), scheduler, faults, m_houseRandom, trace, m_canary};
    m_house = std::make_unique<House>(HouseTools{storage, clock, front, bank, receivers, furnished.sealer()}, life);
    say("house starts");
    serve<Done>(m_house->start(), [this, life](const Result<Done>& started) {
        // A start that fails ends the process, and whoever watches over it starts it again.
        scheduler.after(Duration(0), life, [this, ok = started.ok()] {
            m_open = ok;
            if (!ok)
                crash();
        });
    });
}

void World::crash()
{
    say("house crashes");
    ++m_crashes;
    m_open = false;
    scheduler.crash();
    m_house.reset();
    scheduler.after(Duration(random.between(50, m_healing ? 1'000 : 120'000)), kWorld, [this] { startHouse(); });
}

void World::planCrashes()
{
    for (int i = 0; i < faults.crashes; ++i)
        m_crashSteps.insert(random.between(1, kStepsOfPlay));
}

void World::planClockJumps()
{
    for (int i = 0; i < faults.clockJumps; ++i) {
        const Duration by = kJumps[random.between(0, std::size(kJumps) - 1)];
        scheduler.after(Duration(random.between(0, 1'200'000)), kWorld, [this, by] {
            say("clock jumps " + QByteArray::number(static_cast<qint64>(by.count())));
            clock.jump(by);
        });
    }
}

void World::play()
{
    planCrashes();
    planClockJumps();
    startHouse();
    m_actors = sendActors(*this);
    while (m_actors > 0 && scheduler.runNext()) {
        if (m_house && m_crashSteps.erase(scheduler.steps()) > 0)
            crash();
    }
}

void World::heal()
{
    m_healing = true;
    faults = faults.healed();
    say("faults end");
    scheduler.after(5min, kWorld, [this] { provider.resolveAbnormal(); });
    const Duration begun = scheduler.now();
    const Duration limit = begun + kLongestHealing;
    for (Duration nextLook = begun + 6min; scheduler.now() < limit && scheduler.runNext();) {
        if (scheduler.now() < nextLook)
            continue;
        if (isQuiet())
            return;
        nextLook = scheduler.now() + std::max<Duration>(1min, (scheduler.now() - begun) / 16);
    }
    for (storage::ShardIndex shard = 0; shard < furnished.shards().count(); ++shard) {
        for (const storage::Row& row : furnished.shards().rows(shard, "simulation/open_work", {}))
            violation("never finished: " + row.utf8(0));
    }
    for (const QByteArray& notice : m_unacknowledged)
        violation("never acknowledged: notice " + notice);
}

bool World::isQuiet()
{
    if (!m_open || !m_unacknowledged.empty() || bank.underWay() > 0)
        return false;
    const storage::ShardIndex home = furnished.shards().shardOf(storage::kHomeSlot);
    if (furnished.shards().rows(home, "simulation/count_bank_notices", {}).front().number(0) != bank.notices())
        return false;
    for (storage::ShardIndex shard = 0; shard < furnished.shards().count(); ++shard) {
        if (!furnished.shards().rows(shard, "simulation/open_work", {}).empty())
            return false;
    }
    return true;
}

void World::send(PendingNotice notice, Duration delay, int tries)
{
    m_unacknowledged.insert(notice.id);
    scheduler.after(delay, kWorld, [this, notice, tries] { deliver(notice, tries); });
}

void World::deliver(const PendingNotice& notice, int tries)
{
    if (!m_unacknowledged.contains(notice.id))
        return;
    if (m_wire.chance(faults.noticeLate)) {
        scheduler.after(Duration(m_wire.between(1'000, 900'000)), kWorld,
                        [this, notice, tries] { deliver(notice, tries); });
        return;
    }
    scheduler.after(std::max(noticeDelay(tries), kNoticePatience), kWorld,
                    [this, notice, tries] { deliver(notice, tries + 1); });
    if (!m_open || m_wire.chance(faults.noticeLost))
        return;
    scheduler.touch();
    if (const Lie lie = front.lie(); lie != Lie::None)
        deliverLie(notice, lie, tries);
    if (m_wire.chance(faults.noticeForged))
        receive(notice, Lie::None, true, [this](bool accepted) {
            if (accepted)
                violation("a forged notice was accepted");
        });
    const int copies = m_wire.chance(faults.noticeTwice) ? 2 : 1;
    for (int copy = 0; copy < copies; ++copy) {
        receive(notice, Lie::None, false, [this, id = notice.id](bool accepted) {
            if (accepted && !m_wire.chance(faults.replyLost))
                m_unacknowledged.erase(id);
        });
    }
}

/// What is not so comes beside what is so, as a notice of its own.
void World::deliverLie(PendingNotice notice, Lie lie, int tries)
{
    notice.id += "-lie" + QByteArray::number(tries);
    const auto attemptNo = AttemptNo::trusted(notice.number);
    const bool isFinal = lie == Lie::Failed || lie == Lie::Closed;
    const auto paymentNo = paymentOfAttempt(attemptNo);
    const bool isPaid =
        paymentNo &&
        !furnished.shards()
             .rows(furnished.shards().shardOf(storage::Slot(slotOfNumber('P', paymentNo->bytes()).value_or(0))),
                   "simulation/find_paid_attempt", {attemptNo})
             .empty();
    const bool contradicts = !notice.isRefund && (!isFinal || isPaid);
    receive(std::move(notice), lie, false, [this, attemptNo, contradicts](bool accepted) {
        if (accepted && contradicts)
            contradicted.insert(attemptNo);
    });
}

async::Task<> World::receive(PendingNotice notice, Lie lie, bool forged, std::function<void(bool)> answered)
{
    if (!m_open)
        co_return;
    say("notice " + notice.id + ' ' + notice.number);
    const QByteArray body = noticeBody(notice, lie, forged);
    const http::Headers headers;
    auto receiving = notice.isRefund ? m_house->refundInbox.receive(notice.channel, notice.accountId, headers, body)
                                     : m_house->inbox.receive(notice.channel, notice.accountId, headers, body);
    const http::Response response = co_await receiving;
    say("notice " + notice.id + " answered " + QByteArray::number(response.status));
    answered(response.status == 200);
}

} // namespace guitai::simulation
