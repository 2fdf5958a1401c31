// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The port every channel implements. Payments and results know channels only by this file.
//
// A channel never decides about a payment: it says what its provider said. Whatever it cannot be sure of
// (time-out, unreadable or unsigned answer, unknown state) is Unknown, never Failed (invariant I12).
// Lives on the event loop's thread.
#pragma once

#include "async/task.h"
#include "channels/bill_reader.h"
#include "http/message.h"
#include "ids/ids.h"
#include "money/money.h"
#include "secret/secret.h"
#include "time/utc_time.h"
#include "wire/channel_key_wire.h"
#include "wire/payer_codes.h"

#include <QJsonObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace guitai::channels {

using wire::PayerCodeShape;

/// The channel whose code leads to the payment's own page, where every wallet takes over.
inline constexpr char kAggregate[] = "aggregate";
inline constexpr char kAggregateQr[] = "AGGREGATE_QR";

/// A merchant's account at a channel, with its keys opened. `settings` and `secrets` have the members the
/// channel's README names; secrets never leave the channel folder.
struct ChannelAccount
{
    ChannelAccountId accountId;
    MerchantId merchantId;
    ChannelCode channel;
    QJsonObject settings;
    Secret secrets;                          ///< JSON object
    std::vector<wire::ChannelKey> keys = {}; ///< what was found in them when they were stored
    int version = 0;                         ///< grows with each change
};

/// What an account's settings and secrets come to, without calling anybody.
struct AccountFacts
{
    struct Address
    {
        QByteArray member; ///< of the settings
        QUrl url;
    };
    std::vector<wire::ChannelKey> keys;
    std::vector<Address> addresses; ///< where its calls go
};

/// What a customer needs to pay, in one shape for all channels. Its type says what the merchant does with it:
/// "qr" shows `text` as a code, "link" opens `text` in the customer's browser, "sdk" hands `parameters` unchanged to
/// the wallet's own interface, "form" has the customer's browser post `parameters` to the address `text`.
struct Credential
{
    QByteArray type;
    QString text = {};
    QJsonObject parameters = {}; ///< texts by name
};

/// One attempt to be placed; the same values again are the same order at the provider.
struct Order
{
    AttemptNo attemptNo;
    Money amount;
    QString subject;
    QByteArray payWay; ///< "WECHAT_NATIVE"
    QString attach;
    QByteArray clientIp;
    QByteArray payerId;    ///< who pays, by the wallet's own id; empty unless the pay way needs it
    UtcTime expiresAt;     ///< handed to the provider; whole seconds
    QUrl notifyUrl;        ///< this account's callback address
    Secret authCode;       ///< the payer's consent, where the descriptor asks for it
    UtcTime placedAt = {}; ///< when it was first handed over
    QUrl returnUrl = {};   ///< where the customer's browser goes afterwards; empty: the account's own page, if any
};

/// An order that was placed, from what was stored of it: some providers want more than its number.
struct PlacedOrder
{
    AttemptNo attemptNo;
    QByteArray payWay;
    Money amount{0, Currency::cny()};
    UtcTime placedAt; ///< as its Order said
    UtcTime expiresAt;
    ChannelTradeNo tradeNo; ///< empty until the provider named one
};

enum class PlaceState {
    Placed,  ///< the customer can pay now, with `credential`, or confirms what a payer code asked for
    Paid,    ///< this call took the money: `money`
    Refused, ///< the provider certainly did not and will not take money under this number
    NotSent, ///< certain: nothing of this call went out. Says nothing about an earlier one
    Unknown  ///< anything else: query
};

/// What a provider proved to have received for an attempt.
struct ReceivedMoney
{
    ChannelTradeNo tradeNo;
    Money amount;
    std::optional<UtcTime> paidAt;
};

struct PlaceOutcome
{
    PlaceState state = PlaceState::Unknown;
    std::optional<Credential> credential;
    QByteArray errorCode;                    ///< the provider's own, or the transport's; for the attempt's record
    std::optional<ReceivedMoney> money = {}; ///< set exactly when Paid
    /// With Refused: for the channel's or the account's sake (a key, a permission), not for the payer's or the
    /// order's. Another channel may do.
    bool isTechnical = false;
};

/// What the provider says about one attempt.
enum class ReportedState {
    Paid,     ///< verified; `money` tells what arrived
    NotPaid,  ///< exists, still payable
    Paying,   ///< the customer is confirming
    Closed,   ///< can no longer be paid
    Reversed, ///< was taken back: what was paid has been returned, and it can no longer be paid
    Failed,   ///< a final refusal
    NotFound, ///< the provider does not know the number; final only after a close was answered
    Unknown
};

