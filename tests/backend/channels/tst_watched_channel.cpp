// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is counted, what is held back, and what is told about it, at the one place where calls pass.
#include "channels/noticeless_channel.h"
#include "channels/watched_channel.h"
#include "contract/placed_order.h"
#include "http/client.h"
#include "support/fake_clock.h"
#include "support/run_task.h"

#include <QTest>

using namespace guitai;
using namespace guitai::channels;
using namespace std::chrono_literals;

namespace {

/// Answers when it is told to, or at once; counts what reaches it.
class SlowChannel final : public NoticelessChannel
{
public:
    explicit SlowChannel(const QByteArray& code)
    {
        m_descriptor.code = ChannelCode::trusted(code);
        m_descriptor.payWays = {PayWay{"SLOW_QR", {5s}}};
    }

    const Descriptor& descriptor() const override { return m_descriptor; }
    async::Task<PlaceOutcome> place(ChannelAccount, Order) override
    {
        ++placed;
        if (hangs) {
            const async::Promise<Done> promise;
            hanging.push_back(promise);
            auto later = promise.later();
            co_await later;
        }
        co_return std::as_const(placing);
    }
    async::Task<Report> query(ChannelAccount, PlacedOrder) override
    {
        ++queried;
        Report report;
        report.state = reported;
        co_return report;
    }
    async::Task<CloseOutcome> close(ChannelAccount, PlacedOrder) override { co_return CloseOutcome(); }
    async::Task<RefundReport> refund(ChannelAccount, RefundOrder) override { co_return RefundReport(); }
    async::Task<RefundReport> queryRefund(ChannelAccount, RefundOrder) override { co_return RefundReport(); }

    PlaceOutcome placing;
    ReportedState reported = ReportedState::NotPaid;
    bool hangs = false;
    std::vector<async::Promise<Done>> hanging;
    int placed = 0;
    int queried = 0;

private:
    Descriptor m_descriptor;
};

struct Bench
{
    explicit Bench(HealthOptions options = {}) : health(clock, options)
    {
        one = add("one");
        other = add("other");
    }
    SlowChannel* add(const QByteArray& code)
    {
        auto made = std::make_unique<SlowChannel>(code);
        SlowChannel* channel = made.get();
        channel->placing.state = PlaceState::Placed;
        watchedOnes.push_back(watched(std::move(made), health));
        return channel;
    }
    static ChannelAccount account(const QByteArray& code, const QByteArray& shop = "M1000")
    {
        return {ChannelAccountId::trusted(shop + '-' + code),
                MerchantId::trusted(shop),
                ChannelCode::trusted(code),
                {},
                Secret("{}")};
    }
    static Order order()
    {
        return {AttemptNo::trusted("P1"), Money(100, Currency::cny()), {}, "SLOW_QR", {}, {}, {}, {}, {}, {}};
    }
    PlaceOutcome place(int which = 0, const QByteArray& shop = "M1000")
    {
        const QByteArray code = which == 0 ? "one" : "other";
        return test::runTask(watchedOnes[size_t(which)]->place(account(code, shop), order()));
    }
    LineState state(const QByteArray& code, const QByteArray& shop = "M1000")
    {
        const ChannelAccount of = account(code, shop);
        return health.view({of.channel, of.accountId, of.merchantId}).state;
    }

    test::FakeClock clock;
    Health health;
    std::vector<std::unique_ptr<Channel>> watchedOnes;
    SlowChannel* one = nullptr;
    SlowChannel* other = nullptr;
};

} // namespace

