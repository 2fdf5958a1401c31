// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/client.h"

#include "http/host_pool.h"
#include "http/request_bytes.h"

namespace guitai::http {

namespace {

class SocketClient final : public Client
{
public:
    explicit SocketClient(ClientOptions options) : m_options(std::move(options)) {}

    async::Task<Result<Response>> send(Call call) override
    {
        auto bytes = requestBytes(call);
        if (!bytes)
            co_return bytes.error();
        Attempt attempt(std::move(*bytes), call);
        auto later = attempt.promise.later();
        poolFor(call).submit(std::move(attempt));
        auto result = co_await later; // nothing of the client is touched behind this line
        co_return result;
    }

private:
    HostPool& poolFor(const Call& call)
    {
        HostAddress address;
        address.tls = call.url.scheme() == QLatin1String("https");
        address.host = call.url.host(QUrl::FullyEncoded);
        address.port = portOf(call.url);
        address.connectTo = call.connectTo;
        address.party = call.tls;
        for (const auto& pool : m_pools) {
            if (pool->address() == address)
                return *pool;
        }
        if (m_pools.size() >= kPoolsBeforeSweep)
            std::erase_if(m_pools, [](const auto& pool) { return pool->isEmpty(); });
        m_pools.push_back(std::make_unique<HostPool>(std::move(address), m_options));
        return *m_pools.back();
    }

    static constexpr std::size_t kPoolsBeforeSweep = 32;
    const ClientOptions m_options;
    std::vector<std::unique_ptr<HostPool>> m_pools;
};

} // namespace

std::unique_ptr<Client> makeSocketClient(ClientOptions options)
{
    return std::make_unique<SocketClient>(std::move(options));
}

} // namespace guitai::http