struct Report
{
    ReportedState state = ReportedState::Unknown;
    AttemptNo attemptNo;
    std::optional<ReceivedMoney> money; ///< set exactly when Paid
    /// The provider named another merchant or application than the account's: never paid, an exception.
    bool foreignIdentity = false;
    QByteArray errorCode;
};

enum class CloseState {
    Closed,   ///< answered: it can no longer be paid
    TooLate,  ///< refused because it was paid or is being paid: query
    NotFound, ///< answered: no such order, and none can appear
    Unknown
};

struct CloseOutcome
{
    CloseState state = CloseState::Unknown;
    QByteArray errorCode;
};

enum class ReverseState {
    Reversed, ///< answered: nothing was or will be kept
    NotFound, ///< answered: no such order; final once none can be on its way any more
    TooLate,  ///< answered: too old to be taken back, and no repetition changes that
    Unknown   ///< anything else: ask again under the same number
};

struct ReverseOutcome
{
    ReverseState state = ReverseState::Unknown;
    QByteArray errorCode;
};

/// A notice whose signature was verified and whose content was opened.
struct Notice
{
    QByteArray noticeId; ///< the provider's id of it; the same for its repetitions
    Report report;
};

/// Money of one attempt to be given back the way it came; the same values again are the same refund at the
/// provider, under a number that never changes.
struct RefundOrder
{
    RefundNo refundNo;
    AttemptNo attemptNo;
    ChannelTradeNo tradeNo;
    Money amount{0, Currency::cny()}; ///< to be given back
    Money total{0, Currency::cny()};  ///< what the attempt was paid
    QString reason;
    QUrl notifyUrl;         ///< this account's callback address for refunds
    QByteArray payWay = {}; ///< of the attempt
    UtcTime placedAt = {};  ///< the attempt's order
    UtcTime createdAt = {}; ///< this refund, by its first call; never changes
};

/// What the provider says about one refund.
enum class RefundState {
    Processing, ///< accepted; the result comes later
    Succeeded,  ///< verified: the money is with the customer
    Failed,     ///< its last word: nothing was and will be given back under this number
    Refused,    ///< this call was turned down and did nothing; says nothing about an earlier one
    Abnormal,   ///< the customer's account does not take it: a person has to act at the provider
    NotFound,   ///< the provider does not know the number: the same call may be made again
    Unknown
};

struct RefundReport
{
    RefundState state = RefundState::Unknown;
    RefundNo refundNo;
    AttemptNo attemptNo; ///< whose money, where the provider says so
    ChannelRefundNo channelRefundNo;
    std::optional<Money> amount; ///< what is given back; always set when Succeeded
    std::optional<UtcTime> finishedAt;
    /// The provider named another merchant than the account's: never applied, an exception.
    bool foreignIdentity = false;
    QByteArray errorCode;
};

/// A refund notice whose signature was verified and whose content was opened.
struct RefundNotice
{
    QByteArray noticeId;
    RefundReport report;
};

/// A provider's list of what happened on one of its days.
enum class BillKind : std::uint8_t {
    Trade,   ///< payments and refunds
    FundFlow ///< what came into and left the account at the provider
};

enum class BillState {
    Ready,    ///< every byte went to the sink, and they are what the provider promised
    NotReady, ///< not made yet: ask again later
    Empty,    ///< the provider has nothing for that day
    Refused,  ///< it cannot be had
    Unknown   ///< ask again; what went to the sink is worth nothing
};

struct BillOutcome
{
    BillState state = BillState::Unknown;
    QByteArray errorCode;
};

namespace errors {
/// A certificate of an account is not over the account's own key; the field names its member.
inline constexpr ErrorCode kCertificateForeign{"CHANNEL_CERTIFICATE_FOREIGN", 422};
/// Bad or missing signature, stale time, unreadable content. One answer for all: no hint which.
inline constexpr ErrorCode kNoticeRefused{"CHANNEL_NOTICE_REFUSED", 401};
/// The channel's pay ways do not want to know who pays.
inline constexpr ErrorCode kPayerIdUnsupported{"PAYER_ID_UNSUPPORTED", 422};
/// The consent that a browser brought is none, too old or used: send the browser for a new one.
inline constexpr ErrorCode kPayerConsentRefused{"PAYER_CONSENT_REFUSED", 409};
/// Who pays cannot be learnt now: the account is not set up for it, or the wallet does not answer as it should.
inline constexpr ErrorCode kPayerIdUnavailable{"PAYER_ID_UNAVAILABLE", 503};
} // namespace errors

/// How an attempt is taken back whatever became of it.
struct Reversing
{
    Duration notBefore{0};         ///< since it was sent: earlier the placing itself may still be on its way
    Duration notFoundIsFinal{0};   ///< since it was sent: from then on an order that does not exist never will
    bool followsLastCheck = false; ///< the last of the check delays is the last query; a reverse follows at once
};

