// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Two shards with payments, a pump and a worker with the consumers a test names, on a clock that stands still.
#pragma once

#include "consumers/consumer_worker.h"
#include "consumers/logistics_consumer.h"
#include "consumers/points_book.h"
#include "consumers/points_consumer.h"
#include "consumers/shipments.h"
#include "crypto/hash.h"
#include "ids/payment_no.h"
#include "payment_records/payment_record.h"
#include "support/fake_clock.h"
#include "support/fake_timers.h"
#include "support/storage_fixture.h"

#include <QTest>

namespace guitai::test {

inline const MerchantId kShop = MerchantId::trusted("M1000");
inline const QString kUser = QStringLiteral("用户-7");

/// A worker over a database that outlives it, as one process.
struct ConsumerProcess
{
    ConsumerProcess(storage::Storage& storage, const Clock& clock, std::vector<const consumers::Consumer*> all)
        : pump(storage, clock), worker({storage, pump, timers, clock, metrics}, std::move(all))
    {
        worker.start();
        if (!wait(pump.start()).ok())
            qFatal("the pump does not start");
    }
    /// Numbers what was committed and lets the worker follow it.
    void settle(storage::Storage& storage)
    {
        for (storage::ShardIndex shard = 0; shard < storage.shardCount(); ++shard) {
            pump.wake(shard);
            // Behind the pump's own write, which numbers the events.
            const auto behind = wait(storage.write<int>(shard, [](storage::Transaction&) { return Result<int>(0); }));
            if (!behind)
                qFatal("the storage does not write");
        }
        worker.wake();
        for (const QDeadlineTimer limit(10'000); worker.isBusy() && !limit.hasExpired();)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    int parked(const char* consumer)
    {
        return static_cast<int>(metrics.counter("guitai_parked_events_total", "", {{"consumer", consumer}}).value());
    }

    FakeTimers timers;
    observability::Metrics metrics;
    events::EventPump pump;
    consumers::ConsumerWorker worker;
};

struct ConsumersHouse
{
    std::unique_ptr<ConsumerProcess> process()
    {
        return std::make_unique<ConsumerProcess>(*storage, clock,
                                                 std::vector<const consumers::Consumer*>{&points, &logistics});
    }
    /// A payment that is pending, with goods if `goods`.
    payment_records::PaymentFile pending(int slot, const Money& amount, const QString& user = kUser, bool goods = false)
    {
        payment_records::PaymentFile file;
        file.payment.paymentNo = mintPaymentNo(clock.now(), slot, &crypto::randomBytes);
        file.payment.slot = storage::Slot(slot);
        file.payment.merchantId = kShop;
        file.payment.merchantOrderNo = MerchantOrderNo::trusted(file.payment.paymentNo.bytes().mid(1));
        file.payment.amount = amount;
        file.payment.subject = QStringLiteral("tea");
        file.payment.payWay = "FAKE_QR";
        file.payment.userId = user;
        file.payment.channel = ChannelCode::trusted("fake");
        file.payment.createdAt = clock.now();
        file.payment.expiresAt = clock.now() + std::chrono::minutes(5);
        if (goods)
            file.payment.goods = {{QStringLiteral("茶 tea"), 2}, {QStringLiteral("cup"), 1}};
        payment_records::AttemptRecord attempt;
        attempt.attemptNo = attemptNoOf(file.payment.paymentNo, 1);
        attempt.paymentNo = file.payment.paymentNo;
        attempt.channel = file.payment.channel;
        attempt.accountId = ChannelAccountId::trusted("M1000-fake");
        attempt.sentAt = file.payment.createdAt;
        attempt.expiresAt = file.payment.expiresAt;
        file.attempts.push_back(attempt);
        write<Done>(file, [file](storage::Transaction& tx) {
            return payment_records::insertPayment(tx, file.payment, file.attempts.front());
        });
        return file;
    }
    /// Moves it in the transaction that inserts the event, as results do.
    void move(payment_records::PaymentFile& file, payment_records::PaymentStatus to, const char* event)
    {
        payment_records::PaymentFile* known = &file;
        const UtcTime now = clock.now();
        write<Done>(file, [known, to, event, now](storage::Transaction& tx) -> Result<Done> {
            const payment_records::PaymentMove step{to, "query", {}, now};
            const auto moved = payment_records::movePayment(tx, known->payment, step);
            if (!moved || !*moved)
                return Error{guitai::errors::kInternal};
            return event ? payment_records::insertPaymentEvent(tx, event, *known, now) : Result<Done>(Done{});
        });
    }
    payment_records::PaymentFile paid(int slot, const Money& amount, const QString& user = kUser, bool goods = false)
    {
        auto file = pending(slot, amount, user, goods);
        move(file, payment_records::PaymentStatus::Succeeded, wire::event_types::kPaymentSucceeded);
        return file;
    }
    void event(const payment_records::PaymentFile& file, const QByteArray& type, const QJsonObject& data)
    {
        const events::NewEvent event{file.payment.slot, kShop, type, file.payment.paymentNo.bytes(), data, clock.now()};
        write<EventId>(file, [event](storage::Transaction& tx) { return events::insertEvent(tx, event); });
    }
    /// As refunds tell it.
    void refunded(const payment_records::PaymentFile& file, const QByteArray& refundNo, qint64 amount)
    {
        event(file, "guitai.refund.succeeded",
              {{QStringLiteral("refund_no"), QString::fromLatin1(refundNo)},
               {QStringLiteral("payment_no"), file.payment.paymentNo.text()},
               {QStringLiteral("merchant_refund_no"), QStringLiteral("r-1")},
               {QStringLiteral("amount"), amount},
               {QStringLiteral("currency"), QStringLiteral("CNY")},
               {QStringLiteral("status"), QStringLiteral("SUCCEEDED")}});
    }
    wire::Points pointsOf(const QString& user = kUser, int limit = 50, const QByteArray& cursor = {})
    {
        return *wait(pointsBook.read(kShop, user, limit, cursor));
    }
    std::vector<wire::Shipment> shipmentsOf(const payment_records::PaymentFile& file)
    {
        return wait(shipments.ofPayment(kShop, file.payment.paymentNo))->shipments;
    }
    template <class T>
    T write(const payment_records::PaymentFile& file, std::function<Result<T>(storage::Transaction&)> work)
    {
        auto answer = wait(storage->write<T>(file.payment.slot, std::move(work)));
        if (!answer)
            qFatal("%s %s", answer.error().code.name, qPrintable(answer.error().detail));
        return std::move(*answer);
    }

    FakeClock clock;
    StorageFixture folder{2};
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    consumers::PointsConsumer points;
    consumers::LogisticsConsumer logistics{&crypto::randomBytes};
    consumers::PointsBook pointsBook{*storage};
    consumers::Shipments shipments{*storage, clock};
};

inline Money yuan(std::int64_t minor)
{
    return Money(minor, Currency::cny());
}

} // namespace guitai::test
