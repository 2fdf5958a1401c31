// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/unionpay/acp_file_desk.h"

#include "sandbox/unionpay/acp_bill.h"

#include <algorithm>

namespace guitai::sandbox::unionpay {

namespace {

constexpr char kFormat[] = "10";
constexpr char kNoFile[] = "98";
constexpr Duration kEarlier = std::chrono::hours(1); ///< a settlement day begins at 23:00

/// The last day so called: the year is not said.
QByteArray dayOf(const QByteArray& monthAndDay, const QByteArray& today)
{
    const int year = today.first(4).toInt();
    const QByteArray thisYears = QByteArray::number(year) + monthAndDay;
    return thisYears <= today ? thisYears : QByteArray::number(year - 1) + monthAndDay;
}

BillRow rowOf(const Trade& trade, const Trade* original)
{
    BillRow row;
    row.event = original ? BillEvent::Refund : BillEvent::Payment;
    row.at = *trade.doneAt;
    row.tradeNo = original ? original->queryId : trade.queryId;
    row.orderNo = valueOf((original ? *original : trade).asked, "orderId");
    row.tradeType = valueOf(trade.asked, "txnType") + valueOf(trade.asked, "txnSubType");
    row.payer = "6216***********0018";
    (original ? row.refunded : row.ordered) = trade.amount();
    row.fee = feeOf(trade.amount(), row.feeBasisPoints) * (original ? -1 : 1);
    if (original) {
        row.refundId = trade.queryId;
        row.merchantRefundNo = valueOf(trade.asked, "orderId");
    }
    return row;
}

} // namespace

QList<BillRow> FileDesk::rowsOf(const QByteArray& day) const
{
    QList<BillRow> rows;
    for (const auto& [key, trade] : m_book.all()) {
        if (!trade.isDone())
            continue;
        const Trade* original = trade.isPayment() ? nullptr : m_book.byQueryId(trade.original);
        if (trade.isPayment() || original)
            rows.append(rowOf(trade, original));
    }
    rows = pastMidnight(std::move(rows), m_bills.differences, [](UtcTime at) {
        return BusinessDate::of(at + kEarlier).ends() - kEarlier;
    });
    rows.removeIf([&day](const BillRow& row) { return settlementDay(row.at) != day; });
    return rows;
}

QByteArray FileDesk::answer(const Fields& asked, Fields& told) const
{
    const QByteArray wanted = valueOf(asked, "settleDate");
    if (wanted.size() != 4 || valueOf(asked, "fileType") != "00")
        return kFormat;
    const QByteArray today = settlementDay(m_clock.now());
    const QByteArray day = dayOf(wanted, today);
    const auto noon = UtcTime::parseRfc3339(day.first(4) + '-' + day.mid(4, 2) + '-' + day.mid(6) + "T12:00:00+08:00");
    if (!noon)
        return kFormat;
    const QList<BillRow> rows = withDifferences(rowsOf(day), m_bills.differences, *noon);
    if (rows.isEmpty() || (day == today && !m_bills.atOnce))
        return kNoFile;
    const QByteArray merId = valueOf(asked, "merId");
    told["fileName"] = merId + '_' + day + ".zip";
    told["fileContent"] = fileContent(rows, merId, day);
    return kDone;
}

} // namespace guitai::sandbox::unionpay
