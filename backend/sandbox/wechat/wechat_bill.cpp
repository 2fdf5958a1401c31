// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/wechat_bill.h"

namespace guitai::sandbox {

namespace {

using Fields = QList<QByteArray>;

constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";
constexpr char kLineEnd[] = "\r\n";

constexpr char kCommonColumns[] =
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,"
    "交易状态,付款银行,货币种类,应结订单金额,代金券金额";
constexpr char kRefundTimes[] = ",退款申请时间,退款成功时间";
constexpr char kRefundColumns[] = ",微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态";
constexpr char kTailColumns[] = ",商品名称,商户数据包,手续费,费率,订单金额";
constexpr char kSummaryColumns[] =
    "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
constexpr char kFlowColumns[] = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),"
                                "账户结余(元),资金变更提交申请人,备注,业务凭证号";
constexpr char kFlowSummaryColumns[] = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";

/// "0.04000": fen with the three more digits a fee is written with.
QByteArray feeText(qint64 fen)
{
    return yuan(fen) + "000";
}

/// "0.60%"
QByteArray rateText(int basisPoints)
{
    return yuan(basisPoints) + '%';
}

QByteArray headed(const QByteArray& columns)
{
    return columns + kLineEnd;
}

QByteArray row(const Fields& fields)
{
    return '`' + fields.join(",`") + kLineEnd;
}

QByteArray columnsOf(TradeBill type)
{
    QByteArray columns = kCommonColumns;
    if (type == TradeBill::Refund)
        columns += kRefundTimes;
    if (type != TradeBill::Success)
        columns += kRefundColumns;
    columns += kTailColumns;
    if (type != TradeBill::Success)
        columns += ",申请退款金额";
    return columns + ",费率备注";
}

QByteArray stateOf(const BillRow& row)
{
    switch (row.event) {
    case BillEvent::Payment: return "SUCCESS";
    case BillEvent::Refund: return "REFUND";
    case BillEvent::Reversal: break;
    }
    return "REVOKED";
}

Fields commonFields(const BillRow& row, const Merchant& merchant)
{
    return {beijingSecond(row.at), merchant.appid, merchant.mchid, "0",          {},       row.tradeNo,
            row.orderNo,           row.payer,      row.tradeType,  stateOf(row), "OTHERS", row.currency,
            yuan(row.ordered),     "0.00"};
}

Fields refundFields(const BillRow& row)
{
    if (row.event == BillEvent::Payment)
        return {"0", "0", "0.00", "0.00", {}, {}};
    return {row.refundId, row.merchantRefundNo, yuan(row.refunded),
            "0.00",       "ORIGINAL",           row.refundArrived ? "SUCCESS" : "PROCESSING"};
}

Fields fieldsOf(TradeBill type, const BillRow& row, const Merchant& merchant)
{
    Fields fields = commonFields(row, merchant);
    if (type == TradeBill::Refund)
        fields << beijingSecond(row.at) << (row.refundArrived ? beijingSecond(row.at) : QByteArray());
    if (type != TradeBill::Success)
        fields << refundFields(row);
    const bool isPayment = row.event == BillEvent::Payment;
    const auto amount = [&row](qint64 fen, bool counts) {
        return row.isGarbled && counts ? garbled(yuan(fen)) : yuan(fen);
    };
    fields << row.subject.toUtf8() << row.attach.toUtf8() << feeText(row.fee) << rateText(row.feeBasisPoints)
           << amount(row.ordered, isPayment);
    if (type != TradeBill::Success)
        fields << amount(row.refunded, !isPayment);
    return fields << QByteArray();
}

bool isIn(TradeBill type, const BillRow& row)
{
    return type == TradeBill::All || (type == TradeBill::Success) == (row.event == BillEvent::Payment);
}

struct FlowRow
{
    QByteArray business; ///< what it was
    qint64 fen;          ///< positive when it came in
    QString remark;
};

/// A payment comes in whole and its fee goes out after it; a refund goes out less the fee that comes back.
QList<FlowRow> flowOf(const BillRow& row)
{
    if (row.event == BillEvent::Payment) {
        QList<FlowRow> rows{{"交易", row.ordered,
                             QStringLiteral("结算总金额%1元;含手续费%2元")
                                 .arg(QString::fromLatin1(yuan(row.ordered)), QString::fromLatin1(yuan(row.fee)))}};
        if (row.fee != 0)
            rows.append({"扣除交易手续费", -row.fee, {}});
        return rows;
    }
    const QString remark = QStringLiteral("退款总金额%1元;含手续费%2元")
                               .arg(QString::fromLatin1(yuan(row.refunded)), QString::fromLatin1(yuan(-row.fee)));
    return {{"退款", -(row.refunded + row.fee), remark}};
}

struct FlowTotals
{
    qint64 balance = 0;
    int incoming = 0;
    int outgoing = 0;
    qint64 income = 0;
    qint64 expense = 0;

    void add(qint64 fen)
    {
        balance += fen;
        (fen < 0 ? outgoing : incoming) += 1;
        (fen < 0 ? expense : income) += qAbs(fen);
    }
};

Fields flowFields(const BillRow& row, const FlowRow& flow, const FlowTotals& totals, const Merchant& merchant)
{
    const bool isPayment = row.event == BillEvent::Payment;
    return {beijingSecond(row.at),
            isPayment ? row.tradeNo : row.refundId,
            row.tradeNo,
            isPayment ? QByteArray("交易") : QByteArray("退款"),
            flow.business,
            flow.fen < 0 ? "支出" : "收入",
            yuan(qAbs(flow.fen)),
            yuan(totals.balance),
            merchant.mchid + "API",
            flow.remark.toUtf8(),
            isPayment ? row.orderNo : row.merchantRefundNo};
}

} // namespace

QByteArray tradeBill(TradeBill type, const QList<BillRow>& rows, const Merchant& merchant)
{
    QByteArray file = kByteOrderMark + headed(columnsOf(type));
    int count = 0;
    qint64 ordered = 0;
    qint64 refunded = 0;
    qint64 fees = 0;
    for (const BillRow& event : rows) {
        if (!isIn(type, event))
            continue;
        file += row(fieldsOf(type, event, merchant));
        ++count;
        ordered += event.ordered;
        refunded += event.refunded;
        fees += event.fee;
    }
    const Fields sums{
        QByteArray::number(count), yuan(ordered), yuan(refunded), "0.00", feeText(fees), yuan(ordered), yuan(refunded)};
    return file + headed(kSummaryColumns) + row(sums);
}

QByteArray fundFlowBill(const QList<BillRow>& rows, qint64 opening, const Merchant& merchant)
{
    QByteArray file = kByteOrderMark + headed(kFlowColumns);
    FlowTotals totals{opening};
    for (const BillRow& event : rows) {
        for (const FlowRow& flow : flowOf(event)) {
            totals.add(flow.fen);
            file += row(flowFields(event, flow, totals, merchant));
        }
    }
    const Fields sums{QByteArray::number(totals.incoming + totals.outgoing), QByteArray::number(totals.incoming),
                      yuan(totals.income), QByteArray::number(totals.outgoing), yuan(totals.expense)};
    return file + headed(kFlowSummaryColumns) + row(sums);
}

qint64 settledBy(const BillRow& row)
{
    return row.ordered - row.refunded - row.fee;
}

} // namespace guitai::sandbox
