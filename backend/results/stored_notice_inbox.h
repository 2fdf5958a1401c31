// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The notice inbox over the storage; see notice_inbox.h for what it promises.
#pragma once

#include "merchants/channel_accounts.h"
#include "results/notice_inbox.h"
#include "results/result_service.h"

namespace guitai::results {

class StoredNoticeInbox final : public NoticeInbox
{
public:
    StoredNoticeInbox(channels::Registry& registry, merchants::ChannelAccounts& accounts, ResultService& results,
                      const Clock& clock)
        : m_registry(registry), m_accounts(accounts), m_results(results), m_clock(clock)
    {
    }

    async::Task<http::Response> receive(ChannelCode channel, ChannelAccountId accountId, http::Headers headers,
                                        QByteArray body) override;

private:
    channels::Registry& m_registry;
    merchants::ChannelAccounts& m_accounts;
    ResultService& m_results;
    const Clock& m_clock;
};

} // namespace guitai::results
