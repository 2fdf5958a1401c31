// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/bill_rows.h"

#include <algorithm>

namespace guitai::sandbox {

namespace {

bool isNamed(const BillRow& row, const QByteArray& number)
{
    return row.event == BillEvent::Refund ? row.merchantRefundNo == number : row.orderNo == number;
}

BillRow extraPayment(const PlantedDifference& planted, UtcTime at)
{
    BillRow row;
    row.at = at;
    row.tradeNo = "42000000000000000000" + planted.number.right(8).rightJustified(8, '0');
    row.orderNo = planted.number;
    row.tradeType = "NATIVE";
    row.payer = "nobody";
    row.ordered = planted.off;
    row.fee = feeOf(planted.off, row.feeBasisPoints);
    return row;
}

void changeState(BillRow& row)
{
    if (row.event != BillEvent::Payment) {
        row.refundArrived = false;
        return;
    }
    row.event = BillEvent::Reversal;
    row.refunded = row.ordered;
    row.ordered = 0;
    row.fee = -row.fee;
}

void alter(BillRow& row, const PlantedDifference& planted)
{
    switch (planted.difference) {
    case Difference::Fee: row.fee += planted.off; break;
    case Difference::State: changeState(row); break;
    case Difference::Currency: row.currency = "HKD"; break;
    case Difference::Unreadable: row.isGarbled = true; break;
    case Difference::Amount: (row.event == BillEvent::Payment ? row.ordered : row.refunded) += planted.off; break;
    case Difference::Missing:
    case Difference::Extra:
    case Difference::Duplicate:
    case Difference::Midnight: break;
    }
}

void plant(QList<BillRow>& rows, const PlantedDifference& planted, UtcTime extraAt)
{
    if (planted.difference == Difference::Extra) {
        rows.append(extraPayment(planted, extraAt));
        return;
    }
    const auto named = [&](const BillRow& row) { return isNamed(row, planted.number); };
    const auto found = std::find_if(rows.begin(), rows.end(), named);
    if (found == rows.end())
        return;
    if (planted.difference == Difference::Missing)
        rows.erase(found);
    else if (planted.difference == Difference::Duplicate)
        rows.insert(found, BillRow(*found));
    else
        alter(*found, planted);
}

} // namespace

qint64 feeOf(qint64 fen, int basisPoints)
{
    return (fen * basisPoints + 5000) / 10000;
}

QList<BillRow> pastMidnight(QList<BillRow> rows, const QList<PlantedDifference>& planted,
                            const std::function<UtcTime(UtcTime)>& nextDayAfter)
{
    for (BillRow& row : rows) {
        const bool isMoved = std::any_of(planted.begin(), planted.end(), [&row](const PlantedDifference& difference) {
            return difference.difference == Difference::Midnight && isNamed(row, difference.number);
        });
        if (isMoved)
            row.at = nextDayAfter(row.at) + std::chrono::seconds(1);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const BillRow& a, const BillRow& b) { return a.at < b.at; });
    return rows;
}

QList<BillRow> withDifferences(QList<BillRow> rows, const QList<PlantedDifference>& planted, UtcTime extraAt)
{
    for (const PlantedDifference& difference : planted)
        plant(rows, difference, extraAt);
    return rows;
}

QByteArray yuan(qint64 fen)
{
    const QByteArray digits = QByteArray::number(qAbs(fen)).rightJustified(3, '0');
    return (fen < 0 ? "-" : "") + digits.chopped(2) + '.' + digits.right(2);
}

QByteArray garbled(QByteArray amount)
{
    return amount.replace(amount.size() - 1, 1, "?");
}

QByteArray beijingSecond(UtcTime time)
{
    QByteArray text = time.toRfc3339(kShanghaiOffset).left(19);
    return text.replace('T', ' ');
}

} // namespace guitai::sandbox
