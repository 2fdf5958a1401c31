// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A handler that answers at once or when it is told to, and a server that looks at its deadlines often.
#pragma once

#include "server/server.h"
#include "support/fake_clock.h"
#include "support/raw_client.h"

#include <QTest>

namespace guitai::test {

using namespace std::chrono_literals;

inline http::Response echo(const http::Request& request)
{
    http::Response response;
    response.headers.append("Content-Type", "text/plain");
    response.body = request.method + ' ' + request.target + ' ' + request.body;
    return response;
}

/// Answers at once, except /wait, which waits for a release from the test.
class Desk
{
public:
    server::Handler handler()
    {
        return [this](http::Request request) { return answer(this, std::move(request)); };
    }
    int pending() const { return static_cast<int>(m_waiting.size()); }
    void release()
    {
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto& promise : waiting)
            promise.complete(Done());
    }

    std::vector<http::Request> seen;

private:
    static async::Task<http::Response> answer(Desk* desk, http::Request request)
    {
        desk->seen.push_back(request);
        if (request.path == "/wait") {
            const async::Promise<Done> promise;
            desk->m_waiting.push_back(promise);
            auto later = promise.later();
            co_await later;
        }
        if (request.path == "/broken") {
            http::Response broken;
            broken.headers.append("X", "a\r\nSet-Cookie: b");
            co_return broken;
        }
        if (request.path == "/large") {
            http::Response large;
            large.body = QByteArray(16 << 20, 'x');
            co_return large;
        }
        if (request.path == "/bye") {
            http::Response bye;
            bye.closeAfter = true;
            co_return bye;
        }
        co_return echo(request);
    }

    std::vector<async::Promise<Done>> m_waiting;
};

inline server::ServerOptions quickOptions()
{
    server::ServerOptions options;
    options.tick = 5ms; // of real time; deadlines run on the fake clock
    return options;
}

inline QByteArray get(const QByteArray& target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

/// True once the deadlines were looked at as the clock stands now.
inline bool looksAtDeadlines(const server::Server& server)
{
    // The round under way may have begun before the clock moved.
    const quint64 enough = server.deadlineRounds() + 2;
    return QTest::qWaitFor([&] { return server.deadlineRounds() >= enough; });
}

/// True once the server has looked at everything that was sent before.
inline bool looksAtWhatWasSent(const server::Server& server)
{
    RawClient other(server.port());
    other.send(get("/one-more"));
    return QTest::qWaitFor([&] { return other.answerCount() == 1; });
}

} // namespace guitai::test
