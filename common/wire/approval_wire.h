// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that need a second person: GET /v1/approvals, POST /v1/approvals/{no}/approve | /reject | /cancel.
#pragma once

#include "ids/ids.h"
#include "result/result.h"
#include "secret/secret.h"
#include "time/utc_time.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace guitai::wire {

class JsonValue;

/// A colleague at the caller's till, who proves by their PIN that they are there.
struct SecondPerson
{
    OperatorId operatorId; ///< empty: the caller decides
    Secret pin;            ///< 6 to 12 digits

    static constexpr int kLeastPinDigits = 6;
    static constexpr int kMostPinDigits = 12;

    bool isThere() const { return !operatorId.isEmpty(); }
    /// The whole body of a route that takes nothing else; nothing, or an object without members, is nobody.
    static Result<SecondPerson> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Whether it has the form of a PIN.
bool isPin(QByteArrayView text);

/// The body of a decision; it may be missing.
struct DecideApproval
{
    QByteArray contentHash; ///< of the content that was looked at; empty: what is stored under the number
    SecondPerson secondPerson;

    static Result<DecideApproval> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Body of PUT /v1/operators/me/pin.
struct SetPin
{
    Secret password; ///< the caller's own, again
    Secret pin;      ///< 6 to 12 digits

    static Result<SetPin> read(QByteArrayView json);
    QJsonObject toJson() const;
};

struct Approval
{
    ApprovalNo approvalNo;
    QByteArray kind;        ///< "withdrawal" "refund"
    QByteArray contentHash; ///< 64 hex digits
    QJsonObject content;    ///< exactly what will be done
    QByteArray status;      ///< PENDING APPROVED REJECTED CANCELLED EXECUTED FAILED EXPIRED
    QByteArray maker;       ///< "operator:cashier"
    QByteArray checker;     ///< empty until decided
    QByteArray errorCode;   ///< of a FAILED one
    UtcTime createdAt;
    UtcTime expiresAt;
    std::optional<UtcTime> decidedAt;

    static Result<Approval> read(QByteArrayView json);
    static Result<Approval> read(const JsonValue& object);
    QJsonObject toJson() const;
};

struct ApprovalPage
{
    std::vector<Approval> approvals; ///< newest first
    QByteArray nextCursor;           ///< empty on the last page

    static Result<ApprovalPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
