// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Receipts, doubtful money and exceptions: what applyChannelResult writes besides payment and attempt.
// Inside a transaction on the payment's shard.
#pragma once

#include "results/apply_channel_result.h"

namespace guitai::results {

namespace exception_kinds {
inline constexpr char kForeignIdentity[] = "FOREIGN_IDENTITY"; ///< another merchant, application or account
inline constexpr char kAmountDiffers[] = "AMOUNT_DIFFERS";     ///< amount or currency
inline constexpr char kTradeOfAnotherPayment[] = "TRADE_OF_ANOTHER_PAYMENT";
inline constexpr char kClosedAfterPaid[] = "CLOSED_AFTER_PAID";
inline constexpr char kFailedAfterPaid[] = "FAILED_AFTER_PAID";
inline constexpr char kReverseTooLate[] = "REVERSE_TOO_LATE"; ///< its channel takes nothing back any more
/// It was proven paid while a reverse was under way, and what became of that nobody answered.
inline constexpr char kPaidWhileReversing[] = "PAID_WHILE_REVERSING";
} // namespace exception_kinds

namespace doubtful_reasons {
inline constexpr char kPaidAfterClose[] = "PAID_AFTER_CLOSE";
inline constexpr char kPaidTwice[] = "PAID_TWICE";
} // namespace doubtful_reasons

/// Money a channel proved to have received for an attempt.
struct ReceiptRecord
{
    const payment_records::AttemptRecord& attempt;
    const channels::ReceivedMoney& money;
    bool paysPayment; ///< otherwise it is doubtful
    Source source;
    UtcTime at;
};

/// The attempt that trade was recorded for, if it was.
Result<std::optional<AttemptNo>> findReceipt(storage::Reader& reader, const ChannelCode& channel,
                                             const ChannelTradeNo& tradeNo);
Result<Done> insertReceipt(storage::Transaction& tx, const ReceiptRecord& receipt);
/// Answers its id.
Result<QByteArray> insertDoubtfulMoney(storage::Transaction& tx, const payment_records::PaymentRecord& payment,
                                       const ReceiptRecord& receipt, const char* reason);
/// A contradiction about an attempt, or about something of it that `number` names.
struct ExceptionRecord
{
    const char* kind;
    PaymentNo paymentNo;
    AttemptNo attemptNo;
    ChannelCode channel;
    QByteArray number; ///< the channel's trade number or our refund's; empty when there is none
    QString detail;    ///< for the person who looks at the case
    UtcTime at;
};

/// False when the same contradiction is on record already.
Result<bool> insertException(storage::Transaction& tx, const ExceptionRecord& exception);
Result<bool> insertException(storage::Transaction& tx, const char* kind, const payment_records::PaymentRecord& payment,
                             const payment_records::AttemptRecord& attempt, const Reported& reported);

} // namespace guitai::results
