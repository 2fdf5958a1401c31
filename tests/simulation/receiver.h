// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Merchants' receivers of webhooks, behind the HTTP client port: what they have received outlives the house.
#pragma once

#include "http/client.h"
#include "simulation/faults.h"
#include "simulation/virtual_time.h"
#include "webhooks/host_resolver.h"

#include <map>

namespace guitai::simulation {

struct ReceiverBook
{
    std::map<QByteArray, int> accepted; ///< how often, by event id
};

class SimReceiver final : public http::Client
{
public:
    SimReceiver(Scheduler& scheduler, const Faults& faults, SeededRandom& random, ReceiverBook& book, Life life)
        : m_scheduler(scheduler), m_faults(faults), m_random(random), m_book(book), m_life(life)
    {
    }

    async::Task<Result<http::Response>> send(http::Call call) override
    {
        const async::Promise<int> promise; // 0: no answer
        const int fate = m_random.chance(m_faults.receiverFails) ? static_cast<int>(m_random.between(1, 3)) : 0;
        const Duration way(m_random.between(5, 300));
        const bool accepts = fate == 0 || fate == 1;
        const QByteArray id = call.headers.value("webhook-id");
        if (fate != 2) {
            m_scheduler.after(way, kWorld, [&book = m_book, id, accepts] {
                if (accepts)
                    ++book.accepted[id];
            });
        }
        const int status = fate == 0 ? 204 : fate == 3 ? 500 : 0;
        m_scheduler.after(status == 0 ? call.deadline : 2 * way, m_life,
                          [promise, status] { promise.complete(status); });
        auto answering = promise.later();
        const int answered = co_await answering;
        if (answered == 0)
            co_return Error{http::errors::kNoAnswer};
        http::Response response;
        response.status = answered;
        co_return response;
    }

private:
    Scheduler& m_scheduler;
    const Faults& m_faults;
    SeededRandom& m_random;
    ReceiverBook& m_book;
    const Life m_life;
};

class SimResolver final : public webhooks::HostResolver
{
public:
    async::Later<webhooks::Addresses> resolve(QString) override
    {
        const async::Promise<webhooks::Addresses> promise;
        promise.complete({QHostAddress(QStringLiteral("93.184.216.34"))});
        return promise.later();
    }
};

} // namespace guitai::simulation
