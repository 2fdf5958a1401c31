// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts, their entries and freezes as they cross the REST border.
#pragma once

#include "ids/account_no.h"
#include "money/money.h"
#include "time/utc_time.h"

#include <QJsonObject>

#include <vector>

namespace guitai::wire {

class JsonValue;

/// Body of POST /v1/accounts: the caller's own account in that currency.
struct CreateAccount
{
    Currency currency = Currency::cny();

    static Result<CreateAccount> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// What GET /v1/accounts/{no} and POST /v1/accounts answer.
struct Account
{
    AccountNo accountNo;
    QByteArray kind;                   ///< MERCHANT_HOME; DRAWER, below 0 by the cash that is in it
    Money balance{0, Currency::cny()}; ///< what may be spent; credits minus debits
    Money frozen{0, Currency::cny()};  ///< held beside it, of a merchant's home account
    QByteArray status;                 ///< ACTIVE
    UtcTime createdAt;

    static Result<Account> read(QByteArrayView json);
    static Result<Account> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Answer of GET /v1/accounts: the caller's own, few.
struct AccountList
{
    std::vector<Account> accounts;

    static Result<AccountList> read(QByteArrayView json);
    QJsonObject toJson() const;
};

struct AccountEntry
{
    QByteArray kind;      ///< of its batch: PAYMENT FOLD HOLD RELEASE CAPTURE …
    QByteArray reference; ///< what it is about: a payment's or refund's number
    QByteArray side;      ///< DEBIT CREDIT
    Money amount{0, Currency::cny()};
    UtcTime postedAt;

    static Result<AccountEntry> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Answer of GET /v1/accounts/{no}/entries: newest first.
struct AccountEntryPage
{
    std::vector<AccountEntry> entries;
    QByteArray nextCursor; ///< empty on the last page

    static Result<AccountEntryPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Body of POST /v1/accounts/{no}/freezes.
struct CreateFreeze
{
    QByteArray merchantFreezeNo; ///< the caller's own number, one freeze for ever: 1 to 64 characters
    Money amount{0, Currency::cny()};

    static Result<CreateFreeze> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Body of POST /v1/freezes/{no}/capture.
struct CaptureFreeze
{
    std::int64_t amount = 0; ///< minor units; 0 (not sent) is all of it. What is left is released
    AccountNo toAccountNo;   ///< who gets it, in the same currency

    static Result<CaptureFreeze> read(QByteArrayView json);
    QJsonObject toJson() const;
};

struct Freeze
{
    QByteArray freezeNo;
    AccountNo accountNo;
    Money amount{0, Currency::cny()};
    std::int64_t captured = 0; ///< minor units of the same currency
    std::int64_t released = 0;
    QByteArray status; ///< HELD RELEASED CAPTURED
    AccountNo paidTo;  ///< of a captured one
    UtcTime createdAt;
    std::optional<UtcTime> endedAt;

    static Result<Freeze> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
