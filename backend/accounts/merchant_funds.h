// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Money of a merchant that is held for an intent (a refund, a withdrawal) until it is paid out or given back.
//
// Each call may be repeated for ever with the same values and has its effect once. A call that was cut short by a
// crash, or that answers a 5xx, is simply made again. Event loop's thread.
#pragma once

#include "accounts/ledger.h"
#include "async/task.h"

namespace guitai::accounts {

namespace errors {
/// Nothing was ever held under that reference for that merchant.
inline constexpr ErrorCode kHoldNotFound{"HOLD_NOT_FOUND", 404};
/// The reference was given back already: it cannot be held or captured any more.
inline constexpr ErrorCode kHoldReleased{"HOLD_RELEASED", 409};
/// The reference was paid out already: it cannot be released any more.
inline constexpr ErrorCode kHoldCaptured{"HOLD_CAPTURED", 409};
/// The reference is known with another amount, currency, merchant or payment.
inline constexpr ErrorCode kHoldDiffers{"HOLD_DIFFERS", 409};
} // namespace errors

struct HoldRequest
{
    HoldRequest(QByteArray reference, MerchantId merchantId, Money amount, UtcTime at)
        : reference(std::move(reference)), merchantId(std::move(merchantId)), amount(amount), at(at)
    {
    }

    QByteArray reference; ///< the intent's number ("R2026…"), unique for ever
    MerchantId merchantId;
    Money amount; ///< what the customer gets back: 1 to Money::kMostMinor
    UtcTime at;
    /// Of a refund: the payment, whose fee is given back in proportion (and taken again by a release). The merchant
    /// is charged the amount without that share. `from` is then this payment's slot.
    PaymentNo refundOf;
};

class MerchantFunds
{
public:
    virtual ~MerchantFunds() = default;

    /// Folds `from`'s inflow into the merchant's home account, then freezes there.
    /// INSUFFICIENT_BALANCE freezes nothing and is final for that reference: it stays refused when money comes.
    /// HOLD_RELEASED when release() came first.
    virtual async::Task<Result<Done>> hold(HoldRequest request, storage::Slot from) = 0;

    /// The held money left through that channel: it is posted against the channel's clearing account on `to`.
    virtual async::Task<Result<Done>> capture(QByteArray reference, MerchantId merchantId, ChannelCode channel,
                                              storage::Slot to) = 0;

    /// Gives the held money back to the merchant. Of a reference that was never held it leaves a mark, so that a
    /// late hold is refused.
    virtual async::Task<Result<Done>> release(QByteArray reference, MerchantId merchantId) = 0;
};

} // namespace guitai::accounts
