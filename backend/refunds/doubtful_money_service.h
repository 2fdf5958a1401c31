// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does about doubtful money: looks, gives it back, or accepts it. Once only, under any
// concurrency, and with a line in the audit trail. Bounded to the caller's merchant.
#pragma once

#include "async/task.h"
#include "ids/ids.h"
#include "result/result.h"
#include "wire/doubtful_money_wire.h"
#include "wire/refund_wire.h"

namespace guitai::refunds {

namespace errors {
inline constexpr ErrorCode kDoubtfulMoneyNotFound{"DOUBTFUL_MONEY_NOT_FOUND", 404};
/// Somebody resolved it or is giving it back; the problem's "status" says which.
inline constexpr ErrorCode kDoubtfulMoneyResolved{"DOUBTFUL_MONEY_RESOLVED", 409};
} // namespace errors

struct DoubtfulMoneyFilter
{
    QByteArray status;
    int limit = 50; ///< 1 to 200
    QByteArray cursor;
};

struct DoubtfulMoneyCommand
{
    DoubtfulMoneyCommand(MerchantId merchantId, QByteArray actor, DoubtfulId doubtfulId)
        : merchantId(std::move(merchantId)), actor(std::move(actor)), doubtfulId(std::move(doubtfulId))
    {
    }

    MerchantId merchantId;
    QByteArray actor;
    DoubtfulId doubtfulId;
    QByteArray session; ///< whose session it came through, where the actor agreed by a PIN there
};

class DoubtfulMoneyService
{
public:
    virtual ~DoubtfulMoneyService() = default;

    virtual async::Task<Result<wire::DoubtfulMoneyPage>> list(MerchantId merchantId, DoubtfulMoneyFilter filter) = 0;
    /// Gives that receipt back the way it came, with the care of every refund.
    virtual async::Task<Result<wire::Refund>> refund(DoubtfulMoneyCommand command) = 0;
    virtual async::Task<Result<wire::DoubtfulMoney>> accept(DoubtfulMoneyCommand command) = 0;
};

} // namespace guitai::refunds
