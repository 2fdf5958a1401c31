// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Payments and attempts as they are stored, and the only statements that change them. Every change is a
// conditional write: it names the states and the version it expects and counts the row it changed.
// Everything here runs inside a transaction on the payment's shard.
#pragma once

#include "channels/channel.h"
#include "payment_records/payment_states.h"
#include "storage/slot.h"
#include "storage/transaction.h"
#include "wire/payment_detail_wire.h"

namespace guitai::payment_records {

struct PaymentRecord
{
    PaymentNo paymentNo;
    storage::Slot slot{0};
    MerchantId merchantId;
    MerchantOrderNo merchantOrderNo;
    Money amount{0, Currency::cny()};
    QString subject;
    QByteArray payWay;
    PaymentStatus status = PaymentStatus::Pending;
    std::int64_t version = 1;
    bool frozen = false;
    QString userId;
    QString productId;
    QString notifyUrl;
    QString attach;
    QString clientIp;
    QByteArray payerId; ///< at the wallet
    TillNo tillNo;
    OperatorId operatorId;
    ChannelCode channel;
    ChannelTradeNo channelTradeNo;
    AttemptNo paidAttemptNo;
    UtcTime createdAt;
    UtcTime expiresAt;
    std::optional<UtcTime> paidAt;
    std::optional<UtcTime> closedAt;
    bool doubtfulMoney = false; ///< some waits for a person or is on its way back; not a column
    Money refunded{0, Currency::cny()};
    Money refundReserved{0, Currency::cny()}; ///< on its way back, or about to be
    UserNo rechargeUser;                      ///< whose account it fills; empty: its money is the merchant's
    std::vector<wire::GoodsLine> goods;       ///< stored when inserted; not read again here
};

struct AttemptRecord
{
    AttemptNo attemptNo;
    PaymentNo paymentNo;
    ChannelCode channel;
    ChannelAccountId accountId;
    AttemptStatus status = AttemptStatus::Sent;
    std::int64_t version = 1;
    std::optional<channels::Credential> credential;
    ChannelTradeNo channelTradeNo;
    QByteArray errorCode;
    UtcTime sentAt;
    UtcTime expiresAt;
    std::optional<UtcTime> nextCheckAt;
    int checksDone = 0;
    bool closing = false;              ///< somebody asked to close it, or it expired
    std::optional<UtcTime> finishedAt; ///< as stored when it was read
    QByteArray payWay;                 ///< empty: the payment's
};

/// A payment with its attempts, oldest first.
struct PaymentFile
{
    PaymentRecord payment;
    std::vector<AttemptRecord> attempts;

    const AttemptRecord* newest() const { return attempts.empty() ? nullptr : &attempts.back(); }
};

/// How the attempt was placed; the payment's own pay way is its newest attempt's.
QByteArray payWayOf(const PaymentFile& file, const AttemptRecord& attempt);

/// It was begun with one code for all wallets, and has a page of its own.
bool isAggregated(const PaymentFile& file);

/// STORAGE_UNIQUE_VIOLATION when the merchant used the order number before.
Result<Done> insertPayment(storage::Transaction& tx, const PaymentRecord& payment, const AttemptRecord& attempt);
Result<Done> insertAttempt(storage::Transaction& tx, const AttemptRecord& attempt);

Result<std::optional<PaymentFile>> findPayment(storage::Reader& reader, const PaymentNo& paymentNo);
Result<std::optional<PaymentFile>> findPayment(storage::Reader& reader, const MerchantId& merchantId,
                                               const MerchantOrderNo& merchantOrderNo);

struct PaymentMove
{
    PaymentStatus to;
    QByteArray source; ///< "callback" "query" "close" "expiry"
    QString detail;
    UtcTime at;
    // set when `to` is Succeeded
    ChannelCode channel = {};
    ChannelTradeNo channelTradeNo = {};
    AttemptNo attemptNo = {};
    std::optional<UtcTime> paidAt = {};
};

struct Rerouting
{
    QByteArray errorCode; ///< of the attempt that failed
    AttemptRecord next;
    UtcTime at;
    AttemptStatus left = AttemptStatus::Failed; ///< of the attempt that is left, or Closed
    QString clientIp = {};                      ///< who pays with the next one
    QByteArray payerId = {};
};

/// False when the table refuses the step, STORAGE_CONFLICT when somebody was faster; then nothing changed. Updates
/// `payment`.
Result<bool> movePayment(storage::Transaction& tx, PaymentRecord& payment, const PaymentMove& move);
/// The same for an attempt, writing all its changeable columns. Updates `attempt`.
Result<bool> moveAttempt(storage::Transaction& tx, AttemptRecord& attempt, AttemptStatus to, UtcTime now);
/// The newest attempt certainly takes no money: it is left, failed or closed, and the payment goes on with another one.
/// False when the payment is not open any more. Updates `file`.
Result<bool> reroutePayment(storage::Transaction& tx, PaymentFile& file, const Rerouting& rerouting);
/// Marks that a contradiction waits for a person.
Result<Done> freezePayment(storage::Transaction& tx, PaymentRecord& payment);

/// The document integrators, tills and events see.
wire::Payment toWire(const PaymentFile& file);
/// The same with the payment's steps and attempts.
Result<wire::PaymentDetail> toWireDetail(storage::Reader& reader, const PaymentFile& file);

/// Appends guitai.payment.* or another event about the payment to the outbox.
Result<Done> insertPaymentEvent(storage::Transaction& tx, const char* type, const PaymentFile& file, UtcTime at);

} // namespace guitai::payment_records
