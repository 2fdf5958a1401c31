// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Operator sessions: POST /v1/sessions and its answer.
#pragma once

#include "ids/ids.h"
#include "result/result.h"
#include "secret/secret.h"
#include "time/utc_time.h"

#include <QJsonObject>

namespace guitai::wire {

struct CreateSession
{
    OperatorId operatorId;
    Secret password;
    TillNo tillNo; ///< optional

    static Result<CreateSession> read(QByteArrayView json);
    QJsonObject toJson() const;
};

struct Session
{
    Secret token; ///< sent as `Authorization: Bearer <token>`
    OperatorId operatorId;
    QString displayName;
    QByteArray role; ///< cashier supervisor finance admin
    MerchantId merchantId;
    QString merchantName;
    TillNo tillNo;
    UtcTime expiresAt;

    static Result<Session> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
