// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A shop with three wallets that show codes, each answering what a test tells it to, watched and routed as in the
// backend, on a clock that stands still and a storage that can go away.
#pragma once

#include "channels/noticeless_channel.h"
#include "channels/watched_channel.h"
#include "crypto/hash.h"
#include "payments/payment_desk.h"
#include "routing/channel_desk.h"
#include "support/fake_clock.h"
#include "support/fake_timers.h"
#include "support/storage_fixture.h"

#include <QJsonDocument>

namespace guitai::test {

inline const MerchantId kShop = MerchantId::trusted("M1000");

/// Places, and says what it was told to say.
class FakeWallet final : public channels::NoticelessChannel
{
public:
    explicit FakeWallet(const QByteArray& code)
    {
        channels::PayWay way{code.toUpper() + "_QR", {std::chrono::seconds(5)}};
        way.placingIsRepeatable = true;
        way.showsCode = true;
        m_descriptor.code = ChannelCode::trusted(code);
        m_descriptor.payWays = {way};
    }

    const channels::Descriptor& descriptor() const override { return m_descriptor; }
    async::Task<channels::PlaceOutcome> place(channels::ChannelAccount, channels::Order order) override
    {
        placed.append(order.attemptNo.bytes());
        if (whenPlaced)
            whenPlaced();
        channels::PlaceOutcome outcome = placing;
        if (outcome.state == channels::PlaceState::Placed)
            outcome.credential =
                channels::Credential{"qr", QString::fromLatin1(order.payWay + ':' + order.attemptNo.bytes())};
        co_return outcome;
    }
    async::Task<channels::Report> query(channels::ChannelAccount, channels::PlacedOrder order) override
    {
        channels::Report report;
        report.state = channels::ReportedState::NotPaid;
        report.attemptNo = order.attemptNo;
        co_return report;
    }
    async::Task<channels::CloseOutcome> close(channels::ChannelAccount, channels::PlacedOrder) override
    {
        ++closed;
        co_return channels::CloseOutcome{closing, {}};
    }
    async::Task<channels::RefundReport> refund(channels::ChannelAccount, channels::RefundOrder) override
    {
        co_return channels::RefundReport();
    }
    async::Task<channels::RefundReport> queryRefund(channels::ChannelAccount, channels::RefundOrder) override
    {
        co_return channels::RefundReport();
    }

    channels::PayWay& way() { return m_descriptor.payWays.front(); }

    channels::PlaceOutcome placing{channels::PlaceState::Placed, {}, {}, {}, false};
    channels::CloseState closing = channels::CloseState::Unknown;
    QByteArrayList placed; ///< attempt numbers
    int closed = 0;        ///< calls that asked for it
    std::function<void()> whenPlaced = {};

private:
    channels::Descriptor m_descriptor;
};

/// The real storage until it goes away.
class LeavingStorage final : public storage::Storage
{
public:
    explicit LeavingStorage(storage::Storage& inner) : m_inner(inner) {}
    int shardCount() const override { return m_inner.shardCount(); }
    storage::ShardIndex shardOf(storage::Slot slot) const override { return m_inner.shardOf(slot); }

    bool away = false;

protected:
    async::Later<std::optional<Error>> commit(storage::ShardIndex shard, ErasedWork work) override
    {
        const Promise promise;
        write(shard, std::move(work), promise);
        return promise.later();
    }
    async::Later<std::optional<Error>> look(storage::ShardIndex shard, ErasedRead work) override
    {
        const Promise promise;
        read(shard, std::move(work), promise);
        return promise.later();
    }

private:
    using Promise = async::Promise<std::optional<Error>>;

    async::Task<> write(storage::ShardIndex shard, ErasedWork work, Promise promise)
    {
        std::function<Result<Done>(storage::Transaction&)> plain = [work](storage::Transaction& tx) -> Result<Done> {
            const auto failed = work(tx);
            return failed ? Result<Done>(*failed) : Result<Done>(Done{});
        };
        Result<Done> written = Error{storage::errors::kStorageFailed};
        if (!away) {
            auto writing = m_inner.write<Done>(shard, std::move(plain));
            written = co_await writing;
        }
        promise.complete(written ? std::nullopt : std::optional(written.error()));
    }
    async::Task<> read(storage::ShardIndex shard, ErasedRead work, Promise promise)
    {
        std::function<Result<Done>(storage::Reader&)> plain = [work](storage::Reader& reader) -> Result<Done> {
            const auto failed = work(reader);
            return failed ? Result<Done>(*failed) : Result<Done>(Done{});
        };
        Result<Done> done = Error{storage::errors::kStorageFailed};
        if (!away) {
            auto reading = m_inner.read<Done>(shard, std::move(plain));
            done = co_await reading;
        }
        promise.complete(done ? std::nullopt : std::optional(done.error()));
    }

