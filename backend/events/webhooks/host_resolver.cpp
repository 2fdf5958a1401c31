// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/host_resolver.h"

#include <QHostInfo>
#include <QTimer>

namespace guitai::webhooks {

SystemHostResolver::~SystemHostResolver()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& [number, promise] : waiting)
        promise.complete({});
}

async::Later<Addresses> SystemHostResolver::resolve(QString host)
{
    const quint64 number = m_next++;
    const async::Promise<Addresses> promise;
    m_waiting.emplace(number, promise);
    QTimer::singleShot(kPatience, &m_context, [this, number] { answer(number, {}); });
    QHostInfo::lookupHost(host, &m_context, [this, number](const QHostInfo& found) {
        const QList<QHostAddress> addresses = found.addresses();
        answer(number, Addresses(addresses.begin(), addresses.end()));
    });
    return promise.later();
}

void SystemHostResolver::answer(quint64 number, Addresses addresses)
{
    const auto found = m_waiting.extract(number);
    if (found)
        found.mapped().complete(std::move(addresses));
}

} // namespace guitai::webhooks
