// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/played_bill.h"

#include "sandbox/alipay/alipay_bill.h"
#include "sandbox/gbk.h"
#include "sandbox/unionpay/acp_bill.h"
#include "sandbox/wechat/wechat_bill.h"

using namespace Qt::StringLiterals;

namespace guitai::test {

namespace {

using sandbox::BillRow;

UtcTime beijing(const char* time)
{
    return *UtcTime::parseRfc3339(QByteArray(time) + "+08:00");
}

BillRow payment(const char* at, const char* tradeNo, const char* orderNo, qint64 fen)
{
    BillRow row;
    row.at = beijing(at);
    row.tradeNo = tradeNo;
    row.orderNo = orderNo;
    row.tradeType = "0107";
    row.payer = "somebody";
    row.subject = u"珍珠奶茶，大杯"_s;
    row.ordered = fen;
    row.fee = sandbox::feeOf(fen, row.feeBasisPoints);
    return row;
}

QByteArray lineOf(const QByteArray& file, qsizetype number)
{
    const QByteArray line = file.split('\n').value(number);
    return line.endsWith('\r') ? line.chopped(1) : line;
}

} // namespace

BusinessDate playedDate()
{
    return BusinessDate::of(beijing("2026-11-22T12:00:00"));
}

QList<BillRow> playedDay()
{
    const BillRow first = payment("2026-11-22T09:00:00", "202611220900001234568", "P202611220900", 1230);
    const BillRow second = payment("2026-11-22T20:59:59", "202611222059591234568", "P202611222059", 2999);
    BillRow refund = first;
    refund.event = sandbox::BillEvent::Refund;
    refund.at = beijing("2026-11-22T12:00:00");
    refund.ordered = 0;
    refund.refunded = 500;
    refund.fee = -sandbox::feeOf(500, refund.feeBasisPoints);
    refund.tradeType = "0400";
    refund.refundId = "202611221200001234568";
    refund.merchantRefundNo = "R202611221200";
    return {first, refund, second};
}

std::optional<PlayedBill> playedBill(const ChannelCode& channel, channels::BillKind kind, const QList<BillRow>& rows)
{
    const QByteArray code = channel.bytes();
    if (code == "wechat") {
        const sandbox::Merchant merchant{"1601959334", "wx81be3101902f7cb2"};
        const QByteArray file = kind == channels::BillKind::Trade
                                    ? sandbox::tradeBill(sandbox::TradeBill::All, rows, merchant)
                                    : sandbox::fundFlowBill(rows, 100'000, merchant);
        return PlayedBill{file, {{u"mchid"_s, u"1601959334"_s}}, true, lineOf(file, 1)};
    }
    if (code == "alipay") {
        const sandbox::AlipayBillDay of{"20880211096256330156", playedDate(), beijing("2026-11-23T05:46:49")};
        const QByteArray file = sandbox::gbk(sandbox::alipayDetails(rows, of) + sandbox::alipaySummary(rows, of));
        return PlayedBill{file, {{u"seller_id"_s, u"2088021109625633"_s}}, true, lineOf(file, 5)};
    }
    if (code == "unionpay" || code == "bank") {
        const QByteArray file = sandbox::unionpay::zmFile(rows, "777290058110048");
        return PlayedBill{file, {{u"mer_id"_s, u"777290058110048"_s}}, false, lineOf(file, 0)};
    }
    return std::nullopt;
}

} // namespace guitai::test
