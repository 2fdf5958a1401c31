// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that need a second person: GET /v1/approvals, POST /v1/approvals/{id}/approve | /reject.
#pragma once

#include "ids/ids.h"
#include "result/result.h"
#include "time/utc_time.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace guitai::wire {

class JsonValue;

/// The body of a decision.
struct DecideApproval
{
    QByteArray contentHash; ///< of the content that was looked at

    static Result<DecideApproval> read(QByteArrayView json);
    QJsonObject toJson() const;
};

struct Approval
{
    ApprovalNo approvalNo;
    QByteArray kind;        ///< "withdrawal" "refund"
    QByteArray contentHash; ///< 64 hex digits
    QJsonObject content;    ///< exactly what will be done
    QByteArray status;      ///< PENDING APPROVED REJECTED EXECUTED FAILED EXPIRED
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
