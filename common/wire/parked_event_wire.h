// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Events that a consumer could not follow and put aside: GET /v1/parked-events, POST /v1/parked-events/{id}/retry.
#pragma once

#include "ids/ids.h"
#include "result/result.h"
#include "time/utc_time.h"

#include <QJsonObject>

#include <vector>

namespace guitai::wire {

class JsonValue;

struct ParkedEvent
{
    EventId eventId;
    QByteArray consumer;  ///< "points"
    QByteArray eventType; ///< "guitai.payment.succeeded"
    QByteArray subject;   ///< the payment's or refund's number
    QByteArray errorCode; ///< why it was put aside
    UtcTime parkedAt;

    static Result<ParkedEvent> read(const JsonValue& object);
    QJsonObject toJson() const;
};

struct ParkedEventPage
{
    std::vector<ParkedEvent> parkedEvents; ///< newest first
    QByteArray nextCursor;                 ///< empty on the last page

    static Result<ParkedEventPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
