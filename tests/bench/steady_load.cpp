// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/steady_load.h"

#include "support/load_requests.h"

#include <QElapsedTimer>

#include <thread>

#include <sys/resource.h>

namespace guitai::bench {

namespace {

constexpr int kCreated = 201;

constexpr auto kLookEvery = std::chrono::milliseconds(5);

qint64 ownCpuMilliseconds()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1'000 +
           (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1'000;
}

} // namespace

QByteArray runName()
{
    return "bench-" + QByteArray::number(std::chrono::system_clock::now().time_since_epoch().count(), 36) + '-';
}

void Measured::add(const Measured& round)
{
    ran = ran && round.ran;
    latencies.add(round.latencies);
    if (others == 0)
        firstOther = round.firstOther;
    others += round.others;
    milliseconds += round.milliseconds;
    cpuMilliseconds += round.cpuMilliseconds;
    ownCpuMilliseconds += round.ownCpuMilliseconds;
}

Measured measure(test::LoadBackend& backend, const SteadyLoad& load, const Work& work)
{
    Measured measured;
    std::atomic<bool> counting{false};
    std::atomic<bool> exhausted{false};
    test::LoadPlan plan;
    plan.port = backend.port();
    plan.connections = load.connections;
    plan.perSecond = load.perSecond;
    plan.next = [&](std::int64_t index) {
        QByteArray bytes = work.request(index);
        exhausted = bytes.isEmpty();
        return bytes;
    };
    plan.answered = [&](const test::LoadAnswer& answer) {
        if (!work.isDone(answer)) {
            if (measured.others++ == 0)
                measured.firstOther = QByteArray::number(answer.status) + ' ' + answer.body.toByteArray();
        } else if (counting) {
            measured.latencies.add(std::chrono::duration_cast<std::chrono::microseconds>(answer.took).count());
        }
    };
    test::LoadClient client(std::move(plan));
    measured.ran = client.start();
    // Measuring lasts as long as it was asked to: there is nothing else to wait for.
    std::this_thread::sleep_for(std::chrono::seconds(load.warmUpSeconds));
    QElapsedTimer clock;
    clock.start();
    const qint64 cpuBefore = backend.cpuMilliseconds();
    const qint64 ownBefore = ownCpuMilliseconds();
    counting = true;
    while (!exhausted && clock.elapsed() < load.seconds * 1'000)
        std::this_thread::sleep_for(kLookEvery);
    counting = false;
    measured.milliseconds = clock.elapsed();
    measured.ownCpuMilliseconds = ownCpuMilliseconds() - ownBefore;
    measured.cpuMilliseconds = backend.cpuMilliseconds() - cpuBefore;
    client.stop();
    return measured;
}

Measured measureCreating(test::LoadBackend& backend, const SteadyLoad& load, const QByteArray& payWay)
{
    test::LoadRequests requests(backend.keyId(), backend.keySecret());
    const QByteArray name = runName();
    Work work;
    work.request = [&](qint64 index) { return requests.create(name + QByteArray::number(index), {}, payWay); };
    work.isDone = [](const test::LoadAnswer& answer) { return answer.status == kCreated; };
    return measure(backend, load, work);
}

} // namespace guitai::bench
