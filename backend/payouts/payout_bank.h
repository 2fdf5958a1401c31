// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The port to a bank that pays out. Withdrawals know banks only by this file.
//
// A bank never decides about a withdrawal: it says what it was told. Whatever it cannot be sure of (time-out,
// unreadable answer, unknown status) is Unknown, never Rejected (invariant I12). Lives on the event loop's thread.
#pragma once

#include "async/task.h"
#include "ids/withdrawal_no.h"
#include "money/money.h"
#include "result/result.h"
#include "secret/secret.h"
#include "time/utc_time.h"

#include <QJsonObject>

#include <memory>
#include <optional>
#include <vector>

namespace guitai::http {
class Client;
}

namespace guitai::payouts {

namespace errors {
/// A document of a bank that is not what it should be; the detail says where.
inline constexpr ErrorCode kDocumentRefused{"BANK_DOCUMENT_REFUSED", 422};
} // namespace errors

/// The house's own account, which payouts leave. `settings` and `secrets` have the members that the bank folder's
/// README names; secrets never leave it.
struct BankAccount
{
    QByteArray accountId; ///< our own name of it, for ever: what was sent through it is asked about there
    QByteArray bank;      ///< the folder: "host_to_host"
    QJsonObject settings;
    Secret secrets; ///< JSON object
};

struct Payee
{
    QString name; ///< 1 to 140 characters
    QByteArray accountNo;
    QByteArray bankCode; ///< 12 digits of CNAPS, or a BIC of 8 or 11
};

/// The same values again are the same payment at the bank, byte for byte.
struct PayoutOrder
{
    WithdrawalNo withdrawalNo; ///< message id and end-to-end id
    Money amount{0, Currency::cny()};
    Payee payee;
    QString remark; ///< the payee sees it
    UtcTime at;     ///< when it was asked for; never the time of the call
};

enum class PayoutState {
    Accepted, ///< the bank has it; the result comes later
    Paid,     ///< its last word: it was booked
    Rejected, ///< its last word: nothing was and will be paid under this number
    NotFound, ///< the bank does not know the number: the same order may be sent again
    Unknown
};

struct PayoutReport
{
    PayoutState state = PayoutState::Unknown;
    std::optional<Money> amount = {}; ///< where the bank says it
    bool foreign = false;             ///< it is about another number than it was asked about: an exception
    QByteArray reasonCode = {};       ///< "AC04", or the transport's
};

enum class EntryKind {
    Debit,  ///< booked: it left the account
    Return, ///< booked: it came back
    Other   ///< anything else on that account
};

/// One line of a bank's notification.
struct BankEntry
{
    QByteArray reference;  ///< the bank's own, unique for ever at that account
    QByteArray endToEndId; ///< ours, where it has one
    EntryKind kind = EntryKind::Other;
    Money amount{0, Currency::cny()};
    QByteArray accountNo;  ///< whose line it is
    QByteArray reasonCode; ///< of a return
};

struct BankNotice
{
    QByteArray noticeId; ///< the bank's own; the same again is the same notice
    std::vector<BankEntry> entries;
};

/// A notice as it came.
struct RawNotice
{
    std::int64_t sequence = 0; ///< 1, 2, 3 … of this account; the bank keeps what was fetched
    QByteArray document;
};

class PayoutBank
{
public:
    virtual ~PayoutBank() = default;

    virtual const BankAccount& account() const = 0;
    /// The number of our account as the bank writes it in its notices.
    virtual QByteArray accountNo() const = 0;
    /// After these delays a payout without a result is asked about; the last one repeats.
    virtual const std::vector<Duration>& checkDelays() const = 0;
    /// One call on the wire.
    virtual async::Task<PayoutReport> send(PayoutOrder order) = 0;
    virtual async::Task<PayoutReport> query(PayoutOrder order) = 0;
    /// The next notice behind `after`; nothing when there is none yet.
    virtual async::Task<Result<std::optional<RawNotice>>> fetchNotice(std::int64_t after) = 0;
    /// Pure. BANK_DOCUMENT_REFUSED.
    virtual Result<BankNotice> readNotice(QByteArrayView document) const = 0;
};

} // namespace guitai::payouts