/// One way to pay at a channel, and how its attempts are treated.
struct PayWay
{
    QByteArray code; ///< "WECHAT_NATIVE"
    /// After these delays a pending attempt is queried; the last one repeats until expiry.
    std::vector<Duration> checkDelays = {};
    /// Placing the same order again is the same order and yields its code again, so that a placing that
    /// was not answered can be repeated under its number. Never true where placing itself takes money.
    bool placingIsRepeatable = false;
    /// Without, an attempt can only be closed before it is paid.
    std::optional<Reversing> reversing = {};
    /// Placing needs the payer's consent: a payer code or a token.
    bool needsAuthCode = false;
    /// What a consent that is a wallet's payer code looks like; another is refused before anything is stored.
    std::optional<PayerCodeShape> payerCode = {};
    /// Placing needs the payer's id at the wallet.
    bool needsPayerId = false;
    /// Placing needs the address of the payer's device.
    bool needsClientIp = false;
    /// Placing takes no money and yields a code to be shown to the customer: `AUTO_QR` may choose it.
    bool showsCode = false;
    /// The aggregated code's page may hand a customer over to it: from the wallet's own browser, or from any other.
    bool opensInWallet = false;
    bool opensInBrowser = false;
};

/// What a channel can do, one line each in its descriptor.
struct Descriptor
{
    ChannelCode code;
    std::vector<PayWay> payWays; ///< what it places
    /// After these delays a refund without a result is queried; the last one repeats.
    std::vector<Duration> refundCheckDelays;
    std::vector<BillKind> bills = {}; ///< what it publishes, each as one file a day
    Duration dayEndsEarly{0};         ///< before midnight its day ends, and its next one begins
    /// A merchant's account at it has settings and keys of a provider's. Without, anybody may have one.
    bool needsKeys = true;

    /// Null when it does not place that.
    const PayWay* payWay(QByteArrayView code) const;
};

class Channel
{
public:
    virtual ~Channel() = default;

    virtual const Descriptor& descriptor() const = 0;
    /// Reads settings and secrets as a call would; an Error names the member at fault. Certificates may have ended.
    virtual Result<AccountFacts> inspect(const ChannelAccount& account) const;
    /// One call on the wire.
    virtual async::Task<PlaceOutcome> place(ChannelAccount account, Order order) = 0;
    virtual async::Task<Report> query(ChannelAccount account, PlacedOrder order) = 0;
    virtual async::Task<CloseOutcome> close(ChannelAccount account, PlacedOrder order) = 0;

    /// Called only where the pay way has `reversing`; repeatable.
    virtual async::Task<ReverseOutcome> reverse(ChannelAccount account, PlacedOrder order);

    /// Verifies and opens a callback on its raw bytes. Task, because keys may have to be fetched first.
    virtual async::Task<Result<Notice>> readNotice(ChannelAccount account, http::Headers headers, QByteArray body) = 0;
    /// One call on the wire. Whatever is not certain is Unknown: query, then call again with the same values.
    virtual async::Task<RefundReport> refund(ChannelAccount account, RefundOrder order) = 0;
    /// `order` as it was called with: some providers want more than the number.
    virtual async::Task<RefundReport> queryRefund(ChannelAccount account, RefundOrder order) = 0;
    virtual async::Task<Result<RefundNotice>> readRefundNotice(ChannelAccount account, http::Headers headers,
                                                               QByteArray body) = 0;
    /// The provider's file of that kind and day (its own days), unpacked, piece by piece as it comes. Refused for a
    /// kind that the descriptor does not list.
    virtual async::Task<BillOutcome> fetchBill(ChannelAccount account, BillKind kind, BusinessDate day,
                                               http::BodySink sink);
    /// Reads what `fetchBill` hands on. Null for a kind that the descriptor does not list.
    virtual std::unique_ptr<BillReader> billReader(const ChannelAccount& account, BillKind kind, BusinessDate day,
                                                   BillSinks sinks) const;

    /// Where a browser inside the wallet goes so that the wallet tells who pays, for pay ways with `needsPayerId`. It
    /// comes back to `returnTo` with `code` and `state`; the state is up to 128 letters and digits.
    virtual Result<QUrl> payerIdLink(const ChannelAccount& account, const QUrl& returnTo, QByteArrayView state) const;
    /// Who pays, by the `code` that came back. One call on the wire; a code is good once.
    virtual async::Task<Result<QByteArray>> findPayerId(ChannelAccount account, Secret code);

    /// The provider's expected answer to that callback, accepted or refused.
    virtual http::Response noticeAnswer(bool accepted, QByteArrayView notice) const = 0;
};

} // namespace guitai::channels
