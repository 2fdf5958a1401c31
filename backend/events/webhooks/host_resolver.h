// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Host names to addresses, as an injected part. Lives on the event loop's thread.
#pragma once

#include "async/task.h"

#include <QHostAddress>
#include <QObject>

#include <chrono>
#include <unordered_map>
#include <vector>

namespace guitai::webhooks {

using Addresses = std::vector<QHostAddress>;

class HostResolver
{
public:
    virtual ~HostResolver() = default;
    /// Every address of the host; none when it is unknown or did not resolve in time.
    virtual async::Later<Addresses> resolve(QString host) = 0;
};

/// The system's resolver, given up on after five seconds. Destruction answers whoever waits with none.
class SystemHostResolver final : public HostResolver
{
public:
    ~SystemHostResolver() override;
    async::Later<Addresses> resolve(QString host) override;

private:
    static constexpr std::chrono::seconds kPatience{5};

    void answer(quint64 number, Addresses addresses);

    QObject m_context;
    std::unordered_map<quint64, async::Promise<Addresses>> m_waiting;
    quint64 m_next = 0;
};

} // namespace guitai::webhooks
