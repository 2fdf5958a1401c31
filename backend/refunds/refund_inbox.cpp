// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/refund_inbox.h"

#include "crypto/hash.h"
#include "ids/payment_no.h"
#include "log/log.h"
#include "results/notice_record.h"

namespace guitai::refunds {

namespace {

const log::Category lc{"refunds"};

http::Response plain(int status)
{
    http::Response response;
    response.status = status;
    return response;
}

/// Both or neither. A repetition of an applied notice has no effect.
Result<Applied> storeAndApply(storage::Transaction& tx, results::NoticeRecord notice, const Reported& reported)
{
    const auto refund = storedRefund(tx, reported.report.refundNo);
    if (!refund)
        return refund.error();
    notice.attemptNo = refund->attemptNo;
    const auto taken = results::takeNotice(tx, notice);
    if (!taken)
        return taken.error();
    if (!*taken)
        return Applied{Effect::Nothing, *refund, false};
    return applyRefundReport(tx, reported);
}

} // namespace

async::Task<http::Response> RefundInbox::receive(ChannelCode channelCode, ChannelAccountId accountId,
                                                 http::Headers headers, QByteArray body)
{
    channels::Channel* channel = m_registry.byCode(channelCode);
    if (!channel)
        co_return plain(404);
    auto finding = m_accounts.byId(accountId);
    Result<channels::ChannelAccount> account = co_await finding;
    if (!account || account->channel != channelCode)
        co_return plain(account || account.error().code == guitai::errors::kNotFound ? 404 : 503);

    auto reading = channel->readRefundNotice(*account, headers, body);
    Result<channels::RefundNotice> notice = co_await reading;
    if (!notice) {
        log::warning(lc, "notice_refused").with("channel", channelCode.bytes()).with("account", accountId.bytes());
        co_return channel->noticeAnswer(false, body);
    }

    const UtcTime now = m_clock.now();
    const channels::RefundReport& report = notice->report;
    const results::NoticeRecord record{channelCode,
                                       accountId,
                                       notice->noticeId,
                                       crypto::sha256(body).toHex(),
                                       report.attemptNo,
                                       results::headerLines(headers),
                                       QString::fromUtf8(body),
                                       now};
    const Reported reported{report, accountId, Source::Callback, now};
    const auto slot = slotOfNumber('R', report.refundNo.bytes());
    storage::Storage& storage = m_progress.storage();
    const storage::ShardIndex shard = storage.shardOf(slot ? storage::Slot(*slot) : storage::kHomeSlot);
    std::function<Result<Applied>(storage::Transaction&)> apply = [record, reported](storage::Transaction& tx) {
        return storeAndApply(tx, record, reported);
    };
    auto applying = storage.write<Applied>(shard, std::move(apply));
    Result<Applied> applied = co_await applying;
    if (applied) {
        m_progress.announce(shard, *applied, Source::Callback);
        m_progress.settleFunds(std::move(applied->refund)); // goes on by itself; durable is who has the money
        co_return channel->noticeAnswer(true, body);
    }

    // Verified but not applicable: keep it for a person, and let the channel try again.
    log::error(lc, "notice_not_applied")
        .with("channel", channelCode.bytes())
        .with("refund_no", report.refundNo.bytes())
        .with("code", applied.error().code.name);
    std::function<Result<Done>(storage::Transaction&)> keep = [record](storage::Transaction& tx) {
        return results::storeUnapplied(tx, record);
    };
    auto keeping = storage.write<Done>(shard, std::move(keep));
    Result<Done> kept = co_await keeping;
    if (!kept)
        log::error(lc, "notice_not_stored").with("code", kept.error().code.name);
    http::Response refusal = channel->noticeAnswer(false, body);
    refusal.status = 500;
    co_return refusal;
}

} // namespace guitai::refunds
