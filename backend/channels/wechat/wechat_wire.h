// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay v3 documents: bodies we send, answers and notices we read. Reading is strict about what we use
// and ignores members we do not know. Pure; any thread.
#pragma once

#include "wechat/wechat_account.h"

namespace guitai::wechat {

namespace errors {
inline constexpr ErrorCode kAnswerUnreadable{"WECHAT_ANSWER_UNREADABLE", 502};
} // namespace errors

/// What the customer's device is handed for an order.
enum class Handed : std::uint8_t {
    Code,           ///< to be scanned
    Link,           ///< to be opened
    PageParameters, ///< for WeChat's own interface in a page
    AppParameters,  ///< for WeChat's library in an application
    Nothing         ///< the payer's code was read, the answer is the result
};

/// How one pay way is asked for.
struct TradeType
{
    const char* payWay;
    const char* name;     ///< the last part of the path
    const char* answered; ///< the member of the answer that leads to paying; null where the answer is the result
    int longest;          ///< of that member
    Handed handed;
};

/// Null for a pay way that is none of WeChat Pay's.
const TradeType* tradeTypeOf(QByteArrayView payWay);

/// Path and query as they go on the wire.
QByteArray orderPath(const TradeType& type);
QByteArray queryPath(const Account& account, const AttemptNo& attemptNo);
QByteArray closePath(const AttemptNo& attemptNo);
QByteArray reversePath(const AttemptNo& attemptNo);
QByteArray certificatesPath();

QByteArray orderBody(const Account& account, const channels::Order& order);
/// An order that is paid with the payer's code. Holds the code.
QByteArray codeOrderBody(const Account& account, const channels::Order& order);
QByteArray closeBody(const Account& account);
QByteArray reverseBody(const Account& account);

/// The code, link or prepay_id of an order that was placed.
Result<QString> readPlaced(QByteArrayView body, const TradeType& type);
/// "UNREADABLE" when the body is no error document.
QByteArray readErrorCode(QByteArrayView body);

struct Transaction
{
    QByteArray mchid;
    QByteArray appid;
    AttemptNo attemptNo;
    QByteArray tradeState;
    ChannelTradeNo tradeNo;      ///< empty before payment
    std::optional<Money> amount; ///< what was ordered, in whole fen
    std::optional<UtcTime> paidAt;
};

Result<Transaction> readTransaction(QByteArrayView body);
/// The answer to a reverse: true when it names this account and this attempt.
bool isReversal(QByteArrayView body, const Account& account, const AttemptNo& attemptNo);

QByteArray refundPath();
QByteArray refundQueryPath(const RefundNo& refundNo);
QByteArray refundBody(const channels::RefundOrder& order);

/// A refund as an answer or a notice tells of it.
struct Refund
{
    QByteArray mchid; ///< of a notice; answers do not name it
    RefundNo refundNo;
    AttemptNo attemptNo;
    ChannelRefundNo channelRefundNo;
    QByteArray status;
    std::optional<Money> amount; ///< what is given back, in whole fen
    std::optional<UtcTime> finishedAt;
};

Result<Refund> readRefund(QByteArrayView body);
/// The plain text of a notice, which says `refund_status` where answers say `status`.
Result<Refund> readRefundNotice(QByteArrayView body);

/// AEAD_AES_256_GCM: notices' resources and certificates.
struct SealedResource
{
    QByteArray originalType;
    QByteArray associated;
    QByteArray nonce;
    QByteArray ciphertext;
};

struct NoticeEnvelope
{
    QByteArray noticeId;
    QByteArray eventType;
    SealedResource resource;
};

Result<NoticeEnvelope> readNoticeEnvelope(QByteArrayView body);
Result<Secret> openResource(const SealedResource& resource, const Secret& apiV3Key);

/// The certificates of GET /v3/certificates that are valid at `now`, opened, by serial number.
Result<KeyRing> readCertificates(QByteArrayView body, const Secret& apiV3Key, UtcTime now);

} // namespace guitai::wechat
