// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/alipay_bill_desk.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr Duration kMadeAt = std::chrono::hours(9); ///< of the next day, in Beijing
constexpr char kNoBill[] = "isp.bill_not_exist";
constexpr char kUnfit[] = "isv.invalid_arguments";

BillRow paymentRow(const AlipayTrade& trade)
{
    BillRow row;
    row.at = *trade.paidAt;
    row.tradeNo = trade.tradeNo;
    row.orderNo = trade.outTradeNo;
    row.payer = "159****5620";
    row.subject = trade.placed.value(u"subject"_s).toString();
    row.ordered = trade.total;
    row.fee = feeOf(trade.total, row.feeBasisPoints);
    return row;
}

BillRow refundRow(const AlipayTrade& trade, const AlipayRefund& refund)
{
    BillRow row = paymentRow(trade);
    row.event = BillEvent::Refund;
    row.at = refund.at;
    row.ordered = 0;
    row.refunded = refund.amount;
    row.fee = -feeOf(refund.amount, row.feeBasisPoints);
    row.merchantRefundNo = refund.requestNo;
    return row;
}

std::optional<BusinessDate> dayOf(const QString& text)
{
    const auto begins = UtcTime::parseRfc3339(text.toLatin1() + "T00:00:00+08:00");
    return begins && text.size() == 10 ? std::optional(BusinessDate::of(*begins)) : std::nullopt;
}

} // namespace

QList<BillRow> AlipayBillDesk::rowsOf(const BusinessDate& day) const
{
    QList<BillRow> rows;
    for (const AlipayTrade* trade : m_parts.book.all()) {
        if (trade->paidAt)
            rows.append(paymentRow(*trade));
        for (const AlipayRefund& refund : trade->refunds)
            rows.append(refundRow(*trade, refund));
    }
    rows = pastMidnight(std::move(rows), m_parts.faults.bills.differences,
                        [](UtcTime at) { return BusinessDate::of(at).ends(); });
    rows.removeIf([&day](const BillRow& row) { return BusinessDate::of(row.at) != day; });
    return withDifferences(std::move(rows), m_parts.faults.bills.differences, day.begins() + kMadeAt);
}

std::variant<QString, QByteArray> AlipayBillDesk::addressOf(const QJsonObject& content, const QByteArray& host)
{
    const auto day = dayOf(content.value(u"bill_date"_s).toString());
    if (!day || content.value(u"bill_type"_s).toString() != u"trade")
        return QByteArray(kUnfit);
    const UtcTime now = m_parts.clock.now();
    const QList<BillRow> rows = rowsOf(*day);
    const bool isMade = m_parts.faults.bills.atOnce || now >= day->ends() + kMadeAt;
    if (!isMade || rows.isEmpty())
        return QByteArray(kNoBill);
    const QByteArray userId = m_parts.identity.sellerId + "0156";
    const Made made{randomText(m_parts.random, 32), alipayBillFile(rows, {userId, *day, now}), now};
    m_made.append(made);
    if (m_made.size() > kMostFiles)
        m_made.removeFirst();
    const QByteArray date = day->compact();
    const QByteArray query = "bizType=trade&userId=" + userId + "&fileType=csv.zip&bizDates=" + date +
                             "&downloadFileName=" + userId + '_' + date + ".csv.zip&fileId=%2Ftrade%2F" + userId +
                             "%2F" + date + ".csv.zip&timestamp=" + QByteArray::number(now.ms()) +
                             "&token=" + made.token;
    return QString::fromLatin1("http://" + host + "/downloadBillFile.resource?" + query);
}

http::Response AlipayBillDesk::file(const http::Request& request) const
{
    const QByteArray token = QUrlQuery(QString::fromLatin1(request.query)).queryItemValue(u"token"_s).toLatin1();
    const auto made = std::ranges::find(m_made, token, &Made::token);
    http::Response response;
    if (made == m_made.end() || m_parts.clock.now() > made->at + kAddressLife) {
        response.status = 403;
        return response;
    }
    response.headers.append("Content-Type", "application/octet-stream");
    response.body = made->bytes;
    return response;
}

} // namespace guitai::sandbox
