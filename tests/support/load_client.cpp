// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/load_client.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace guitai::test {

namespace {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

constexpr auto kPatience = 10s;
constexpr nanoseconds kLongestWait = 20ms;
constexpr int kMostEvents = 128;
constexpr qsizetype kReadBytes = 16 * 1024;

nanoseconds now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

int connectTo(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(descriptor);
        return -1;
    }
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(descriptor, F_SETFL, O_NONBLOCK);
    return descriptor;
}

/// Length of the whole answer at the start of `bytes`; -1 while its head is incomplete.
qsizetype answerLength(const QByteArray& bytes, qsizetype& bodyAt)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return -1;
    bodyAt = end + 4;
    constexpr QByteArrayView kLength("\r\nContent-Length: ");
    const qsizetype field = bytes.indexOf(kLength);
    if (field < 0 || field > end)
        return bodyAt;
    return bodyAt + std::atoi(bytes.constData() + field + kLength.size());
}

} // namespace

LoadClient::LoadClient(LoadPlan plan) : m_plan(std::move(plan)) {}

LoadClient::~LoadClient()
{
    stop();
    for (const Link& link : m_links) {
        if (link.socket >= 0)
            ::close(link.socket);
    }
    if (m_epoll >= 0)
        ::close(m_epoll);
}

bool LoadClient::start()
{
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    m_links.resize(static_cast<size_t>(m_plan.connections));
    for (size_t place = 0; place < m_links.size(); ++place) {
        const int socket = connectTo(m_plan.port);
        if (socket < 0)
            return false;
        m_links[place].socket = socket;
        m_links[place].in.reserve(kReadBytes);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = place;
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event);
        m_idle.push_back(place);
    }
    m_open = m_plan.connections;
    m_thread = std::thread([this] { run(); });
    return true;
}

void LoadClient::stop()
{
    m_stopping = true;
    join();
}

void LoadClient::join()
{
    if (m_thread.joinable())
        m_thread.join();
}

void LoadClient::run()
{
    std::array<epoll_event, kMostEvents> events{};
    m_start = now();
    nanoseconds stopBy = nanoseconds::max();
    while (m_open > 0 && !mayRest() && now() < stopBy) {
        if (m_stopping && stopBy == nanoseconds::max())
            stopBy = now() + kPatience;
        sendDue();
        const nanoseconds wait = untilDue();
        const timespec limit{0, wait.count()};
        const int count = ::epoll_pwait2(m_epoll, events.data(), kMostEvents, &limit, nullptr);
        for (int i = 0; i < count; ++i) {
            const auto place = static_cast<size_t>(events[static_cast<size_t>(i)].data.u64);
            if ((events[static_cast<size_t>(i)].events & EPOLLOUT) != 0)
                push(place);
            if ((events[static_cast<size_t>(i)].events & ~static_cast<unsigned>(EPOLLOUT)) != 0)
                receive(place);
        }
    }
    for (size_t place = 0; place < m_links.size(); ++place)
        fail(place);
}

/// True when nothing is under way and nothing more will be sent.
bool LoadClient::mayRest() const
{
    return m_inFlight == 0 && (m_stopping || m_exhausted);
}

nanoseconds LoadClient::untilDue() const
{
    if (m_plan.perSecond == 0 || m_idle.empty() || m_stopping)
        return kLongestWait;
    const nanoseconds due = m_start + m_nextIndex * nanoseconds(1s) / m_plan.perSecond;
    return std::clamp(due - now(), nanoseconds(0), kLongestWait);
}

/// At a fixed rate a request that found no free connection is still counted from when it was due.
void LoadClient::sendDue()
{
    while (!m_idle.empty() && !m_stopping && !m_exhausted) {
        nanoseconds began = now();
        if (m_plan.perSecond > 0) {
            const nanoseconds due = m_start + m_nextIndex * nanoseconds(1s) / m_plan.perSecond;
            if (due > began)
                return;
            began = due;
        }
        const size_t place = m_idle.front();
        m_idle.pop_front();
        if (m_links[place].socket >= 0)
            sendNext(place, began);
    }
}

void LoadClient::sendNext(size_t place, nanoseconds began)
{
    Link& link = m_links[place];
    QByteArray bytes = m_plan.next(m_nextIndex);
    if (bytes.isEmpty()) {
        m_exhausted = true;
        m_idle.push_back(place);
        return;
    }
    link.index = m_nextIndex++;
    link.began = began;
    link.out = std::move(bytes);
    ++m_inFlight;
    push(place);
}

void LoadClient::push(size_t place)
{
    Link& link = m_links[place];
    if (link.socket < 0 || link.out.isEmpty())
        return;
    const ssize_t sent = ::send(link.socket, link.out.constData(), static_cast<size_t>(link.out.size()), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN)
        return fail(place);
    link.out.remove(0, std::max<ssize_t>(sent, 0));
    const bool full = !link.out.isEmpty();
    if (full == std::exchange(link.full, full))
        return;
    epoll_event event{};
    event.events = full ? EPOLLIN | EPOLLOUT : EPOLLIN;
    event.data.u64 = place;
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, link.socket, &event);
}

void LoadClient::receive(size_t place)
{
    Link& link = m_links[place];
    if (link.socket < 0)
        return;
    std::array<char, kReadBytes> buffer;
    const ssize_t got = ::recv(link.socket, buffer.data(), buffer.size(), 0);
    if (got < 0 && errno == EAGAIN)
        return;
    if (got <= 0)
        return fail(place);
    link.in.append(buffer.data(), got);
    if (takeAnswer(place))
        m_idle.push_back(place);
}

bool LoadClient::takeAnswer(size_t place)
{
    Link& link = m_links[place];
    qsizetype bodyAt = 0;
    const qsizetype length = answerLength(link.in, bodyAt);
    if (length < 0 || link.in.size() < length || link.index < 0)
        return false;
    constexpr qsizetype kStatusAt = sizeof "HTTP/1.1 " - 1;
    LoadAnswer answer;
    answer.index = std::exchange(link.index, -1);
    answer.status = std::atoi(link.in.constData() + kStatusAt);
    answer.body = QByteArrayView(link.in).sliced(bodyAt, length - bodyAt);
    answer.took = now() - link.began;
    --m_inFlight;
    m_plan.answered(answer);
    link.in.resize(0);
    return true;
}

void LoadClient::fail(size_t place)
{
    Link& link = m_links[place];
    if (link.socket < 0)
        return;
    ::close(std::exchange(link.socket, -1));
    --m_open;
    if (link.index < 0)
        return;
    --m_inFlight;
    LoadAnswer lost;
    lost.index = std::exchange(link.index, -1);
    m_plan.answered(lost);
}

} // namespace guitai::test
