// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The inbox of channels' callbacks: verified on raw bytes, stored and applied in one transaction, only
// then acknowledged (invariant I9).
#pragma once

#include "channels/registry.h"

namespace guitai::results {

class NoticeInbox
{
public:
    virtual ~NoticeInbox() = default;

    /// Answers what the channel expects to read. 401 for what cannot be verified, 404 for an account that
    /// does not exist, 5xx when it could not be stored, so that the channel tries again.
    virtual async::Task<http::Response> receive(ChannelCode channel, ChannelAccountId accountId, http::Headers headers,
                                                QByteArray body) = 0;
};

} // namespace guitai::results
