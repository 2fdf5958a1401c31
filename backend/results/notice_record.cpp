// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results/notice_record.h"

namespace guitai::results {

namespace {

using storage::Bind;

const storage::Statement kInsertNotice{"results/insert_notice"};
const storage::Statement kApplyStoredNotice{"results/apply_stored_notice"};

namespace errors {
inline constexpr ErrorCode kAttemptUnknown{"NOTICE_ATTEMPT_UNKNOWN", 500};
}

/// False when it is stored already.
Result<bool> insert(storage::Transaction& tx, const NoticeRecord& notice, const char* outcome)
{
    const auto inserted = tx.run(kInsertNotice, {notice.channel, notice.accountId, Bind::text(notice.noticeId),
                                                 Bind::text(notice.contentHash), notice.attemptNo, outcome,
                                                 notice.headers, notice.body, notice.receivedAt});
    if (!inserted && inserted.error().code == storage::errors::kUniqueViolation)
        return false;
    if (!inserted)
        return inserted.error();
    return true;
}

} // namespace

Result<bool> takeNotice(storage::Transaction& tx, const NoticeRecord& notice)
{
    const auto inserted = insert(tx, notice, "APPLIED");
    if (!inserted)
        return inserted.error();
    if (*inserted)
        return true;
    // With the attempt, which a channel need not have told: who stored it alone may not have known it.
    const auto retaken = tx.run(kApplyStoredNotice, {notice.attemptNo, notice.channel, notice.accountId,
                                                     Bind::text(notice.noticeId), Bind::text(notice.contentHash)});
    if (!retaken)
        return retaken.error();
    return *retaken == 1;
}

QString headerLines(const http::Headers& headers)
{
    QByteArray lines;
    for (const http::Header& header : headers.all())
        lines.append(header.name).append(": ").append(header.value).append('\n');
    return QString::fromLatin1(lines);
}

Result<Applied> storeAndApply(storage::Transaction& tx, const NoticeRecord& notice, const Reported& reported)
{
    const auto taken = takeNotice(tx, notice);
    if (!taken)
        return taken.error();
    if (!*taken) {
        Applied repeated;
        return repeated;
    }
    auto applied = applyChannelResult(tx, reported);
    if (applied && applied->effect == Effect::NoSuchAttempt)
        return Error{errors::kAttemptUnknown, {}, QStringLiteral("No attempt has that number.")};
    return applied;
}

Result<Done> storeUnapplied(storage::Transaction& tx, const NoticeRecord& notice)
{
    const auto inserted = insert(tx, notice, "UNAPPLIED");
    if (!inserted)
        return inserted.error();
    return Done{};
}

} // namespace guitai::results
