// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Turns events into deliveries and deliveries into calls, shard by shard, until it is destroyed. Any number
// of processes may run one: marks and leases decide. Lives on the event loop's thread. Its tools outlive it;
// destroy it before the storage and the client are shut, and what they answer then changes nothing any more.
#pragma once

#include "async/timers.h"
#include "events/event_pump.h"
#include "observability/metrics.h"
#include "webhooks/webhook_sender.h"

namespace guitai::webhooks {

class WebhookWorker
{
public:
    struct Tools
    {
        storage::Storage& storage;
        events::EventPump& pump;
        WebhookEndpoints& endpoints;
        WebhookSender& sender;
        async::Timers& timers;
        const Clock& clock;
        observability::Metrics& metrics;
    };

    explicit WebhookWorker(const Tools& tools);
    ~WebhookWorker();
    WebhookWorker(const WebhookWorker&) = delete;
    WebhookWorker& operator=(const WebhookWorker&) = delete;

    /// Follows the pump and looks every second for what is due. Before the pump's start or after, all the
    /// same.
    void start();
    /// Looks at every shard now.
    void wake();
    /// True while a look or a call is under way.
    bool isBusy() const;

private:
    class Private;
    std::shared_ptr<Private> d; // shared with the calls under way
};

} // namespace guitai::webhooks
