// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The inbox of channels' refund notices: verified on raw bytes, stored and applied in one transaction, only
// then acknowledged (invariant I9).
#pragma once

#include "refunds/refund_progress.h"
#include "results/notice_inbox.h"

namespace guitai::refunds {

class RefundInbox final : public results::NoticeInbox
{
public:
    RefundInbox(channels::Registry& registry, merchants::ChannelAccounts& accounts, RefundProgress& progress,
                const Clock& clock)
        : m_registry(registry), m_accounts(accounts), m_progress(progress), m_clock(clock)
    {
    }

    async::Task<http::Response> receive(ChannelCode channel, ChannelAccountId accountId, http::Headers headers,
                                        QByteArray body) override;

private:
    channels::Registry& m_registry;
    merchants::ChannelAccounts& m_accounts;
    RefundProgress& m_progress;
    const Clock& m_clock;
};

} // namespace guitai::refunds
