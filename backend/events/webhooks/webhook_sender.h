// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One attempt at one delivery: the address is checked, the event signed, the answer judged. Lives on the
// event loop's thread; outlives its attempts.
#pragma once

#include "http/client.h"
#include "webhooks/deliveries.h"
#include "webhooks/host_resolver.h"
#include "webhooks/webhook_endpoints.h"

namespace guitai::webhooks {

struct Attempted
{
    bool delivered = false;
    bool hopeless = false; ///< no retry can help
    QByteArray answer;     ///< "204", "HTTP_NO_ANSWER", "ADDRESS_REFUSED" …; never what was answered
};

class WebhookSender
{
public:
    WebhookSender(http::Client& client, HostResolver& resolver, const Clock& clock, AddressPolicy policy)
        : m_client(client), m_resolver(resolver), m_clock(clock), m_policy(policy)
    {
    }

    /// Signed with both secrets while the older one is not empty.
    async::Task<Attempted> send(ClaimedDelivery delivery, Secret secret, Secret olderSecret);

private:
    http::Call callOf(const ClaimedDelivery& delivery, const QUrl& url, const std::vector<Secret>& keys) const;

    http::Client& m_client;
    HostResolver& m_resolver;
    const Clock& m_clock;
    const AddressPolicy m_policy;
};

} // namespace guitai::webhooks