class tst_watched_channel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusalOfTheOrderIsNoFailureOfTheChannel()
    {
        Bench bench;
        bench.one->placing.state = PlaceState::Refused;
        bench.one->placing.errorCode = "NOTENOUGH";
        for (int i = 0; i < 50; ++i)
            QCOMPARE(bench.place().state, PlaceState::Refused);
        QCOMPARE(bench.state("one"), LineState::Healthy);
        bench.one->placing.isTechnical = true;
        for (int i = 0; i < 5; ++i)
            bench.place();
        QCOMPARE(bench.state("one"), LineState::Degraded);
    }

    void aDegradedLineAnswersThatNothingWentOut()
    {
        Bench bench;
        bench.one->placing.state = PlaceState::Unknown;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(bench.place().state, PlaceState::Unknown); // sent, and nobody knows
        const PlaceOutcome held = bench.place();
        QCOMPARE(held.state, PlaceState::NotSent);
        QCOMPARE(held.errorCode, QByteArray(kHeldBack));
        QCOMPARE(bench.one->placed, 5);
        QCOMPARE(bench.place(1).state, PlaceState::Placed);
        QCOMPARE(bench.place(0, "M2000").state, PlaceState::Unknown); // another merchant's own account is tried
    }

    void whatTheClientDidNotSendIsCertain()
    {
        Bench bench;
        bench.one->placing.state = PlaceState::Unknown;
        bench.one->placing.errorCode = http::errors::kNotSent.name;
        QCOMPARE(bench.place().state, PlaceState::NotSent);
        bench.one->placing.errorCode = http::errors::kNoAnswer.name;
        QCOMPARE(bench.place().state, PlaceState::Unknown);
    }

    void aDegradedLineIsStillAskedAboutItsAttempts()
    {
        Bench bench;
        bench.one->placing.state = PlaceState::Unknown;
        for (int i = 0; i < 5; ++i)
            bench.place();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(ask(bench).state, ReportedState::NotPaid);
        QCOMPARE(bench.one->queried, 20);
        bench.one->reported = ReportedState::Unknown;
        for (int i = 0; i < 20; ++i)
            QCOMPARE(ask(bench).state, ReportedState::Unknown);
        QCOMPARE(bench.one->queried, 25); // then slowly
        bench.clock.advance(1s);
        bench.one->reported = ReportedState::NotPaid;
        QCOMPARE(ask(bench).state, ReportedState::NotPaid);
        QCOMPARE(ask(bench).state, ReportedState::NotPaid);
    }

    void aHangingChannelFillsItsOwnBulkheadOnly()
    {
        HealthOptions options;
        options.mostInFlight = 8;
        Bench bench(options);
        bench.one->hangs = true;
        std::vector<std::shared_ptr<std::optional<PlaceOutcome>>> calls;
        for (int i = 0; i < 6; ++i)
            calls.push_back(test::startTask(bench.watchedOnes[0]->place(Bench::account("one"), Bench::order())));
        QCOMPARE(bench.health.inFlight(ChannelCode::trusted("one")), 6);
        QCOMPARE(bench.place().state, PlaceState::NotSent);
        QCOMPARE(bench.place().errorCode, QByteArray(kHeldBack));
        QCOMPARE(bench.one->placed, 6);
        QCOMPARE(ask(bench).state, ReportedState::NotPaid); // there is room for what may be money
        QCOMPARE(bench.place(1).state, PlaceState::Placed);
        for (const auto& promise : std::exchange(bench.one->hanging, {}))
            promise.complete(Done());
        QCOMPARE(bench.health.inFlight(ChannelCode::trusted("one")), 0);
    }

    void callsThatHangDegradeTheLineBeforeTheyEnd()
    {
        Bench bench;
        bench.one->hangs = true;
        std::vector<std::shared_ptr<std::optional<PlaceOutcome>>> calls;
        for (int i = 0; i < 5; ++i)
            calls.push_back(test::startTask(bench.watchedOnes[0]->place(Bench::account("one"), Bench::order())));
        bench.clock.advance(1900ms);
        bench.health.look();
        QCOMPARE(bench.state("one"), LineState::Healthy);
        bench.clock.advance(100ms);
        bench.health.look();
        QCOMPARE(bench.state("one"), LineState::Degraded);
        for (const auto& promise : std::exchange(bench.one->hanging, {}))
            promise.complete(Done());
        const Bench& seen = bench;
        QCOMPARE(seen.health.lines().size(), size_t(1));
        QCOMPARE(bench.health.view(seen.health.lines().front()).placing.fiveMinutes.calls, 5); // each counted once
    }

    void whereMostAccountsAreDownTheChannelIs()
    {
        Bench bench;
        bench.place(0, "M3000");
        bench.one->placing.state = PlaceState::Unknown;
        for (int i = 0; i < 5; ++i)
            bench.place(0, "M1000");
        bench.health.look();
        QCOMPARE(bench.state("one", "M3000"), LineState::Healthy); // it may be that merchant's key
        for (int i = 0; i < 5; ++i)
            bench.place(0, "M2000");
        bench.health.look();
        QCOMPARE(bench.state("one", "M3000"), LineState::Degraded);
        QCOMPARE(bench.state("other", "M3000"), LineState::Healthy);
    }

private:
    static Report ask(Bench& bench)
    {
        return test::runTask(bench.watchedOnes[0]->query(Bench::account("one"), test::placedOf(Bench::order())));
    }
};

QTEST_GUILESS_MAIN(tst_watched_channel)
#include "tst_watched_channel.moc"
