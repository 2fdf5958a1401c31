// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/faults.h"

namespace guitai::simulation {

namespace {

struct Range
{
    int Faults::*rate;
    int most; ///< per thousand
};

constexpr Range kRanges[] = {
    {&Faults::callLost, 250},      {&Faults::answerLost, 250},     {&Faults::callTwice, 200},
    {&Faults::callSlow, 200},      {&Faults::noticeLost, 400},     {&Faults::noticeTwice, 500},
    {&Faults::noticeLate, 400},    {&Faults::noticeForged, 200},   {&Faults::wrongAmount, 100},
    {&Faults::wrongMerchant, 100}, {&Faults::saysFailed, 80},      {&Faults::saysClosed, 80},
    {&Faults::saysNotFound, 300},  {&Faults::placingRefused, 150}, {&Faults::paidAfterClose, 1000},
    {&Faults::secondPayer, 500},   {&Faults::refundRefused, 200},  {&Faults::refundSlow, 500},
    {&Faults::refundFailed, 200},  {&Faults::refundAbnormal, 200}, {&Faults::storageRefuses, 150},
    {&Faults::commitUnknown, 150}, {&Faults::storageSlow, 100},    {&Faults::workTwice, 200},
    {&Faults::requestLost, 200},   {&Faults::replyLost, 200},      {&Faults::requestTwice, 200},
    {&Faults::receiverFails, 500}, {&Faults::statementFails, 200}, {&Faults::payoutRefused, 200},
    {&Faults::payoutSlow, 500},    {&Faults::payoutRejected, 300}, {&Faults::payoutReturned, 300},
    {&Faults::refundMislaid, 600},
};

constexpr int kLaziest = 4;
constexpr int kMostCrashes = 4;
constexpr int kCrashesOfAnUnluckyShop = 25;
constexpr int kMostClockJumps = 4;

} // namespace

Faults Faults::drawn(SeededRandom& random)
{
    Faults faults;
    for (const Range& range : kRanges) {
        const auto rate = static_cast<int>(random.between(1, range.most));
        if (random.chance(500))
            faults.*range.rate = rate;
    }
    faults.timerSlack = Duration(random.chance(300) ? 0 : random.between(100, 5'000));
    faults.timerLaziness = static_cast<int>(random.between(1, kLaziest));
    faults.crashes = static_cast<int>(std::max<std::int64_t>(0, random.between(-1, kMostCrashes)));
    if (random.chance(100))
        faults.crashes = kCrashesOfAnUnluckyShop;
    faults.clockJumps = static_cast<int>(std::max<std::int64_t>(0, random.between(-kMostClockJumps, kMostClockJumps)));
    return faults;
}

Faults Faults::healed() const
{
    Faults calm;
    calm.timerSlack = timerSlack;
    calm.timerLaziness = kLaziest;
    return calm;
}

} // namespace guitai::simulation
