// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a provider's bill tells of one day, in no provider's words, and the differences planted into it. Pure.
#pragma once

#include "time/utc_time.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

namespace guitai::sandbox {

enum class BillEvent { Payment, Refund, Reversal };

struct BillRow
{
    BillEvent event = BillEvent::Payment;
    UtcTime at;
    QByteArray tradeNo; ///< the provider's number of the payment, of its refunds too
    QByteArray orderNo; ///< the merchant's
    QByteArray tradeType;
    QByteArray payer;
    QString subject = {};
    QString attach = {};
    qint64 ordered = 0;  ///< fen the payment was made for; 0 in a refund
    qint64 refunded = 0; ///< fen given back; 0 in a payment
    qint64 fee = 0;      ///< fen kept; negative where it is given back
    int feeBasisPoints = 60;
    QByteArray refundId = {};         ///< the provider's
    QByteArray merchantRefundNo = {}; ///< the merchant's
    bool refundArrived = true;
    QByteArray currency = "CNY";
    bool isGarbled = false; ///< its amount is written so that nobody can read it
};

/// Half a fen is a fen.
qint64 feeOf(qint64 fen, int basisPoints);

/// One way in which the bill is made to differ from what happened.
enum class Difference {
    Missing,
    Extra,
    Amount,
    Fee,
    Duplicate,
    State,      ///< a payment was taken back; a refund is on its way still, where the bill can say so
    Currency,   ///< "HKD", where the bill names one
    Unreadable, ///< no number stands where the amount is
    Midnight    ///< it happened on the next day
};

struct PlantedDifference
{
    Difference difference = Difference::Missing;
    QByteArray number; ///< an order's number, or a refund's by the merchant; of Extra: the number made up
    qint64 off = 0;    ///< fen added by Amount and Fee; what Extra was paid
};

/// The rows of all days, with those moved to their next day that are to be.
QList<BillRow> pastMidnight(QList<BillRow> rows, const QList<PlantedDifference>& planted,
                            const std::function<UtcTime(UtcTime)>& nextDayAfter);
/// The rows of one day, with all other differences.
QList<BillRow> withDifferences(QList<BillRow> rows, const QList<PlantedDifference>& planted, UtcTime extraAt);

/// "12.30", "-0.05"
QByteArray yuan(qint64 fen);
/// What a garbled row has instead of that amount.
QByteArray garbled(QByteArray amount);
/// "2021-01-28 17:07:11" in Beijing
QByteArray beijingSecond(UtcTime time);

} // namespace guitai::sandbox
