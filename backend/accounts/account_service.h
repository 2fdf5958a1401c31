// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the door asks about accounts. A merchant sees its own accounts and freezes; those of others do not exist.
#pragma once

#include "async/task.h"
#include "ids/ids.h"
#include "result/result.h"
#include "wire/account_wire.h"

namespace guitai::accounts {

namespace errors {
inline constexpr ErrorCode kAccountNotFound{"ACCOUNT_NOT_FOUND", 404};
inline constexpr ErrorCode kFreezeNotFound{"FREEZE_NOT_FOUND", 404};
/// Only money on a merchant's home account is frozen.
inline constexpr ErrorCode kAccountNotFreezable{"ACCOUNT_NOT_FREEZABLE", 409};
inline constexpr ErrorCode kCaptureAboveFreeze{"CAPTURE_ABOVE_FREEZE", 409};
} // namespace errors

class AccountService
{
public:
    virtual ~AccountService() = default;

    /// The merchant's home account in that currency, opened where it is missing.
    virtual async::Task<Result<wire::Account>> open(MerchantId merchantId, wire::CreateAccount wanted) = 0;
    /// Its home accounts and its drawers, one a currency.
    virtual async::Task<Result<wire::AccountList>> list(MerchantId merchantId) = 0;
    virtual async::Task<Result<wire::Account>> get(MerchantId merchantId, AccountNo accountNo) = 0;
    /// `limit` 1 to 200, newest first.
    virtual async::Task<Result<wire::AccountEntryPage>> entries(MerchantId merchantId, AccountNo accountNo,
                                                                QByteArray cursor, int limit) = 0;
    /// The same merchant_freeze_no is the same freeze for ever; HOLD_DIFFERS with another amount.
    virtual async::Task<Result<wire::Freeze>> freeze(MerchantId merchantId, AccountNo accountNo,
                                                     wire::CreateFreeze wanted) = 0;
    /// HOLD_RELEASED and HOLD_CAPTURED when it was ended before.
    virtual async::Task<Result<wire::Freeze>> release(MerchantId merchantId, QByteArray freezeNo) = 0;
    /// The same; the identical capture is answered again.
    virtual async::Task<Result<wire::Freeze>> capture(MerchantId merchantId, QByteArray freezeNo,
                                                      wire::CaptureFreeze wanted) = 0;
};

} // namespace guitai::accounts
