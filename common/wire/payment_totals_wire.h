// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What GET /v1/payment-totals answers: how many payments and how much money, by state.
#pragma once

#include "money/money.h"

#include <QJsonObject>

#include <vector>

namespace guitai::wire {

class JsonValue;

struct PaymentTotals
{
    /// Payments of one status in one currency; those that do not occur have no line.
    struct Line
    {
        QByteArray status; ///< "SUCCEEDED"
        std::int64_t count = 0;
        Money amount{0, Currency::cny()};   ///< what they are about, paid or not
        Money refunded{0, Currency::cny()}; ///< of it, what customers have back

        static Result<Line> read(const JsonValue& object);
        QJsonObject toJson() const;
    };
    std::vector<Line> lines;

    static Result<PaymentTotals> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
