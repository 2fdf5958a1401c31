// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The order service: what a merchant can do with payments. Every call is bounded to the caller's merchant.
#pragma once

#include "async/task.h"
#include "ids/ids.h"
#include "result/result.h"
#include "wire/payment_detail_wire.h"
#include "wire/payment_totals_wire.h"

namespace guitai::payments {

namespace errors {
inline constexpr ErrorCode kPayWayUnknown{"PAY_WAY_UNKNOWN", 400};
/// Not what the wallet's payer codes look like: mistyped, cut off, or another wallet's.
inline constexpr ErrorCode kPayerCodeMalformed{"PAYER_CODE_MALFORMED", 400};
/// AUTO_CODE with what begins like no wallet's code.
inline constexpr ErrorCode kPayerCodeUnknown{"PAYER_CODE_UNKNOWN", 400};
/// AUTO_CODE with the code of a wallet that this merchant or this build has not.
inline constexpr ErrorCode kPayerWalletNotEnabled{"PAYER_WALLET_NOT_ENABLED", 422};
inline constexpr ErrorCode kPaymentNotFound{"PAYMENT_NOT_FOUND", 404};
inline constexpr ErrorCode kMerchantOrderNoUsed{"MERCHANT_ORDER_NO_USED", 409};
inline constexpr ErrorCode kRequestStillRunning{"IDEMPOTENCY_REQUEST_RUNNING", 409};
inline constexpr ErrorCode kIdempotencyKeyReused{"IDEMPOTENCY_KEY_REUSED", 422};
inline constexpr ErrorCode kPaymentAlreadyPaid{"PAYMENT_ALREADY_PAID", 409};
/// A payment of the same user and product is open, with another amount, currency or pay way; `payment_no` names it.
inline constexpr ErrorCode kDuplicatePayment{"DUPLICATE_PAYMENT", 409};
/// The channel has not confirmed that no money can come; it is asked again until it does.
inline constexpr ErrorCode kPaymentNotReversedYet{"PAYMENT_NOT_REVERSED_YET", 409};
inline constexpr ErrorCode kRiskRefused{"RISK_REFUSED", 403};
} // namespace errors

struct CreateCommand
{
    CreateCommand(MerchantId merchantId, QByteArray actor, wire::CreatePayment payment)
        : merchantId(std::move(merchantId)), actor(std::move(actor)), payment(std::move(payment))
    {
    }

    MerchantId merchantId;
    QByteArray actor; ///< Caller::actor()
    OperatorId operatorId;
    UserNo rechargeOf; ///< whose account the money goes to; empty: the merchant's
    wire::CreatePayment payment;
    bool isRecognised = false;     ///< its pay way was read from the payer's code
    bool evenPaused = false;       ///< it tests a wallet: a pause is no reason against it
    IdempotencyKey idempotencyKey; ///< empty: the merchant order number is the key
    QByteArray requestFingerprint; ///< SHA-256 hex of the request body
};

/// An answer that may be a replay of the first one.
struct CreateAnswer
{
    int httpStatus = 201; ///< 200 when it is an open payment that stands for this one
    QByteArray body;      ///< JSON of a wire::Payment
    bool replayed = false;
};

struct PaymentFilter
{
    /// Ours, the merchant's or the channel's, whole, or the last 4 to 8 characters of one of the last 31 days; see
    /// payment_search.h. Not to be combined with what follows but `limit` and `cursor`.
    QByteArray number;
    MerchantOrderNo merchantOrderNo;
    QByteArrayList statuses; ///< empty: all
    TillNo tillNo;
    std::optional<UtcTime> from; ///< created at or after
    std::optional<UtcTime> to;   ///< created before
    int limit = 50;              ///< 1 to 200
    QByteArray cursor;
};

struct TotalsFilter
{
    UtcTime from; ///< created at or after
    UtcTime to;   ///< created before
    TillNo tillNo;
};

class PaymentService
{
public:
    virtual ~PaymentService() = default;

    virtual async::Task<Result<CreateAnswer>> create(CreateCommand command) = 0;
    virtual async::Task<Result<wire::PaymentDetail>> get(MerchantId merchantId, PaymentNo paymentNo) = 0;
    virtual async::Task<Result<wire::PaymentPage>> list(MerchantId merchantId, PaymentFilter filter) = 0;
    virtual async::Task<Result<wire::Totals>> totals(MerchantId merchantId, TillNo tillNo) = 0;
    virtual async::Task<Result<wire::PaymentTotals>> totalsOf(MerchantId merchantId, TotalsFilter filter) = 0;
    /// Asks the channel first; PAYMENT_ALREADY_PAID when money came.
    virtual async::Task<Result<wire::Payment>> close(MerchantId merchantId, PaymentNo paymentNo, QByteArray actor) = 0;
    /// Takes the payment back before it is paid: the channel reverses it, or closes it where it cannot reverse.
    /// PAYMENT_ALREADY_PAID when money came, PAYMENT_NOT_REVERSED_YET while the channel's answers are unknown.
    virtual async::Task<Result<wire::Payment>> reverse(MerchantId merchantId, PaymentNo paymentNo,
                                                       QByteArray actor) = 0;
    /// Asks the channel now and answers the payment as it is afterwards.
    virtual async::Task<Result<wire::Payment>> query(MerchantId merchantId, PaymentNo paymentNo) = 0;
};

} // namespace guitai::payments
