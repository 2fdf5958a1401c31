// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results/stored_notice_inbox.h"

#include "crypto/hash.h"
#include "log/log.h"
#include "results/notice_record.h"

namespace guitai::results {

namespace {

const log::Category lc{"results"};

http::Response plain(int status)
{
    http::Response response;
    response.status = status;
    return response;
}

} // namespace

async::Task<http::Response> StoredNoticeInbox::receive(ChannelCode channelCode, ChannelAccountId accountId,
                                                       http::Headers headers, QByteArray body)
{
    channels::Channel* channel = m_registry.byCode(channelCode);
    if (!channel)
        co_return plain(404);
    auto finding = m_accounts.byId(accountId);
    Result<channels::ChannelAccount> account = co_await finding;
    if (!account || account->channel != channelCode)
        co_return plain(account || account.error().code == guitai::errors::kNotFound ? 404 : 503);

    auto reading = channel->readNotice(*account, headers, body);
    Result<channels::Notice> notice = co_await reading;
    if (!notice) {
        log::warning(lc, "notice_refused").with("channel", channelCode.bytes()).with("account", accountId.bytes());
        co_return channel->noticeAnswer(false, body);
    }

    const UtcTime now = m_clock.now();
    const NoticeRecord record{channelCode,
                              accountId,
                              notice->noticeId,
                              crypto::sha256(body).toHex(),
                              notice->report.attemptNo,
                              headerLines(headers),
                              QString::fromUtf8(body),
                              now};
    const Reported reported{notice->report, accountId, Source::Callback, now};
    const auto slot = slotOfAttempt(notice->report.attemptNo);
    storage::Storage& storage = m_results.storage();
    const storage::ShardIndex shard = storage.shardOf(slot.value_or(storage::kHomeSlot));

    std::function<Result<Applied>(storage::Transaction&)> apply = [record, reported](storage::Transaction& tx) {
        return storeAndApply(tx, record, reported);
    };
    auto applying = storage.write<Applied>(shard, std::move(apply));
    Result<Applied> applied = co_await applying;
    if (applied) {
        m_results.announce(shard, *applied, Source::Callback);
        co_return channel->noticeAnswer(true, body);
    }

    // Verified but not applicable: keep it for a person, and let the channel try again.
    log::error(lc, "notice_not_applied")
        .with("channel", channelCode.bytes())
        .with("attempt_no", record.attemptNo.bytes())
        .with("code", applied.error().code.name);
    std::function<Result<Done>(storage::Transaction&)> keep = [record](storage::Transaction& tx) {
        return storeUnapplied(tx, record);
    };
    auto keeping = storage.write<Done>(shard, std::move(keep));
    Result<Done> kept = co_await keeping;
    if (!kept)
        log::error(lc, "notice_not_stored").with("code", kept.error().code.name);
    http::Response refusal = channel->noticeAnswer(false, body);
    refusal.status = 500;
    co_return refusal;
}

} // namespace guitai::results
