// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A channel whose provider never calls back, because its answer is the call's: whoever sends a notice is refused.
#pragma once

#include "channels/channel.h"

namespace guitai::channels {

class NoticelessChannel : public Channel
{
public:
    async::Task<Result<Notice>> readNotice(ChannelAccount, http::Headers, QByteArray) final
    {
        co_return Error{errors::kNoticeRefused};
    }
    async::Task<Result<RefundNotice>> readRefundNotice(ChannelAccount, http::Headers, QByteArray) final
    {
        co_return Error{errors::kNoticeRefused};
    }
    http::Response noticeAnswer(bool, QByteArrayView) const final
    {
        http::Response answer;
        answer.status = errors::kNoticeRefused.httpStatus;
        return answer;
    }
};

} // namespace guitai::channels
