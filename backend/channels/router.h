// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which wallet a payment of AUTO_QR goes to: those that work, the cheapest to the merchant first, where "cheap" weighs
// the fee, how well the channel works and what the merchant prefers. Pure.
#pragma once

#include "channels/health.h"

namespace guitai::channels {

/// One pay way that the merchant could use.
struct Candidate
{
    QByteArray payWay;
    ChannelAccount account;
    LineView line;
    bool isPaused = false;
    int feePpm = 0;      ///< parts per million of the amount
    int preference = 50; ///< the merchant's, 0 to 100
};

/// As a fee in parts per million that would weigh as much; the least is chosen.
std::int64_t weightOf(const Candidate& candidate);

/// New payments may use it now; on trial it may be used for single ones.
bool isUsable(const Candidate& candidate);

/// Those that may be used, in the order they are to be tried. One that waits for its trial comes first: it is how it
/// becomes healthy again, and the others stand behind it.
std::vector<Candidate> ranked(std::vector<Candidate> candidates);

/// "alipay 6150 trial, wechat 9000, unionpay degraded": for the log.
QByteArray reasonOf(const std::vector<Candidate>& candidates);

} // namespace guitai::channels
