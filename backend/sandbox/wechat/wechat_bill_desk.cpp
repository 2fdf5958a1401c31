// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/wechat_bill_desk.h"

#include "gzip/gzip.h"
#include "sandbox/wechat/wechat_wire.h"

#include <QCryptographicHash>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr Duration kMadeAt = std::chrono::hours(10); ///< of the next day, in Beijing
constexpr char kTradeBill[] = "/v3/bill/tradebill";

BillRow paymentRow(const Order& order)
{
    BillRow row;
    row.at = order.receipt->paidAt;
    row.tradeNo = order.receipt->transactionId;
    row.orderNo = order.outTradeNo;
    row.tradeType = tradeTypeText(order.tradeType).toLatin1();
    row.payer = order.receipt->openid;
    row.subject = order.text(u"description"_s);
    row.attach = order.text(u"attach"_s);
    row.ordered = order.total();
    row.fee = feeOf(order.total(), row.feeBasisPoints);
    return row;
}

BillRow backRow(const Order& order, BillEvent event, qint64 fen)
{
    BillRow row = paymentRow(order);
    row.event = event;
    row.ordered = 0;
    row.refunded = fen;
    row.fee = -feeOf(fen, row.feeBasisPoints);
    return row;
}

BillRow refundRow(const Order& order, const Refund& refund)
{
    BillRow row = backRow(order, BillEvent::Refund, refund.amount());
    row.at = refund.askedAt;
    row.refundId = refund.refundId;
    row.merchantRefundNo = refund.outRefundNo;
    row.refundArrived = refund.status == RefundStatus::Success;
    return row;
}

struct Asked
{
    QUrlQuery query;

    QString text(const QString& name, const QString& otherwise) const
    {
        return query.hasQueryItem(name) ? query.queryItemValue(name) : otherwise;
    }
};

std::optional<BusinessDate> dayOf(const QString& text)
{
    const auto begins = UtcTime::parseRfc3339(text.toLatin1() + "T00:00:00+08:00");
    return begins && text.size() == 10 ? std::optional(BusinessDate::of(*begins)) : std::nullopt;
}

std::optional<TradeBill> billType(const QString& text)
{
    if (text == u"ALL")
        return TradeBill::All;
    if (text == u"SUCCESS")
        return TradeBill::Success;
    if (text == u"REFUND")
        return TradeBill::Refund;
    return std::nullopt;
}

WireError unfit(const QString& field)
{
    return fieldError(field, u"参数错误"_s, {}, u"query"_s);
}

} // namespace

QList<BillRow> WechatBillDesk::everything() const
{
    QList<BillRow> rows;
    for (const Order* order : m_parts.orders.all()) {
        if (order->receipt)
            rows.append(paymentRow(*order));
        if (order->receipt && order->state == TradeState::Revoked)
            rows.append(backRow(*order, BillEvent::Reversal, order->total()));
    }
    for (const Refund* refund : m_parts.refunds.all()) {
        const Order* order = m_parts.orders.find(refund->outTradeNo);
        if (order && order->receipt && refund->status != RefundStatus::Closed)
            rows.append(refundRow(*order, *refund));
    }
    return pastMidnight(std::move(rows), m_parts.faults.bills.differences,
                        [](UtcTime at) { return BusinessDate::of(at).ends(); });
}

QList<BillRow> WechatBillDesk::rowsOf(const BusinessDate& day) const
{
    QList<BillRow> rows = everything();
    rows.removeIf([&day](const BillRow& row) { return BusinessDate::of(row.at) != day; });
    return withDifferences(std::move(rows), m_parts.faults.bills.differences, day.begins() + kMadeAt);
}

qint64 WechatBillDesk::balanceBefore(const BusinessDate& day) const
{
    qint64 fen = 0;
    for (const BillRow& row : everything()) {
        if (row.at < day.begins())
            fen += settledBy(row);
    }
    return fen;
}

Refusal WechatBillDesk::checkDay(const BusinessDate& day) const
{
    const UtcTime now = m_parts.clock.now();
    if (m_parts.faults.bills.atOnce)
        return std::nullopt;
    if (now < day.ends() || now > day.ends() + std::chrono::hours(24 * kKeptDays))
        return unfit(u"/bill_date"_s);
    if (now < day.ends() + kMadeAt)
        return WireError{400, "STATEMENT_CREATING", u"账单生成中，请稍后再试"_s};
    return std::nullopt;
}

std::variant<QByteArray, WireError> WechatBillDesk::plainFile(bool isTradeBill, const QString& date,
                                                              const QString& type) const
{
    const auto day = dayOf(date);
    const auto bill = billType(type);
    if (!day || !bill)
        return unfit(day ? u"/bill_type"_s : u"/bill_date"_s);
    if (Refusal refusal = checkDay(*day))
        return *refusal;
    const QList<BillRow> rows = rowsOf(*day);
    if (rows.isEmpty())
        return WireError{400, "NO_STATEMENT_EXIST", u"账单不存在"_s};
    return isTradeBill ? tradeBill(*bill, rows, m_parts.merchant)
                       : fundFlowBill(rows, balanceBefore(*day), m_parts.merchant);
}

std::variant<QJsonObject, WireError> WechatBillDesk::ticket(const http::Request& request)
{
    const Asked asked{QUrlQuery(QString::fromLatin1(request.query))};
    const QString packing = asked.text(u"tar_type"_s, {});
    if (!packing.isEmpty() && packing != u"GZIP")
        return unfit(u"/tar_type"_s);
    const auto file =
        plainFile(request.path == kTradeBill, asked.text(u"bill_date"_s, {}), asked.text(u"bill_type"_s, u"ALL"_s));
    if (const auto* error = std::get_if<WireError>(&file))
        return *error;
    const Ticket made{randomText(m_parts.random, 32), std::get<QByteArray>(file), !packing.isEmpty(),
                      m_parts.clock.now()};
    m_tickets.push_back(made);
    if (m_tickets.size() > kMostTickets)
        m_tickets.pop_front();
    const QByteArray host = request.headers.value("Host");
    const QByteArray url = "http://" + host + "/v3/billdownload/file?token=" + made.token +
                           (made.packed ? QByteArray("&tartype=gzip") : QByteArray());
    const QByteArray hash = QCryptographicHash::hash(made.file, QCryptographicHash::Sha1).toHex();
    return QJsonObject{{u"hash_type"_s, u"SHA1"_s},
                       {u"hash_value"_s, QString::fromLatin1(hash)},
                       {u"download_url"_s, QString::fromLatin1(url)}};
}

std::variant<QByteArray, WireError> WechatBillDesk::file(const http::Request& request) const
{
    const QByteArray token = QUrlQuery(QString::fromLatin1(request.query)).queryItemValue(u"token"_s).toLatin1();
    const auto found = std::ranges::find(m_tickets, token, &Ticket::token);
    if (found == m_tickets.end() || m_parts.clock.now() > found->madeAt + kTicketLife)
        return WireError{400, "INVALID_REQUEST", u"下载链接过期，请重新申请"_s};
    return found->packed ? gzip::compressed(found->file) : found->file;
}

} // namespace guitai::sandbox
