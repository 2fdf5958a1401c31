// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a case's actions reach of payments and refunds, on their own shards. Each may be done again: it has its effect
// once. Event loop's thread.
#pragma once

#include "async/task.h"
#include "exceptions/exception_record.h"

namespace guitai::exceptions {

struct Proof
{
    bool isProven = false; ///< both sides agree now: the case is explained
    QByteArray code;       ///< what was found: "PAID", "KNOWN", "DOUBTFUL_MONEY", "NOT_PROVEN", a refund's number
};

class ChannelProof
{
public:
    virtual ~ChannelProof() = default;

    /// Asks the channel; what it proves is applied as the result service does it.
    virtual async::Task<Result<Proof>> query(ExceptionRecord record) = 0;
    /// Whether the bill's money has an attempt of ours that could have taken it.
    virtual async::Task<Result<Done>> checkAttempt(ExceptionRecord record) = 0;
    /// The callback that never came: the bill's money is applied.
    virtual async::Task<Result<Proof>> makeUp(ExceptionRecord record) = 0;
    /// The bill's money is recorded, and goes back to who paid it where its payment cannot take it.
    virtual async::Task<Result<Proof>> giveBack(ExceptionRecord record, QByteArray actor) = 0;
};

} // namespace guitai::exceptions
