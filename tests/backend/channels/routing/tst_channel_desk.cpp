// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What people see of wallets and say about them, and what the tills are told.
#include "wallet_house.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using channels::PlaceState;
using namespace std::chrono_literals;

namespace {

const ChannelCode kRed = ChannelCode::trusted("red");

QByteArrayList told(WalletHouse& house)
{
    QByteArrayList states;
    const auto shard = house.storage->shardOf(storage::kHomeSlot);
    if (!runTask(house.pump.start()).ok())
        qFatal("the pump does not start");
    const auto events = runTask(house.pump.after(shard, 0, kShop, 100));
    for (const auto& one : events.value()) {
        if (wire::tellsOfChannel(one.event.type))
            states.append(one.event.subject + ' ' + wire::ChannelState::read(one.event.data)->state);
    }
    return states;
}

wire::ChannelState of(WalletHouse& house, const QByteArray& code)
{
    const wire::ChannelStatePage page = runTask(house.wallets.list(kShop));
    for (const wire::ChannelState& one : page.channels) {
        if (one.code.bytes() == code)
            return one;
    }
    qFatal("no such wallet");
}

} // namespace

class tst_channel_desk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWalletShowsWhatItsCallsCameTo()
    {
        WalletHouse house;
        house.created("o-1", "RED_QR");
        house.red->placing.state = PlaceState::Unknown;
        house.created("o-2", "RED_QR");
        const wire::ChannelState red = of(house, "red");
        QCOMPARE(red.state, QByteArray("healthy"));
        QCOMPARE(red.payWays, std::vector<QByteArray>{"RED_QR"});
        QCOMPARE(red.windows.size(), size_t(3));
        QCOMPARE(red.windows.front().seconds, 300);
        QCOMPARE(red.windows.front().calls, 2);
        QCOMPARE(red.windows.front().successPermille, 500);
        QCOMPARE(red.unknowns, 1);
        const auto read = wire::ChannelState::read(red.toJson());
        QCOMPARE(read->toJson(), red.toJson());
        QCOMPARE(runTask(house.wallets.list(MerchantId::trusted("M2000"))).channels.size(), size_t(0));
    }

    void aPauseTakesNewPaymentsAwayUntilItIsResumed()
    {
        WalletHouse house;
        const auto paused = runTask(house.wallets.pause(kShop, kRed, QStringLiteral("fraud"), "operator:supervisor"));
        QCOMPARE(paused->state, QByteArray("paused"));
        QCOMPARE(paused->note, QStringLiteral("fraud"));
        QCOMPARE(paused->pausedBy, QByteArray("operator:supervisor"));
        QCOMPARE(WalletHouse::codeOf(house.create("o-1", "RED_QR")), QByteArray("CHANNEL_UNAVAILABLE"));
        const auto again = runTask(house.wallets.pause(kShop, kRed, QStringLiteral("other"), "operator:admin"));
        QCOMPARE(again->note, QStringLiteral("fraud")); // who paused first stays on record
        QCOMPARE(runTask(house.wallets.resume(kShop, kRed, "operator:admin"))->state, QByteArray("healthy"));
        QCOMPARE(house.created("o-1", "RED_QR").attemptStatus, QByteArray("PAYING"));
        QCOMPARE(told(house), QByteArrayList({"red paused", "red healthy"}));
    }

    void aPauseOutlivesTheProcessAndReachesTheOthers()
    {
        WalletHouse house;
        QVERIFY(runTask(house.wallets.pause(kShop, kRed, QStringLiteral("fraud"), "op")).ok());
        routing::ChannelSwitches other(*house.storage);
        QVERIFY(!other.of(kShop, kRed).pause);
        QVERIFY(runTask(other.load()).ok());
        QCOMPARE(other.of(kShop, kRed).pause->reason, QStringLiteral("fraud"));
        QVERIFY(!other.of(MerchantId::trusted("M2000"), kRed).pause);
    }

    void anUnknownWalletIsNotFound()
    {
        WalletHouse house;
        const auto code = ChannelCode::trusted("violet");
        QCOMPARE(runTask(house.wallets.pause(kShop, code, QStringLiteral("x"), "op")).error().code,
                 routing::errors::kChannelNotFound);
        QCOMPARE(runTask(house.wallets.resume(MerchantId::trusted("M2000"), kRed, "op")).error().code,
                 routing::errors::kChannelNotFound);
    }

    void everyChangeIsToldOnce()
    {
        WalletHouse house;
        QCOMPARE(runTask(house.wallets.runOnce()), 0);
        house.degrade("red", house.red);
        QCOMPARE(runTask(house.wallets.runOnce()), 1);
        QCOMPARE(runTask(house.wallets.runOnce()), 0);
        house.clock.advance(5s);
        QCOMPARE(runTask(house.wallets.runOnce()), 1);
        for (int i = 0; i < 3; ++i)
            house.created("trial-" + QByteArray::number(i), "RED_QR");
        QCOMPARE(runTask(house.wallets.runOnce()), 1);
        QCOMPARE(told(house), QByteArrayList({"red degraded", "red trial", "red healthy"}));
    }

    void whatCannotBeToldNowIsToldLater()
    {
        WalletHouse house;
        house.degrade("red", house.red);
        house.settings.away = true;
        QCOMPARE(runTask(house.wallets.runOnce()), 0);
        house.settings.away = false;
        QCOMPARE(runTask(house.wallets.runOnce()), 1);
        QCOMPARE(told(house), QByteArrayList({"red degraded"}));
    }
};

QTEST_GUILESS_MAIN(tst_channel_desk)
#include "tst_channel_desk.moc"
