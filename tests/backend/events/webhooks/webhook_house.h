// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Two shards, a pump and everything the webhook worker needs, on a clock that stands still. Each house() can
// be torn down and built again over the same database, as after a crash.
#pragma once

#include "support/fake_clock.h"
#include "support/fake_http_client.h"
#include "support/fake_timers.h"
#include "support/storage_fixture.h"
#include "webhooks/webhook_signature.h"
#include "webhooks/webhook_worker.h"

#include <QTest>

namespace guitai::test {

inline const MerchantId kShop = MerchantId::trusted("M1000");
inline const MerchantId kOtherShop = MerchantId::trusted("M2000");
inline const char kSecret[] = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// Answers every host with the addresses it was told.
class FakeResolver final : public webhooks::HostResolver
{
public:
    async::Later<webhooks::Addresses> resolve(QString host) override
    {
        asked.append(host);
        const async::Promise<webhooks::Addresses> promise;
        promise.complete(addresses);
        return promise.later();
    }

    webhooks::Addresses addresses{QHostAddress(QStringLiteral("93.184.215.14"))};
    QStringList asked;
};

inline storage::Rows rowsOf(storage::Storage& storage, storage::ShardIndex shard, const char* statement)
{
    return *wait(storage.read<storage::Rows>(
        shard, [statement](storage::Reader& reader) { return reader.rows({statement}, {}); }));
}

/// A worker and its parts over a database that outlives them.
struct WebhookProcess
{
    WebhookProcess(storage::Storage& storage, const merchants::SecretSealer& sealer, FakeClock& clock,
                   http::Client& client, webhooks::HostResolver& resolver, webhooks::AddressPolicy policy)
        : pump(storage, clock), endpoints(storage, sealer, clock, policy), sender(client, resolver, clock, policy),
          worker({storage, pump, endpoints, sender, timers, clock, metrics})
    {
    }

    void start()
    {
        worker.start();
        if (!wait(pump.start()).ok())
            qFatal("the pump does not start");
    }
    int outcomes(const char* outcome)
    {
        return static_cast<int>(metrics.counter("guitai_webhook_attempts_total", "", {{"outcome", outcome}}).value());
    }

    FakeTimers timers;
    observability::Metrics metrics;
    events::EventPump pump;
    webhooks::WebhookEndpoints endpoints;
    webhooks::WebhookSender sender;
    webhooks::WebhookWorker worker;
};

struct WebhookHouse
{
    std::unique_ptr<WebhookProcess> process()
    {
        return std::make_unique<WebhookProcess>(*storage, sealer, clock, client, resolver, policy);
    }
    void putEndpoint(WebhookProcess& in, const MerchantId& merchant = kShop,
                     const QString& url = QStringLiteral("https://shop.example/hooks"))
    {
        webhooks::WebhookEndpoint endpoint;
        endpoint.merchantId = merchant;
        endpoint.url = QUrl(url);
        endpoint.secret = Secret(QByteArray(kSecret));
        if (!wait(in.endpoints.put(endpoint, "test")).ok())
            qFatal("the endpoint cannot be put");
    }
    /// Committed and not announced: the pump is not woken.
    EventId insertEvent(storage::ShardIndex shard, const MerchantId& merchant = kShop, const QByteArray& subject = "P1")
    {
        const events::NewEvent event{storage::Slot(shard),
                                     merchant,
                                     "guitai.payment.succeeded",
                                     subject,
                                     QJsonObject{{QStringLiteral("amount"), 1230}},
                                     clock.now()};
        return *wait(storage->write<EventId>(
            shard, [event](storage::Transaction& tx) { return events::insertEvent(tx, event); }));
    }
    void insertPayment(const char* paymentNo, const QString& notifyUrl)
    {
        const auto inserted = wait(storage->write<int>(0, [=](storage::Transaction& tx) {
            return tx.run({"webhooks_test/insert_payment"}, {paymentNo, kShop, paymentNo, notifyUrl});
        }));
        if (!inserted)
            qFatal("the payment cannot be inserted");
    }
    storage::Rows deliveries(storage::ShardIndex shard = 0)
    {
        return rowsOf(*storage, shard, "webhooks_test/list_deliveries");
    }
    /// The status column of every delivery, in order.
    QByteArray statuses(storage::ShardIndex shard = 0)
    {
        QByteArrayList all;
        for (const storage::Row& row : deliveries(shard))
            all.append(row.utf8(2));
        return all.join(' ');
    }
    /// Moves the clock and lets the worker look.
    void pass(WebhookProcess& in, Duration by)
    {
        clock.advance(by);
        in.timers.advance(std::chrono::seconds(1));
    }
    void answer(int status)
    {
        http::Response response;
        response.status = status;
        client.answerWith(response);
    }

    FakeClock clock;
    StorageFixture folder{2};
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    QTemporaryDir keyFolder;
    merchants::SecretSealer sealer =
        *merchants::SecretSealer::fromKeyFileMade(keyFolder.filePath(QStringLiteral("key")));
    FakeHttpClient client;
    FakeResolver resolver;
    webhooks::AddressPolicy policy;
};

} // namespace guitai::test
