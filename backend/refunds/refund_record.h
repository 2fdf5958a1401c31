// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Refunds as they are stored, and the only statements that change them: conditional writes that name status
// and version and count the row. Everything here runs inside a transaction on the payment's shard.
#pragma once

#include "approvals/approval.h"
#include "channels/channel.h"
#include "refunds/refund_states.h"
#include "storage/slot.h"
#include "storage/transaction.h"
#include "wire/refund_wire.h"

namespace guitai::refunds {

struct RefundRecord
{
    RefundNo refundNo; ///< minted once for an intent, before the first call
    storage::Slot slot{0};
    MerchantId merchantId;
    MerchantRefundNo merchantRefundNo;
    PaymentNo paymentNo;
    AttemptNo attemptNo;   ///< whose money goes back the way it came
    DoubtfulId doubtfulId; ///< set when it gives doubtful money back instead of the payment's
    ChannelCode channel;
    ChannelAccountId accountId;
    ChannelTradeNo channelTradeNo;
    Money amount{0, Currency::cny()};
    Money total{0, Currency::cny()}; ///< what the attempt was paid
    QString reason;
    RefundStatus status = RefundStatus::Created;
    std::int64_t version = 1;
    Funds funds = Funds::None;
    ChannelRefundNo channelRefundNo;
    QByteArray errorCode;
    QByteArray requestedBy; ///< Caller::actor()
    ApprovalNo approvalNo;  ///< of the second person it needs; empty where one is enough
    approvals::ApprovalStatus approvalStatus = approvals::ApprovalStatus::Pending; ///< with an approval only
    QByteArray checker;                                                            ///< who decided; empty until then
    int openCalls = 0;               ///< calls begun, one of which may have worked; 0 again once one was refused
    std::optional<UtcTime> calledAt; ///< the last call
    std::optional<UtcTime> nextCheckAt;
    int checksDone = 0; ///< since it began, or since its last call was refused
    UtcTime createdAt;
    std::optional<UtcTime> finishedAt;

    /// Then no call can have worked but for earlier ones, of which a query has to say so.
    bool wasRefusedAtLast() const { return status == RefundStatus::Processing && openCalls == 0; }
    bool waitsForApproval() const
    {
        return status == RefundStatus::Created && !approvalNo.isEmpty() &&
               approvalStatus == approvals::ApprovalStatus::Pending;
    }
};

/// The doubtful refund's merchant number, which no merchant can choose.
MerchantRefundNo ownNumber(const RefundNo& refundNo);

/// STORAGE_UNIQUE_VIOLATION when the number or the merchant's number is taken.
Result<Done> insertRefund(storage::Transaction& tx, const RefundRecord& refund);
Result<std::optional<RefundRecord>> findRefund(storage::Reader& reader, const RefundNo& refundNo);
/// One that was stored before; REFUND_NOT_FOUND when it is not there.
Result<RefundRecord> storedRefund(storage::Reader& reader, const RefundNo& refundNo);

struct RefundMove
{
    RefundStatus to;
    QByteArray source; ///< "create" "call" "query" "callback" "funds"
    QString detail;
    UtcTime at;
};

/// Writes all changeable columns. False when the table refuses the step or somebody was faster; then nothing
/// changed. Staying in a status is no step and has no history. Updates `refund`.
Result<bool> moveRefund(storage::Transaction& tx, RefundRecord& refund, const RefundMove& move);

struct RefundQuery
{
    MerchantId merchantId;
    PaymentNo paymentNo; ///< empty: of every payment
    QByteArray status;   ///< empty: in every status
    std::int64_t beforeMs = 0;
    QByteArray beforeNo;
    int limit = 50;
};
/// Newest first, from before that moment and number.
Result<std::vector<RefundRecord>> listRefunds(storage::Reader& reader, const RefundQuery& query);

/// Due for a look, oldest first.
Result<std::vector<RefundRecord>> findDueRefunds(storage::Reader& reader, UtcTime now, int limit);
/// Moves its next look on; false when another process took it.
Result<bool> takeDueRefund(storage::Transaction& tx, RefundRecord& refund, UtcTime next);

/// The document integrators, tills and events see.
wire::Refund toWire(const RefundRecord& refund);
/// Appends guitai.refund.* to the outbox.
Result<Done> insertRefundEvent(storage::Transaction& tx, const char* type, const RefundRecord& refund, UtcTime at);

} // namespace guitai::refunds
