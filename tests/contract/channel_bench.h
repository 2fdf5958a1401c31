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
    explicit Bench(channels::MakeChannel make, const QByteArray& payWay = {}, const QByteArray& kind = {})
        : channel(make({client, workers, clock, &payers}))
    {
        fixture = makeFixture(payWay.isEmpty() ? channel->descriptor().payWays.front().code : payWay, kind, clock);
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

inline QByteArray rowName(const QByteArray& name, const QByteArray& kind)
{
    return kind.isEmpty() ? name : name + ' ' + kind;
}

/// A row for every channel that was built in and every kind of account it has: "make" and "kind".
inline void everyChannel(bool ofProvidersOnly = false)
{
    QTest::addColumn<channels::MakeChannel>("make");
    QTest::addColumn<QByteArray>("kind");
    for (const auto make : channels::builtInChannels()) {
        const Bench known(make);
        const ChannelCode& code = known.channel->descriptor().code;
        if (ofProvidersOnly && !(known.fixture && known.fixture->hasProvider()))
            continue;
        for (const QByteArray& kind : accountKinds(code))
            QTest::newRow(rowName(code.bytes(), kind).constData()) << make << kind;
    }
}

/// A row for every channel that talks to somebody.
inline void everyProvider()
{
    everyChannel(true);
}

/// A row for every pay way of every channel with every kind of account: "make", "payWay" and "kind".
inline void everyPayWay(bool ofProvidersOnly = false, bool ofReversibleOnly = false)
{
    QTest::addColumn<channels::MakeChannel>("make");
    QTest::addColumn<QByteArray>("payWay");
    QTest::addColumn<QByteArray>("kind");
    for (const auto make : channels::builtInChannels()) {
        const Bench known(make);
        const channels::Descriptor& descriptor = known.channel->descriptor();
        for (const channels::PayWay& payWay : descriptor.payWays) {
            const Bench bench(make, payWay.code);
            if ((ofProvidersOnly && !(bench.fixture && bench.fixture->hasProvider())) ||
                (ofReversibleOnly && !payWay.reversing))
                continue;
            for (const QByteArray& kind : accountKinds(descriptor.code))
                QTest::newRow(rowName(payWay.code, kind).constData()) << make << payWay.code << kind;
        }
    }
}

/// A row for every pay way that can be reversed.
inline void everyReversible()
{
    everyPayWay(false, true);
}

} // namespace guitai::test
