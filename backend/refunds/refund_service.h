// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The refund service: what a merchant can do with refunds. Every call is bounded to the caller's merchant.
#pragma once

#include "async/task.h"
#include "ids/ids.h"
#include "merchants/permissions.h"
#include "result/result.h"
#include "wire/refund_wire.h"

namespace guitai::refunds {

namespace errors {
inline constexpr ErrorCode kPaymentNotFound{"PAYMENT_NOT_FOUND", 404};
inline constexpr ErrorCode kRefundNotFound{"REFUND_NOT_FOUND", 404};
inline constexpr ErrorCode kPaymentNotPaid{"PAYMENT_NOT_PAID", 409};
/// What was paid into a user's account leaves it by a withdrawal.
inline constexpr ErrorCode kRechargeNotRefundable{"RECHARGE_NOT_REFUNDABLE", 409};
inline constexpr ErrorCode kPaymentFrozen{"PAYMENT_FROZEN", 409};
/// More than is left; the problem's "refundable" says how much that is.
inline constexpr ErrorCode kRefundExceedsPaid{"REFUND_EXCEEDS_PAID", 409};
inline constexpr ErrorCode kMerchantRefundNoUsed{"MERCHANT_REFUND_NO_USED", 409};
inline constexpr ErrorCode kIdempotencyKeyReused{"IDEMPOTENCY_KEY_REUSED", 422};
/// What a refund failed with that no second person agreed to.
inline constexpr ErrorCode kApprovalRejected{"APPROVAL_REJECTED", 409};
inline constexpr ErrorCode kApprovalCancelled{"APPROVAL_CANCELLED", 409};
inline constexpr ErrorCode kApprovalExpired{"APPROVAL_EXPIRED", 409};
} // namespace errors

struct RefundCommand
{
    RefundCommand(MerchantId merchantId, QByteArray actor, PaymentNo paymentNo, wire::CreateRefund refund)
        : merchantId(std::move(merchantId)), actor(std::move(actor)), paymentNo(std::move(paymentNo)),
          refund(std::move(refund))
    {
    }

    MerchantId merchantId;
    QByteArray actor; ///< Caller::actor()
    PaymentNo paymentNo;
    wire::CreateRefund refund;
    IdempotencyKey idempotencyKey;                      ///< optional: the merchant's refund number is a key already
    merchants::Role role = merchants::Role::Integrator; ///< what the actor may do alone, see refund_approval.h
};

struct RefundAnswer
{
    wire::Refund refund; ///< as it is now
    bool replayed = false;
};

struct RefundFilter
{
    PaymentNo paymentNo;
    QByteArray status;
    int limit = 50; ///< 1 to 200
    QByteArray cursor;
};

class RefundService
{
public:
    virtual ~RefundService() = default;

    /// The same merchant's refund number (or key) and content is the same refund, for ever. One that needs a second
    /// person is CREATED, with its room reserved, until somebody else decided.
    virtual async::Task<Result<RefundAnswer>> create(RefundCommand command) = 0;
    virtual async::Task<Result<wire::Refund>> get(MerchantId merchantId, RefundNo refundNo) = 0;
    virtual async::Task<Result<wire::RefundPage>> list(MerchantId merchantId, RefundFilter filter) = 0;
};

} // namespace guitai::refunds
