// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Notices as they are stored: exactly as they came, with what became of them.
#pragma once

#include "results/apply_channel_result.h"

namespace guitai::results {

struct NoticeRecord
{
    ChannelCode channel;
    ChannelAccountId accountId;
    QByteArray noticeId;
    QByteArray contentHash; ///< SHA-256 hex of the body
    AttemptNo attemptNo;
    QString headers; ///< one "name: value" a line
    QString body;
    UtcTime receivedAt;
};

/// Stores the notice; true when this call is the one that may apply it, false for a repetition.
Result<bool> takeNotice(storage::Transaction& tx, const NoticeRecord& notice);
/// One "name: value" a line.
QString headerLines(const http::Headers& headers);

/// Stores the notice and applies its report, both or neither.
/// A repetition of an applied notice answers Effect::Nothing. An Error means: nothing was stored.
Result<Applied> storeAndApply(storage::Transaction& tx, const NoticeRecord& notice, const Reported& reported);
/// Stores a verified notice that could not be applied, for a person to look at.
Result<Done> storeUnapplied(storage::Transaction& tx, const NoticeRecord& notice);

} // namespace guitai::results
