// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An inbox that remembers what it was given and answers a status it was told.
#pragma once

#include "results/notice_inbox.h"

#include <vector>

namespace guitai::test {

class FakeNoticeInbox final : public results::NoticeInbox
{
public:
    struct Received
    {
        ChannelCode channel;
        ChannelAccountId accountId;
        QByteArray body;
        QByteArray signature;
    };

    async::Task<http::Response> receive(ChannelCode channel, ChannelAccountId accountId, http::Headers headers,
                                        QByteArray body) override
    {
        received.push_back({channel, accountId, body, headers.value("Wechatpay-Signature")});
        http::Response response;
        response.status = status;
        response.body = "the channel's own words";
        co_return response;
    }

    std::vector<Received> received;
    int status = 200;
};

} // namespace guitai::test
