// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What people do about differences. Every call is bounded to the caller's merchant.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "wire/exception_wire.h"

namespace guitai::exceptions {

namespace errors {
/// It waits for a second person, or is resolved; the problem's "state" says which.
inline constexpr ErrorCode kNotOpen{"EXCEPTION_NOT_OPEN", 409};
/// Somebody asks the channel about it right now.
inline constexpr ErrorCode kBusy{"EXCEPTION_BUSY", 409};
/// It has changed since it was looked at.
inline constexpr ErrorCode kVersionDiffers{"EXCEPTION_VERSION_DIFFERS", 409};
/// No such action for an exception of this kind.
inline constexpr ErrorCode kUnsuitable{"EXCEPTION_ACTION_UNSUITABLE", 409};
/// LINK: not the two halves of one trade.
inline constexpr ErrorCode kNotHalves{"EXCEPTION_NOT_HALVES", 409};
/// There is no attempt of ours to which the bill's money could belong.
inline constexpr ErrorCode kNoAttempt{"EXCEPTION_NO_ATTEMPT", 409};
/// The attempt is for another amount or currency, or another account's.
inline constexpr ErrorCode kAttemptDiffers{"EXCEPTION_ATTEMPT_DIFFERS", 409};
/// A filter finds more rows than one request may act on.
inline constexpr ErrorCode kTooMany{"EXCEPTION_TOO_MANY", 422};
/// Of an approval that came too late: the case is not what was approved any more.
inline constexpr ErrorCode kMovedOn{"EXCEPTION_MOVED_ON", 409};
} // namespace errors

struct ActCommand
{
    ActCommand(MerchantId merchantId, QByteArray actor, ExceptionId exceptionId, wire::ExceptionAction wanted)
        : merchantId(std::move(merchantId)), actor(std::move(actor)), exceptionId(std::move(exceptionId)),
          wanted(std::move(wanted))
    {
    }

    MerchantId merchantId;
    QByteArray actor;
    ExceptionId exceptionId;
    wire::ExceptionAction wanted;
    bool dryRun = false; ///< says what it would say, and changes nothing
};

struct BulkCommand
{
    BulkCommand(MerchantId merchantId, QByteArray actor, wire::BulkAction wanted)
        : merchantId(std::move(merchantId)), actor(std::move(actor)), wanted(std::move(wanted))
    {
    }

    MerchantId merchantId;
    QByteArray actor;
    wire::BulkAction wanted;
};

struct ListCommand
{
    wire::ExceptionFilter filter;
    int limit = 50; ///< 1 to 200
    QByteArray cursor;
};

class ExceptionService
{
public:
    virtual ~ExceptionService() = default;

    virtual async::Task<Result<wire::ExceptionPage>> list(MerchantId merchantId, ListCommand command) = 0;
    virtual async::Task<Result<wire::ExceptionClasses>> classes(MerchantId merchantId,
                                                                wire::ExceptionFilter filter) = 0;
    /// With its history.
    virtual async::Task<Result<wire::ReconciliationException>> get(MerchantId merchantId, ExceptionId id) = 0;
    /// The case as it is afterwards; WAITING where it needs a second person.
    virtual async::Task<Result<wire::ReconciliationException>> act(ActCommand command) = 0;
    virtual async::Task<Result<wire::BulkOutcome>> actOnMany(BulkCommand command) = 0;
};

} // namespace guitai::exceptions
