// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/host_resolver.h"

#include <QHostInfo>
#include <QTimer>

namespace guitai::webhooks {

async::Later<Addresses> SystemHostResolver::resolve(QString host)
{
    const async::Promise<Addresses> promise;
    QTimer::singleShot(std::chrono::seconds(5), &m_context, [promise] { promise.complete({}); });
    QHostInfo::lookupHost(host, &m_context, [promise](const QHostInfo& found) {
        const QList<QHostAddress> addresses = found.addresses();
        promise.complete(Addresses(addresses.begin(), addresses.end()));
    });
    return promise.later();
}

} // namespace guitai::webhooks
