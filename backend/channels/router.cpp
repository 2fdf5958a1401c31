// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/router.h"

#include <algorithm>

namespace guitai::channels {

namespace {

constexpr std::int64_t kPpmPerFailurePermille = 100; ///< one failure of a hundred weighs 0.1 % of fee
constexpr std::int64_t kPpmPerPreference = 100;      ///< the whole scale weighs 1 % of fee
constexpr std::int64_t kMostPreference = 100;
constexpr Duration kQuick = std::chrono::milliseconds(500);
constexpr std::int64_t kPpmPerSlowMs = 1; ///< a second more weighs 0.1 %

} // namespace

std::int64_t weightOf(const Candidate& candidate)
{
    const CallCounts& lately = candidate.line.lately;
    const std::int64_t slowMs = std::max<std::int64_t>(0, (lately.p95 - kQuick).count());
    return candidate.feePpm + (1000 - lately.successPermille()) * kPpmPerFailurePermille + slowMs * kPpmPerSlowMs +
           (kMostPreference - candidate.preference) * kPpmPerPreference;
}

bool isUsable(const Candidate& candidate)
{
    if (candidate.isPaused)
        return false;
    return candidate.line.state == LineState::Healthy || candidate.line.hasTrial;
}

std::vector<Candidate> ranked(std::vector<Candidate> candidates)
{
    std::erase_if(candidates, [](const Candidate& one) { return !isUsable(one); });
    const auto key = [](const Candidate& one) { return std::pair(one.line.state != LineState::Trial, weightOf(one)); };
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const Candidate& a, const Candidate& b) { return key(a) < key(b); });
    return candidates;
}

QByteArray reasonOf(const std::vector<Candidate>& candidates)
{
    QByteArrayList words;
    for (const Candidate& one : candidates) {
        QByteArray word = one.account.channel.bytes() + ' ' + QByteArray::number(weightOf(one));
        if (one.isPaused)
            word += " paused";
        else if (one.line.state == LineState::Degraded)
            word += " degraded";
        else if (one.line.state == LineState::Trial)
            word += " trial";
        words.append(word);
    }
    return words.join(", ");
}

} // namespace guitai::channels
