// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The Alipay channel between a fake network and a provider that signs like the real one.
#pragma once

#include "alipay/alipay_channel.h"
#include "async/worker_pool.h"
#include "contract/alipay_provider.h"
#include "contract/placed_order.h"
#include "support/fake_clock.h"
#include "support/fake_http_client.h"
#include "support/run_task.h"

namespace guitai::test {

struct AlipayBench
{
    channels::PlaceOutcome place(const QByteArray& payWay = "ALIPAY_QR")
    {
        return runTask(channel->place(account, provider.order(payWay)));
    }
    channels::Report query() { return runTask(channel->query(account, placedOf(provider.order()))); }
    channels::CloseOutcome close() { return runTask(channel->close(account, placedOf(provider.order()))); }
    channels::RefundReport refund() { return runTask(channel->refund(account, provider.refund())); }
    channels::RefundReport queryRefund() { return runTask(channel->queryRefund(account, provider.refund())); }
    Result<channels::Notice> read(const SignedNotice& notice)
    {
        return runTask(channel->readNotice(account, notice.headers, notice.body));
    }
    Result<channels::Notice> read(const AlipayProvider::Fields& fields) { return read(provider.signedNotice(fields)); }
    void answerTrade(const QJsonObject& changes)
    {
        client.answerWith(provider.answer("alipay.trade.query", provider.trade(changes)));
    }
    AlipayProvider::Fields asked() const { return AlipayProvider::parametersOf(client.calls().back()); }

    FakeClock clock;
    FakeHttpClient client;
    async::WorkerPool workers{1};
    AlipayProvider provider{clock};
    channels::ChannelAccount account = provider.account();
    std::unique_ptr<channels::Channel> channel = alipay::makeChannel({client, workers, clock});
};

} // namespace guitai::test
