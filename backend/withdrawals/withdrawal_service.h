// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The withdrawal service: money of a merchant's or user's account that goes to a bank account. Every call is bounded to
// the caller's merchant.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "wire/withdrawal_wire.h"

namespace guitai::withdrawals {

namespace errors {
inline constexpr ErrorCode kWithdrawalNotFound{"WITHDRAWAL_NOT_FOUND", 404};
/// Only merchants' home accounts and users' accounts pay out.
inline constexpr ErrorCode kAccountNotWithdrawable{"ACCOUNT_NOT_WITHDRAWABLE", 409};
/// That account's merchant_withdrawal_no belongs to another withdrawal; `withdrawal_no` names it.
inline constexpr ErrorCode kMerchantWithdrawalNoUsed{"MERCHANT_WITHDRAWAL_NO_USED", 409};
/// The house has no bank to pay out through.
inline constexpr ErrorCode kWithdrawalsNotEnabled{"WITHDRAWALS_NOT_ENABLED", 422};
/// Of an approval that came too late: the withdrawal ended without it, or is not what was approved.
inline constexpr ErrorCode kWithdrawalEnded{"WITHDRAWAL_ENDED", 409};
} // namespace errors

struct WithdrawalCommand
{
    WithdrawalCommand(MerchantId merchantId, QByteArray actor, AccountNo accountNo, wire::CreateWithdrawal wanted)
        : merchantId(std::move(merchantId)), actor(std::move(actor)), accountNo(std::move(accountNo)),
          wanted(std::move(wanted))
    {
    }

    MerchantId merchantId;
    QByteArray actor; ///< Caller::actor(); who may not approve it
    AccountNo accountNo;
    wire::CreateWithdrawal wanted;
};

struct WithdrawalAnswer
{
    wire::Withdrawal withdrawal; ///< as it is now
    bool replayed = false;
};

struct WithdrawalFilter
{
    AccountNo accountNo;
    QByteArray status;
    std::optional<bool> flagged;
    int limit = 50; ///< 1 to 200
    QByteArray cursor;
};

class WithdrawalService
{
public:
    virtual ~WithdrawalService() = default;

    /// Holds the money and asks for the second person. The same number and content is the same withdrawal, for ever.
    /// INSUFFICIENT_BALANCE leaves nothing behind. A user's account takes the user's own token:
    /// PAYER_CONSENT_INVALID.
    virtual async::Task<Result<WithdrawalAnswer>> create(WithdrawalCommand command) = 0;
    virtual async::Task<Result<wire::Withdrawal>> get(MerchantId merchantId, WithdrawalNo withdrawalNo) = 0;
    virtual async::Task<Result<wire::WithdrawalPage>> list(MerchantId merchantId, WithdrawalFilter filter) = 0;
};

} // namespace guitai::withdrawals