    storage::Storage& m_inner;
};

struct WalletHouse
{
    WalletHouse()
    {
        red = add("red");
        green = add("green");
        blue = add("blue");
    }
    FakeWallet* add(const QByteArray& code)
    {
        auto made = std::make_unique<FakeWallet>(code);
        FakeWallet* wallet = made.get();
        registry.add(channels::watched(std::move(made), health));
        channels::ChannelAccount account{
            ChannelAccountId::trusted("M1000-" + code), kShop, ChannelCode::trusted(code), {}, Secret("{}")};
        if (!runTask(accounts.put(account, "test")).ok())
            qFatal("the account cannot be put");
        return wallet;
    }
    payments::CreateCommand command(const QByteArray& orderNo, const QByteArray& payWay)
    {
        wire::CreatePayment payment;
        payment.merchantOrderNo = MerchantOrderNo::trusted(orderNo);
        payment.amount = Money(1500, Currency::cny());
        payment.subject = QStringLiteral("tea");
        payment.payWay = payWay;
        payments::CreateCommand command(kShop, "key demo", payment);
        const QByteArray body = QJsonDocument(payment.toJson()).toJson(QJsonDocument::Compact);
        command.requestFingerprint = crypto::sha256(body).toHex();
        return command;
    }
    Result<payments::CreateAnswer> create(const QByteArray& orderNo, const QByteArray& payWay = "AUTO_QR")
    {
        return runTask(desk.create(command(orderNo, payWay)));
    }
    wire::Payment created(const QByteArray& orderNo, const QByteArray& payWay = "AUTO_QR")
    {
        const auto answer = create(orderNo, payWay);
        if (!answer)
            qFatal("not created: %s", answer.error().code.name);
        return *wire::Payment::read(answer->body);
    }
    wire::PaymentDetail detail(const PaymentNo& paymentNo) { return *runTask(desk.get(kShop, paymentNo)); }
    channels::LineState state(const QByteArray& code)
    {
        return health.view({ChannelCode::trusted(code), ChannelAccountId::trusted("M1000-" + code), kShop}).state;
    }
    void degrade(const QByteArray& code, FakeWallet* wallet)
    {
        const auto before = wallet->placing;
        wallet->placing.state = channels::PlaceState::Unknown;
        for (int i = 0; i < 5; ++i)
            created(code + '-' + QByteArray::number(i), code.toUpper() + "_QR");
        wallet->placing = before;
        if (state(code) != channels::LineState::Degraded)
            qFatal("not degraded");
    }
    void prefer(const QByteArray& code, int preference)
    {
        const routing::WalletKey wallet(kShop, ChannelCode::trusted(code));
        if (!runTask(switches.prefer(wallet, preference, "test", clock.now())).ok())
            qFatal("not preferred");
    }
    static QByteArray codeOf(const Result<payments::CreateAnswer>& answer)
    {
        return answer.ok() ? QByteArray("OK") : QByteArray(answer.error().code.name);
    }

    FakeClock clock;
    FakeTimers timers;
    StorageFixture folder{2};
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    LeavingStorage settings{*storage}; ///< where accounts, pauses and fees are
    QTemporaryDir keyFolder;
    merchants::SecretSealer sealer =
        *merchants::SecretSealer::fromKeyFileMade(keyFolder.filePath(QStringLiteral("key")));
    merchants::ChannelAccounts accounts{settings, sealer, clock};
    channels::Health health{clock, channels::HealthOptions()};
    channels::Registry registry;
    FakeWallet* red = nullptr;
    FakeWallet* green = nullptr;
    FakeWallet* blue = nullptr;
    events::EventPump pump{*storage, clock};
    observability::Metrics metrics;
    routing::ChannelSwitches switches{settings};
    routing::RouterParts parts{settings, registry, health, accounts, switches, clock};
    routing::WalletRouter router{parts};
    routing::ChannelDesk wallets{{parts, router, pump, timers, metrics}};
    results::ResultService results{*storage, pump};
    results::AttemptSettling settling{registry, accounts, results, clock};
    risk::OpenRiskGate risk;
    payments::PaymentDesk desk{payments::CreateParts{*storage, registry, accounts, risk, settling, results, clock,
                                                     &crypto::randomBytes, std::chrono::minutes(5), &router}};
};

} // namespace guitai::test
