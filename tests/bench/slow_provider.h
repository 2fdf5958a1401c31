// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A provider that takes its time: every POST is answered 200 so long after it came, on one epoll thread of its own.
// Signs nothing, counts bodies, and notices when one comes twice.
#pragma once

#include <QByteArray>

#include <atomic>
#include <chrono>
#include <deque>
#include <thread>
#include <unordered_map>
#include <unordered_set>

namespace guitai::bench {

class SlowProvider
{
public:
    /// Listens on a loopback port that the system chooses.
    explicit SlowProvider(std::chrono::milliseconds delay);
    ~SlowProvider();
    SlowProvider(const SlowProvider&) = delete;
    SlowProvider& operator=(const SlowProvider&) = delete;

    quint16 port() const { return m_port; }
    qint64 bodies() const { return m_bodies; }
    qint64 repeated() const { return m_repeated; }
    int mostInFlight() const { return m_mostInFlight; }

private:
    struct Due
    {
        std::chrono::steady_clock::time_point at;
        int socket;
    };

    void run();
    void accept();
    void receive(int socket);
    void take(int socket, const std::string& body);
    void answerDue();
    void drop(int socket);

    const std::chrono::milliseconds m_delay;
    quint16 m_port = 0;
    int m_listener = -1;
    int m_epoll = -1;
    std::unordered_map<int, std::string> m_unread;
    std::deque<Due> m_due;
    std::unordered_set<std::string> m_seen;
    std::atomic<qint64> m_bodies{0};
    std::atomic<qint64> m_repeated{0};
    std::atomic<int> m_mostInFlight{0};
    std::atomic<bool> m_stopping{false};
    std::thread m_thread;
};

} // namespace guitai::bench
