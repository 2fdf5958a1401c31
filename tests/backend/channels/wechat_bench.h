// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The WeChat channel between a fake network and a provider that signs like the real one.
#pragma once

#include "async/worker_pool.h"
#include "contract/placed_order.h"
#include "contract/wechat_provider.h"
#include "support/fake_clock.h"
#include "support/fake_http_client.h"
#include "support/run_task.h"
#include "wechat/wechat_channel.h"

namespace guitai::test {

struct WechatBench
{
    channels::PlaceOutcome place(const QByteArray& payWay = "WECHAT_NATIVE")
    {
        return runTask(channel->place(account, provider.order(payWay)));
    }
    channels::Report query() { return runTask(channel->query(account, placedOf(provider.order()))); }
    channels::CloseOutcome close() { return runTask(channel->close(account, placedOf(provider.order()))); }
    Result<channels::Notice> read(const SignedNotice& notice)
    {
        return runTask(channel->readNotice(account, notice.headers, notice.body));
    }
    /// How often certificates were asked for.
    int downloads() const
    {
        int count = 0;
        for (const http::Call& call : client.calls())
            count += call.url.path() == QLatin1String("/v3/certificates") ? 1 : 0;
        return count;
    }

    FakeClock clock;
    FakeHttpClient client;
    async::WorkerPool workers{1};
    WechatProvider provider{clock};
    channels::ChannelAccount account = provider.account();
    std::unique_ptr<channels::Channel> channel = wechat::makeChannel({client, workers, clock});
};

} // namespace guitai::test
