// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How often what goes wrong, per thousand. A swarm: each seed draws its own, and leaves about half of them out, because
// a fault that is always there hides what happens without it.
#pragma once

#include "simulation/seeded_random.h"
#include "time/utc_time.h"

namespace guitai::simulation {

struct Faults
{
    // calls to a channel
    int callLost = 0;
    int answerLost = 0;
    int callTwice = 0;
    int callSlow = 0; ///< up to a minute, so that it arrives behind later ones
    // notices of a channel
    int noticeLost = 0;
    int noticeTwice = 0;
    int noticeLate = 0;
    int noticeForged = 0;
    // what a channel says, though it is not so (for a while)
    int wrongAmount = 0;
    int wrongMerchant = 0;
    int saysFailed = 0;
    int saysClosed = 0;
    int saysNotFound = 0;
    // what a channel does
    int placingRefused = 0;
    int paidAfterClose = 0;
    int secondPayer = 0;
    int refundRefused = 0;
    int refundMislaid = 0; ///< taken, and for a while neither found nor taken again
    int refundSlow = 0;
    int refundFailed = 0;
    int refundAbnormal = 0;
    // what a bank does
    int payoutRefused = 0; ///< at its door, and it knows nothing of it
    int payoutSlow = 0;
    int payoutRejected = 0;
    int payoutReturned = 0;
    // the storage
    int storageRefuses = 0;
    int statementFails = 0; ///< in the middle of a work
    int commitUnknown = 0;
    int storageSlow = 0;
    int workTwice = 0; ///< run, rolled back and run again
    // clients and merchants' receivers
    int requestLost = 0;
    int replyLost = 0;
    int requestTwice = 0;
    int receiverFails = 0;
    // the machine
    Duration timerSlack{0};
    int timerLaziness = 1;
    int crashes = 0;
    int clockJumps = 0;

    static Faults drawn(SeededRandom& random);
    /// Nothing goes wrong any more, and timers are as lazy as before.
    Faults healed() const;
};

} // namespace guitai::simulation
