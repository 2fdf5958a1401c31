// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/slow_connections.h"

#include <cerrno>
#include <string_view>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace guitai::bench {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view kHead = "POST /v1/payments HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaa";
/// Each connection has its turn once in a round; a round is what lies between two of its bytes. Turns are short, for
/// strangers do not act together: in lots of 50 they would measure bursts of our own making.
constexpr int kTurns = 1'000;
constexpr auto kTurn = 2ms;

} // namespace

SlowConnections::SlowConnections(quint16 port, int count, int addresses)
    : m_port(port), m_addresses(addresses), m_slow(static_cast<size_t>(count)), m_thread([this] { run(); })
{
}

SlowConnections::~SlowConnections()
{
    m_stopping = true;
    m_thread.join();
    for (const Slow& slow : m_slow) {
        if (slow.socket >= 0)
            ::close(slow.socket);
    }
}

bool SlowConnections::allOpenWithin(std::chrono::milliseconds time) const
{
    const auto limit = std::chrono::steady_clock::now() + time;
    while (open() < static_cast<int>(m_slow.size()) && std::chrono::steady_clock::now() < limit)
        std::this_thread::sleep_for(10ms);
    return open() >= static_cast<int>(m_slow.size());
}

void SlowConnections::run()
{
    for (size_t turn = 0; !m_stopping; turn = (turn + 1) % kTurns) {
        for (size_t place = turn; place < m_slow.size(); place += kTurns)
            step(m_slow[place], place);
        std::this_thread::sleep_for(kTurn); // being slow is what they are for
    }
}

void SlowConnections::connectFrom(Slow& slow, size_t place)
{
    slow.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    slow.sent = 0;
    const int on = 1;
    ::setsockopt(slow.socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in from{};
    from.sin_family = AF_INET;
    constexpr in_addr_t kFirst = 0x7f000101; // 127.0.1.1
    from.sin_addr.s_addr = htonl(kFirst + static_cast<in_addr_t>(place % static_cast<size_t>(m_addresses)));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(m_port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool connected = ::bind(slow.socket, reinterpret_cast<sockaddr*>(&from), sizeof from) == 0 &&
                           ::connect(slow.socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
    if (!connected) {
        ::close(slow.socket);
        slow.socket = -1;
        return;
    }
    ::fcntl(slow.socket, F_SETFL, O_NONBLOCK);
    ++m_openNow;
}

void SlowConnections::step(Slow& slow, size_t place)
{
    if (slow.socket < 0)
        return connectFrom(slow, place);
    char answer[1'024];
    const ssize_t got = ::recv(slow.socket, answer, sizeof answer, 0);
    const bool thrownOut = got >= 0 || errno != EAGAIN;
    const bool refused = !thrownOut && ::send(slow.socket, &kHead[slow.sent++ % kHead.size()], 1, MSG_NOSIGNAL) < 0;
    if (!thrownOut && !refused)
        return;
    ::close(slow.socket);
    --m_openNow;
    ++m_reopened;
    connectFrom(slow, place);
}

} // namespace guitai::bench
