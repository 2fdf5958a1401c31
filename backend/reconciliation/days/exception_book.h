// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run does with its differences: a port, so that days need not know how cases are kept. Event loop's thread.
#pragma once

#include "async/task.h"
#include "ids/ids.h"
#include "result/result.h"
#include "time/utc_time.h"

#include <QString>

namespace guitai::days {

/// A run that has compared: what its differences belong to.
struct ComparedRun
{
    QByteArray runId;
    MerchantId merchantId;
    ChannelAccountId accountId;
    ChannelCode channel;
    BusinessDate day;
    UtcTime at; ///< when the run began; a later run of a day has a later one
};

/// What recording came to.
struct RecordedCases
{
    int opened = 0;   ///< cases that were not there before
    int changed = 0;  ///< cases whose facts are others now; resolved ones are open again
    int vanished = 0; ///< cases whose row this run does not have any more
    int same = 0;
    int open = 0; ///< of this day, OPEN and WAITING, after all of it

    /// Something about the day is other than the run before had it: a closed day does not balance any more.
    bool movedAnything() const { return opened + changed + vanished > 0; }
};

class ExceptionBook
{
public:
    virtual ~ExceptionBook() = default;

    /// Opens, changes and ends cases so that they are what `differences` (the file of the engine) says. Recording the
    /// same again changes nothing, and recording what a crash cut short goes on: call it until it answers.
    virtual async::Task<Result<RecordedCases>> record(ComparedRun run, QString differences) = 0;
    /// Afterwards, once a run: asks the channel about what it can prove (ours unknown, theirs paid), applies it and
    /// resolves those cases; answers how many are still open. Calls channels; what fails stays open.
    virtual async::Task<Result<int>> resolveProvable(ComparedRun run) = 0;
};

} // namespace guitai::days
