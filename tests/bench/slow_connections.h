// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Many connections from many loopback addresses that send a request head one byte every two seconds, and come
// back when they are thrown out. A thread of their own.
#pragma once

#include <QtGlobal>

#include <atomic>
#include <thread>
#include <vector>

namespace guitai::bench {

class SlowConnections
{
public:
    /// `count` connections from 127.0.1.1 to 127.0.1.`addresses`.
    SlowConnections(quint16 port, int count, int addresses);
    ~SlowConnections();
    SlowConnections(const SlowConnections&) = delete;
    SlowConnections& operator=(const SlowConnections&) = delete;

    bool allOpenWithin(std::chrono::milliseconds time) const;
    /// Connections open now, and how often one had to be opened again.
    int open() const { return m_openNow; }
    qint64 reopened() const { return m_reopened; }

private:
    struct Slow
    {
        int socket = -1;
        size_t sent = 0;
    };

    void run();
    void connectFrom(Slow& slow, size_t place);
    void step(Slow& slow, size_t place);

    const quint16 m_port;
    const int m_addresses;
    std::vector<Slow> m_slow;
    std::atomic<int> m_openNow{0};
    std::atomic<qint64> m_reopened{0};
    std::atomic<bool> m_stopping{false};
    std::thread m_thread;
};

} // namespace guitai::bench
