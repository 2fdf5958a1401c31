// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The points of a merchant's customer as they cross the REST border.
#pragma once

#include "ids/ids.h"
#include "result/result.h"
#include "time/utc_time.h"

#include <QJsonObject>

#include <vector>

namespace guitai::wire {

struct PointsEntry
{
    PaymentNo paymentNo;
    QByteArray refundNo;     ///< empty where the payment earned them
    std::int64_t points = 0; ///< negative or 0 where a refund took them back
    UtcTime at;
};

/// Answer of GET /v1/points/{user_id}.
struct Points
{
    QString userId;
    std::int64_t points = 0;          ///< of all entries, not only those below; never negative
    std::vector<PointsEntry> entries; ///< newest first
    QByteArray nextCursor;            ///< empty on the last page

    static Result<Points> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
