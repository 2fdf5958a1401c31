// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/slow_provider.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace guitai::bench {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view kAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
constexpr std::string_view kLength = "content-length:";

void watch(int epoll, int socket)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = socket;
    ::epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
}

size_t bodyLength(std::string head)
{
    std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return std::tolower(c); });
    const size_t at = head.find(kLength);
    return at == std::string::npos ? 0 : std::strtoul(head.c_str() + at + kLength.size(), nullptr, 10);
}

} // namespace

SlowProvider::SlowProvider(std::chrono::milliseconds delay)
    : m_delay(delay), m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)),
      m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    const bool listens = ::bind(m_listener, reinterpret_cast<sockaddr*>(&here), size) == 0 &&
                         ::listen(m_listener, 4096) == 0 &&
                         ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&here), &size) == 0;
    if (!listens)
        qFatal("the slow provider cannot listen");
    m_port = ntohs(here.sin_port);
    watch(m_epoll, m_listener);
    m_thread = std::thread([this] { run(); });
}

SlowProvider::~SlowProvider()
{
    m_stopping = true;
    m_thread.join();
    for (const auto& [socket, unread] : m_unread)
        ::close(socket);
    ::close(m_listener);
    ::close(m_epoll);
}

void SlowProvider::run()
{
    std::array<epoll_event, 256> events{};
    while (!m_stopping) {
        const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), 1);
        for (int i = 0; i < count; ++i) {
            const int socket = events[static_cast<size_t>(i)].data.fd;
            if (socket == m_listener)
                accept();
            else
                receive(socket);
        }
        answerDue();
    }
}

void SlowProvider::accept()
{
    for (;;) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (socket < 0)
            return;
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_unread.emplace(socket, std::string());
        watch(m_epoll, socket);
    }
}

void SlowProvider::receive(int socket)
{
    std::array<char, 16384> piece{};
    const ssize_t got = ::recv(socket, piece.data(), piece.size(), 0);
    if (got <= 0)
        return drop(socket);
    std::string& unread = m_unread[socket];
    unread.append(piece.data(), static_cast<size_t>(got));
    for (size_t end = unread.find("\r\n\r\n"); end != std::string::npos; end = unread.find("\r\n\r\n")) {
        const size_t whole = end + 4 + bodyLength(unread.substr(0, end));
        if (unread.size() < whole)
            return;
        take(socket, unread.substr(end + 4, whole - end - 4));
        unread.erase(0, whole);
    }
}

void SlowProvider::take(int socket, const std::string& body)
{
    ++m_bodies;
    m_repeated += m_seen.insert(body).second ? 0 : 1;
    m_due.push_back({std::chrono::steady_clock::now() + m_delay, socket});
    m_mostInFlight = std::max(m_mostInFlight.load(), static_cast<int>(m_due.size()));
}

void SlowProvider::answerDue()
{
    const auto now = std::chrono::steady_clock::now();
    while (!m_due.empty() && m_due.front().at <= now) {
        const int socket = m_due.front().socket;
        m_due.pop_front();
        if (m_unread.contains(socket))
            (void)::send(socket, kAnswer.data(), kAnswer.size(), MSG_NOSIGNAL);
    }
}

void SlowProvider::drop(int socket)
{
    // A number is used again by the next connection: nothing of this one may be answered there.
    std::erase_if(m_due, [socket](const Due& due) { return due.socket == socket; });
    m_unread.erase(socket);
    ::close(socket);
}

} // namespace guitai::bench
