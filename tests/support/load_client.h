// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// N keep-alive connections on one epoll thread of their own, one request in flight on each. The callbacks run
// on that thread. A connection that breaks is not opened again; its request counts as lost.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

namespace guitai::test {

struct LoadAnswer
{
    std::int64_t index = 0;          ///< of its request, counted from 0
    int status = 0;                  ///< 0: the connection broke before the whole answer was there
    QByteArrayView body;             ///< valid during the call
    std::chrono::nanoseconds took{}; ///< at a fixed rate counted from when it was due, so waiting counts
};

struct LoadPlan
{
    quint16 port = 0;
    int connections = 64;
    int perSecond = 0; ///< 0: each connection sends its next request at once
    /// The bytes of request `index`; empty ends the sending on that connection.
    std::function<QByteArray(std::int64_t index)> next;
    std::function<void(const LoadAnswer&)> answered;
};

class LoadClient
{
public:
    explicit LoadClient(LoadPlan plan);
    ~LoadClient();
    LoadClient(const LoadClient&) = delete;
    LoadClient& operator=(const LoadClient&) = delete;

    /// False when not every connection could be opened.
    bool start();
    /// Sends nothing new and waits for the answers under way, at most 10 s.
    void stop();
    /// Waits until every connection has ended or has nothing more to send.
    void join();

private:
    struct Link
    {
        int socket = -1;
        std::int64_t index = -1; ///< of the request in flight
        std::chrono::nanoseconds began{};
        QByteArray out; ///< not yet taken by the socket
        QByteArray in;
        bool full = false; ///< the socket took no more; it will say when it does
    };

    void run();
    void sendDue();
    bool mayRest() const;
    void sendNext(size_t place, std::chrono::nanoseconds began);
    void push(size_t place);
    void receive(size_t place);
    bool takeAnswer(size_t place);
    void fail(size_t place);
    std::chrono::nanoseconds untilDue() const;

    LoadPlan m_plan;
    std::vector<Link> m_links;
    std::deque<size_t> m_idle;
    std::thread m_thread;
    std::atomic<bool> m_stopping{false};
    std::int64_t m_nextIndex = 0;
    std::chrono::nanoseconds m_start{};
    bool m_exhausted = false;
    int m_open = 0;
    int m_inFlight = 0;
    int m_epoll = -1;
};

} // namespace guitai::test
