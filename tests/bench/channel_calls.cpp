// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/channel_calls.h"

#include "bench/machine.h"
#include "bench/report.h"
#include "bench/slow_provider.h"
#include "crypto/rsa.h"
#include "support/load_requests.h"
#include "support/sandbox_process.h"

#include <QJsonObject>

#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

namespace guitai::bench {

namespace {

/// On every core at once, for two seconds.
qint64 signaturesPerSecond()
{
    constexpr auto kMeasured = std::chrono::seconds(2);
    const crypto::RsaPrivateKey key = crypto::RsaPrivateKey::generate(2048);
    std::atomic<qint64> count{0};
    const auto end = std::chrono::steady_clock::now() + kMeasured;
    const auto work = [&] {
        const QByteArray message(300, 'm');
        for (; std::chrono::steady_clock::now() < end; ++count)
            (void)key.sign(message);
    };
    std::vector<std::thread> cores;
    for (unsigned core = 0; core < std::thread::hardware_concurrency(); ++core)
        cores.emplace_back(work);
    for (std::thread& core : cores)
        core.join();
    return count / kMeasured.count();
}

/// Keeps so many WeChat Pay payments waiting; whatever is answered, another follows.
class WaitingPayments
{
public:
    WaitingPayments(const test::LoadBackend& backend, int count)
        : m_requests(backend.keyId(), backend.keySecret()), m_client(planFor(backend.port(), count))
    {
        m_client.start();
    }
    ~WaitingPayments() { m_client.stop(); }
    WaitingPayments(const WaitingPayments&) = delete;
    WaitingPayments& operator=(const WaitingPayments&) = delete;

    qint64 answered() const { return m_answered; }

private:
    test::LoadPlan planFor(quint16 port, int count)
    {
        test::LoadPlan plan;
        plan.port = port;
        plan.connections = count;
        plan.perSecond = count; // refusals come at once: more would measure those
        plan.next = [this](std::int64_t index) {
            return m_requests.create(m_name + QByteArray::number(index), {}, "WECHAT_NATIVE");
        };
        plan.answered = [this](const test::LoadAnswer&) { ++m_answered; };
        return plan;
    }

    const QByteArray m_name = runName();
    test::LoadRequests m_requests;
    std::atomic<qint64> m_answered{0};
    test::LoadClient m_client;
};

int slowCalls(test::LoadBackend& backend, const SlowProvider& provider, const SteadyLoad& load,
              const QString& resultFile)
{
    constexpr qint64 kMostKilobytes = 400 * 1'024;
    row("load average before", loadAverage());
    if (!startedTwice(backend))
        return kFailed;
    const Measured measured = measureCreating(backend, load);
    if (!isClean(measured))
        return kFailed;
    row("payments, each with one call of the channel", QStringLiteral("**%1/s**").arg(measured.perSecond()));
    row("calls in flight at most", QString::number(provider.mostInFlight()));
    row("calls, of them sent twice", QStringLiteral("%1, %2").arg(provider.bodies()).arg(provider.repeated()));
    describe(backend, load, measured);
    keep(resultFile, measured.perSecond());
    if (provider.repeated() > 0)
        std::fprintf(stderr, "a call was sent twice\n");
    return provider.repeated() == 0 && backend.kilobytes("VmHWM") < kMostKilobytes ? kDone : kFailed;
}

int signedCalls(test::LoadBackend& backend, const SteadyLoad& load, const QString& resultFile)
{
    const qint64 signatures = signaturesPerSecond();
    row("load average before", loadAverage());
    if (!startedTwice(backend))
        return kFailed;
    const Measured measured = measureCreating(backend, load, "WECHAT_NATIVE");
    if (!isClean(measured))
        return kFailed;
    const qint64 allowed = signatures / 2;
    row("RSA-2048 signatures on all cores, doing nothing else", QStringLiteral("%1/s").arg(signatures));
    row("WeChat Pay payments, each with two of them", QStringLiteral("**%1/s**").arg(measured.perSecond()));
    row("of what the signatures allow",
        QStringLiteral("%1 %").arg(measured.perSecond() * 100 / std::max<qint64>(allowed, 1)));
    describe(backend, load, measured);
    keep(resultFile, measured.perSecond());
    return kDone;
}

int hangingChannel(test::LoadBackend& backend, test::SandboxProcess& wechat, SteadyLoad load, int hanging)
{
    if (load.perSecond == 0)
        load.perSecond = 500;
    row("load average before", loadAverage());
    if (!startedTwice(backend))
        return kFailed;
    const QJsonObject slow{{QStringLiteral("native"), QJsonObject{{QStringLiteral("delay_ms"), 600'000}}}};
    wechat.setFaults({{QStringLiteral("operations"), slow}});
    Measured without;
    Measured with;
    qint64 answered = 0;
    for (int round = 0; round < 4; ++round) {
        without.add(measureCreating(backend, load));
        const WaitingPayments waiting(backend, hanging);
        with.add(measureCreating(backend, load));
        answered += waiting.answered();
    }
    if (!isClean(without) || !isClean(with))
        return kFailed;
    const qint64 before = without.latencies.microsecondsAt(990);
    const qint64 after = with.latencies.microsecondsAt(990);
    row("payments of another channel",
        QStringLiteral("%1/s on %2 connections, without and with the hanging one by turns, four times %3 s each")
            .arg(load.perSecond)
            .arg(load.connections)
            .arg(load.seconds));
    row("payments at the hanging one",
        QStringLiteral("%1 at a time, %2 given up or refused meanwhile").arg(hanging).arg(answered));
    row("p50 without / with it", milliseconds(without.latencies.microsecondsAt(500)) + QStringLiteral(" / ") +
                                     milliseconds(with.latencies.microsecondsAt(500)));
    row("p99 without / with it", milliseconds(before) + QStringLiteral(" / ") + milliseconds(after));
    row("p99 is then", QStringLiteral("%1 %").arg(after * 100 / std::max<qint64>(before, 1)));
    return kDone;
}

} // namespace

std::optional<int> channelCalls(const Options& options, const QString& folder, QStringList settings)
{
    if (options.isSet("channel-calls")) {
        const SlowProvider provider(std::chrono::milliseconds(options.number("answer-after")));
        settings.append(
            QStringLiteral("GUITAI_CHANNELS_DIRECT_ADDRESS=http://127.0.0.1:%1/place").arg(provider.port()));
        test::LoadBackend backend(folder, settings);
        return slowCalls(backend, provider, options.load(), options.text("result"));
    }
    const bool hangs = options.isSet("hanging-channel");
    if (!hangs && !options.isSet("signed-calls"))
        return std::nullopt;
    test::SandboxProcess wechat;
    if (!wechat.start())
        return kFailed;
    settings.append(QStringLiteral("GUITAI_DEMO_WECHAT_ACCOUNT=") + wechat.accountFile());
    test::LoadBackend backend(folder, settings);
    return hangs ? hangingChannel(backend, wechat, options.load(), options.number("hanging"))
                 : signedCalls(backend, options.load(), options.text("result"));
}

} // namespace guitai::bench
