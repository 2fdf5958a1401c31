// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Finds payments by what somebody reads off a receipt or a phone: our number, an attempt's, the merchant's or the
// channel's; whole, or its last characters. Runs inside a reading on one shard.
#pragma once

#include "ids/ids.h"
#include "storage/transaction.h"
#include "time/utc_time.h"

#include <vector>

namespace guitai::payments {

/// A text of so many characters is a number's end; a longer one is a whole number. Shorter ones are refused.
inline constexpr qsizetype kShortestNumberEnd = 4;
inline constexpr qsizetype kLongestNumberEnd = 8;
/// No index leads to a number's end: how far back it is looked for.
inline constexpr Duration kNumberEndReach = std::chrono::hours(24 * 31);

struct NumberSearch
{
    QByteArray number; ///< as typed; our own numbers are found in lower case too
    std::int64_t beforeMs = 0;
    QByteArray beforeNo; ///< with beforeMs where the page before ended
    UtcTime since;       ///< of a number's end
    int limit = 50;
    std::vector<ChannelCode> channels;
};

/// A number's end answers newest first, `limit` at most; a whole number answers all it has on this shard.
Result<std::vector<PaymentNo>> findByNumber(storage::Reader& reader, const MerchantId& merchantId,
                                            const NumberSearch& search);

} // namespace guitai::payments
