// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything around the house: time, databases, the provider, merchants and customers; and the way to the house, on
// which requests and notices get lost. It starts the house, lets it crash, and starts it again.
#pragma once

#include "simulation/furnished.h"
#include "simulation/house.h"
#include "simulation/shop_book.h"

#include <set>

namespace guitai::simulation {

namespace errors {
/// What a client sees whose request or answer was lost, or whose peer is down.
inline constexpr ErrorCode kNoReply{"NO_REPLY", 599};
} // namespace errors

class World
{
public:
    World(Furnished& furnished, std::uint64_t seed, Canary canary, bool isPrinted);
    ~World();

    // what the house lives in
    Furnished& furnished;
    SeededRandom random;
    Faults faults;
    Trace trace;
    Scheduler scheduler;
    SimClock clock;
    Provider provider;
    ChannelFront front;
    BankBooks bank;
    ReceiverBook receivers;
    ShopBook book;
    std::set<AttemptNo> contradicted; ///< of which the house accepted a notice that cannot be so
    std::int64_t doubtfulMoney = 0;   ///< as the audit counted at the end
    std::int64_t exceptions = 0;
    std::set<ApprovalNo> mayBeApproved; ///< somebody else than the maker said so, and may have been heard

    void violation(const QByteArray& what);
    const std::vector<QByteArray>& violations() const { return m_violations; }
    void say(const QByteArray& what) { trace.line(scheduler.now(), what); }

    /// Faults and actors; runs until everybody has left.
    void play();
    /// No more faults; runs until nothing is left to do, or says what is.
    void heal();

    bool isHealing() const { return m_healing; }
    async::Later<async::Wake> pause(Duration duration);
    /// A client's request to a service of the house; answers NO_REPLY when either way failed.
    template <class T>
    async::Later<Result<T>> ask(const QByteArray& what, std::function<async::Task<Result<T>>(House&)> service);
    void actorLeft() { --m_actors; }
    bool hasOnlyClerks() const { return m_actors <= static_cast<int>(furnished.merchants().size()); }
    int crashes() const { return m_crashes; }

private:
    void startHouse();
    void crash();
    void planCrashes();
    void planClockJumps();
    void send(PendingNotice notice, Duration delay, int tries);
    void deliver(const PendingNotice& notice, int tries);
    void deliverLie(PendingNotice notice, Lie lie, int tries);
    async::Task<> receive(PendingNotice notice, Lie lie, bool forged, std::function<void(bool)> answered);
    bool isQuiet();
    template <class T>
    static async::Task<> serve(async::Task<Result<T>> task, std::function<void(Result<T>)> answered);

    const Canary m_canary;
    SeededRandom m_wire;
    SeededRandom m_houseRandom;
    std::unique_ptr<House> m_house;
    bool m_open = false; ///< its doors
    bool m_healing = false;
    int m_actors = 0;
    int m_crashes = 0;
    std::set<QByteArray> m_unacknowledged; ///< notices
    std::set<std::int64_t> m_crashSteps;
    std::vector<QByteArray> m_violations;
};

template <class T>
async::Task<> World::serve(async::Task<Result<T>> task, std::function<void(Result<T>)> answered)
{
    Result<T> result = co_await task;
    answered(std::move(result));
}

template <class T>
async::Later<Result<T>> World::ask(const QByteArray& what, std::function<async::Task<Result<T>>(House&)> service)
{
    constexpr Duration kPatience = std::chrono::seconds(30);
    const async::Promise<Result<T>> promise;
    auto answered = [this, promise, what](Result<T> result) {
        if (m_wire.chance(faults.replyLost))
            return;
        scheduler.after(Duration(m_wire.between(1, 200)), kWorld, [this, promise, what, result] {
            if (!promise.isCompleted())
                say("answer " + what + ' ' + (result ? "ok" : result.error().code.name));
            promise.complete(result);
        });
    };
    auto arrive = [this, service, answered, what] {
        if (!m_open)
            return;
        say("request " + what);
        serve<T>(service(*m_house), answered);
    };
    scheduler.touch();
    const int times = m_wire.chance(faults.requestLost) ? 0 : m_wire.chance(faults.requestTwice) ? 2 : 1;
    for (int time = 0; time < times; ++time)
        scheduler.after(Duration(m_wire.between(1, time == 0 ? 200 : 20'000)), kWorld, arrive);
    scheduler.after(kPatience, kWorld, [promise] { promise.complete(Error{errors::kNoReply}); });
    return promise.later();
}

} // namespace guitai::simulation
