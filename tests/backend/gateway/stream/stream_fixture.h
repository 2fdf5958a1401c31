// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A real server, a real hub, a real pump over two shards; only the tokens are made up: "till:M1000" is a
// cashier of M1000, "key:M1000" an integrator's, anything else is refused.
#pragma once

#include "events/event_pump.h"
#include "server/server.h"
#include "stream/push_hub.h"
#include "support/run_task.h"
#include "support/storage_fixture.h"

#include <QTest>
#include <numeric>

namespace guitai::test {

class StreamFixture
{
public:
    explicit StreamFixture(stream::PushOptions options = {}) : StreamFixture(options, server::ServerOptions()) {}
    StreamFixture(stream::PushOptions options, server::ServerOptions serverOptions)
        : storage(files.open()), pump(*storage, clock), hub(options, &StreamFixture::check, pump, clock, metrics),
          server(std::move(serverOptions), clock, &StreamFixture::answerNothing)
    {
        server.setUpgrade("/v1/stream", [this](QTcpSocket* socket, server::UpgradeTicket ticket) {
            hub.take(socket, std::move(ticket));
        });
        if (!runTask(pump.start()) || !server.listen())
            qFatal("the fixture cannot be made");
    }

    QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1/v1/stream").arg(server.port())); }

    /// Commits events numbered first … last for that merchant, in the slot of its number.
    void commit(const MerchantId& merchant, int first, int last)
    {
        for (int number = first; number <= last; ++number) {
            events::NewEvent event = eventOf(merchant, number, fillerSize);
            const std::function<Result<EventId>(storage::Transaction&)> work = [event](storage::Transaction& tx) {
                return events::insertEvent(tx, event);
            };
            if (!runTask(storage->write<EventId>(event.slot, work)))
                qFatal("an event cannot be committed");
            pump.wake(storage->shardOf(event.slot));
        }
    }
    static events::NewEvent eventOf(const MerchantId& merchant, int number, int filler = 200)
    {
        events::NewEvent event{storage::Slot::of(merchant, QByteArray::number(number)), merchant, {}, {}, {}, {}};
        event.type = wire::event_types::kPaymentSucceeded;
        event.subject = merchant.bytes() + '-' + QByteArray::number(number);
        event.data = {{QStringLiteral("filler"), QString(filler, QLatin1Char('x'))}};
        event.at = UtcTime::fromMs(1'700'000'000'000);
        return event;
    }
    /// Events published so far, all merchants.
    std::int64_t published() const
    {
        const auto positions = pump.now().positions();
        return std::accumulate(positions.begin(), positions.end(), std::int64_t(0));
    }

    int fillerSize = 200; ///< characters in each event's data
    SystemClock clock;
    StorageFixture files{2};
    std::unique_ptr<storage::SqliteStorage> storage;
    observability::Metrics metrics;
    events::EventPump pump;
    stream::PushHub hub;
    server::Server server;

private:
    static async::Task<Result<guards::Caller>> check(Secret token)
    {
        const QByteArray text = token.reveal();
        guards::Caller caller;
        caller.merchantId = MerchantId::trusted(text.mid(text.indexOf(':') + 1));
        caller.role = text.startsWith("till:") ? merchants::Role::Cashier : merchants::Role::Integrator;
        if (text == "busy")
            co_return Error{ErrorCode{"RATE_LIMITED", 429}};
        if (!text.contains(':'))
            co_return Error{guitai::errors::kUnauthorized};
        co_return caller;
    }
    static async::Task<http::Response> answerNothing(http::Request)
    {
        http::Response response;
        response.status = 404;
        co_return response;
    }
};

} // namespace guitai::test
