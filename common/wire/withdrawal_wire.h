// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Withdrawals as they cross the REST border and in events.
#pragma once

#include "ids/account_no.h"
#include "ids/ids.h"
#include "ids/withdrawal_no.h"
#include "money/money.h"
#include "secret/secret.h"
#include "time/utc_time.h"

#include <QJsonObject>

#include <vector>

namespace guitai::wire {

class JsonValue;

namespace event_types {
inline constexpr char kWithdrawalCreated[] = "guitai.withdrawal.created";
inline constexpr char kWithdrawalApproved[] = "guitai.withdrawal.approved";
inline constexpr char kWithdrawalSucceeded[] = "guitai.withdrawal.succeeded";
inline constexpr char kWithdrawalFailed[] = "guitai.withdrawal.failed";
inline constexpr char kWithdrawalRejected[] = "guitai.withdrawal.rejected"; ///< by the second person, or by nobody
inline constexpr char kWithdrawalReturned[] = "guitai.withdrawal.returned";
} // namespace event_types

/// True for events whose data is a Withdrawal, their subject its number.
inline bool tellsOfWithdrawal(QByteArrayView type)
{
    return type.startsWith("guitai.withdrawal.");
}

/// Who gets the money, at which bank.
struct Payee
{
    QString name;         ///< 1 to 140 characters
    QByteArray accountNo; ///< 5 to 34 of [0-9A-Z]; in events and lists only the last four are shown
    QByteArray bankCode;  ///< 12 digits of CNAPS, or a BIC of 8 or 11
};

/// Body of POST /v1/accounts/{no}/withdrawals.
struct CreateWithdrawal
{
    MerchantWithdrawalNo merchantWithdrawalNo; ///< 1 to 64 characters [0-9A-Za-z_-]; one withdrawal for ever
    Money amount{0, Currency::cny()};          ///< chargeable
    Payee payee;
    QString remark;   ///< optional, up to 140 characters; the payee sees it
    Secret userToken; ///< the user's own consent, where the account is a user's

    static Result<CreateWithdrawal> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Something the bank said that a person has to look at.
struct WithdrawalException
{
    QByteArray kind; ///< "AMOUNT_DIFFERS"
    QString detail;
    UtcTime recordedAt;

    static Result<WithdrawalException> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// What the withdrawal routes answer and withdrawal events carry.
struct Withdrawal
{
    WithdrawalNo withdrawalNo;
    MerchantWithdrawalNo merchantWithdrawalNo;
    AccountNo accountNo;
    Money amount{0, Currency::cny()};
    Payee payee;
    QString remark;
    QByteArray status; ///< REVIEWING PROCESSING SUCCEEDED FAILED REJECTED EXPIRED RETURNED
    QByteArray errorCode;
    ApprovalNo approvalNo;
    QByteArray requestedBy;
    bool flagged = false; ///< something waits for a person
    std::vector<WithdrawalException> exceptions;
    UtcTime createdAt;
    std::optional<UtcTime> finishedAt;

    static Result<Withdrawal> read(QByteArrayView json);
    static Result<Withdrawal> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Answer of GET /v1/withdrawals: newest first.
struct WithdrawalPage
{
    std::vector<Withdrawal> withdrawals;
    QByteArray nextCursor; ///< empty on the last page

    static Result<WithdrawalPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
