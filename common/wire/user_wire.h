// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Users who pay from a balance, and their consents: POST /v1/users, /v1/users/{no}/tokens, /v1/users/{no}/payer-codes.
#pragma once

#include "ids/ids.h"
#include "result/result.h"
#include "secret/secret.h"
#include "time/utc_time.h"

#include <QJsonObject>

namespace guitai::wire {

struct CreateUser
{
    QString userId;         ///< 1 to 64 characters, unique per merchant
    Secret paymentPassword; ///< 6 to 64 characters

    static Result<CreateUser> read(QByteArrayView json);
};

struct User
{
    UserNo userNo;
    QString userId;
    QByteArray status;    ///< ACTIVE DISABLED
    QByteArray accountNo; ///< of the balance
    UtcTime createdAt;

    QJsonObject toJson() const;
};

/// Body of POST /v1/users/{no}/tokens.
struct CreateToken
{
    Secret paymentPassword;

    static Result<CreateToken> read(QByteArrayView json);
};

/// Body of POST /v1/users/{no}/payer-codes.
struct CreatePayerCode
{
    Secret token;

    static Result<CreatePayerCode> read(QByteArrayView json);
};

/// A token or a payer code: the `auth_code` of a payment.
struct Consent
{
    Secret secret;
    UtcTime expiresAt;

    QJsonObject toJson(const char* name) const; ///< "token" "code"
};

} // namespace guitai::wire
