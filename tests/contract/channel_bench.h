// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One pay way of a channel beside its provider, and the rows of what every channel promises.
#pragma once

#include "contract/channel_fixture.h"
#include "contract/fake_payers.h"

#include "async/worker_pool.h"
#include "channels/registry.h"
#include "support/fake_clock.h"
#include "support/fake_http_client.h"
#include "support/run_task.h"

#include <QTest>

namespace guitai::test {

struct Bench
{
    /// `payWay`: empty for the channel's first.
    explicit Bench(channels::MakeChannel make, const QByteArray& payWay = {})
        : channel(make({client, workers, clock, &payers}))
    {
        fixture = makeFixture(payWay.isEmpty() ? channel->descriptor().payWays.front().code : payWay, clock);
    }

    channels::PlaceOutcome place() { return runTask(channel->place(fixture->account(), fixture->order())); }
    channels::Report query() { return runTask(channel->query(fixture->account(), fixture->placed())); }
    channels::CloseOutcome close() { return runTask(channel->close(fixture->account(), fixture->placed())); }
    channels::ReverseOutcome reverse() { return runTask(channel->reverse(fixture->account(), fixture->placed())); }
    channels::RefundReport refund() { return runTask(channel->refund(fixture->account(), fixture->refund())); }
    channels::RefundReport queryRefund()
    {
        return runTask(channel->queryRefund(fixture->account(), fixture->refund()));
    }
    Result<channels::RefundNotice> refundNotice(const SignedNotice& notice)
    {
        return runTask(channel->readRefundNotice(fixture->account(), notice.headers, notice.body));
    }
    Result<channels::Notice> notice(const SignedNotice& notice)
    {
        return runTask(channel->readNotice(fixture->account(), notice.headers, notice.body));
    }

    FakeClock clock;
    FakeHttpClient client;
    async::WorkerPool workers{1};
    FakePayers payers;
    std::unique_ptr<channels::Channel> channel;
    std::unique_ptr<ChannelFixture> fixture;
};

/// A row for every channel that was built in: "make".
inline void everyChannel()
{
    QTest::addColumn<channels::MakeChannel>("make");
    for (const auto make : channels::builtInChannels()) {
        const Bench bench(make);
        QTest::newRow(bench.channel->descriptor().code.bytes().constData()) << make;
    }
}

/// A row for every channel that talks to somebody.
inline void everyProvider()
{
    QTest::addColumn<channels::MakeChannel>("make");
    for (const auto make : channels::builtInChannels()) {
        const Bench bench(make);
        if (bench.fixture && bench.fixture->hasProvider())
            QTest::newRow(bench.channel->descriptor().code.bytes().constData()) << make;
    }
}

/// A row for every pay way of every channel: "make" and "payWay".
inline void everyPayWay(bool ofProvidersOnly = false)
{
    QTest::addColumn<channels::MakeChannel>("make");
    QTest::addColumn<QByteArray>("payWay");
    for (const auto make : channels::builtInChannels()) {
        const Bench known(make);
        for (const channels::PayWay& payWay : known.channel->descriptor().payWays) {
            const Bench bench(make, payWay.code);
            if (!ofProvidersOnly || (bench.fixture && bench.fixture->hasProvider()))
                QTest::newRow(payWay.code.constData()) << make << payWay.code;
        }
    }
}

/// A row for every pay way that can be reversed.
inline void everyReversible()
{
    QTest::addColumn<channels::MakeChannel>("make");
    QTest::addColumn<QByteArray>("payWay");
    for (const auto make : channels::builtInChannels()) {
        const Bench bench(make);
        for (const channels::PayWay& payWay : bench.channel->descriptor().payWays) {
            if (payWay.reversing)
                QTest::newRow(payWay.code.constData()) << make << payWay.code;
        }
    }
}

} // namespace guitai::test
