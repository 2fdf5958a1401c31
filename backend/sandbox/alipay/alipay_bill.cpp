// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/alipay_bill.h"

#include "sandbox/gbk.h"
#include "sandbox/zip_file.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

const QString kDetailHeader =
    u"支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
    "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,"
    "券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注"_s;
const QString kSummaryHeader =
    u"门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,"
    "支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）"_s;
const QString kEnd = u"\r\n"_s;
const QString kNothing = u"0.00"_s;

QString text(const QByteArray& latin)
{
    return QString::fromLatin1(latin);
}

/// "2019年09月16日 00:00:00"
QString chinese(UtcTime time)
{
    const QString plain = text(beijingSecond(time));
    return u"%1年%2月%3日 %4"_s.arg(plain.left(4), plain.mid(5, 2), plain.mid(8, 2), plain.mid(11));
}

QString head(const QString& title, const AlipayBillDay& of)
{
    return u"#支付宝业务%1查询"_s.arg(title) + kEnd + u"#账号：[%1]"_s.arg(text(of.userId)) + kEnd +
           u"#起始日期：[%1]   终止日期：[%2]"_s.arg(chinese(of.day.begins()), chinese(of.day.ends())) + kEnd;
}

/// What a row adds to the merchant's money, before the fee.
qint64 gainOf(const BillRow& row)
{
    return row.event == BillEvent::Payment ? row.ordered : -row.refunded;
}

struct Sums
{
    int payments = 0;
    int refunds = 0;
    qint64 paid = 0;
    qint64 back = 0; ///< negative
    qint64 fees = 0;
};

Sums sumsOf(const QList<BillRow>& rows)
{
    Sums sums;
    for (const BillRow& row : rows) {
        const bool isPayment = row.event == BillEvent::Payment;
        ++(isPayment ? sums.payments : sums.refunds);
        (isPayment ? sums.paid : sums.back) += gainOf(row);
        sums.fees += row.fee;
    }
    return sums;
}

QString detailLine(const BillRow& row)
{
    const QString tab = u"\t"_s; // behind what a spreadsheet would take for a number
    const QByteArray gain = yuan(gainOf(row));
    const QString amount = text(row.isGarbled ? garbled(gain) : gain);
    const bool isPayment = row.event == BillEvent::Payment;
    QString subject = row.subject;
    subject.replace(u',', u'，'); // nothing in these files quotes a comma
    const QString time = text(beijingSecond(row.at));
    return QStringList{text(row.tradeNo) + tab,
                       text(row.orderNo) + tab,
                       (isPayment ? u"交易"_s : u"退款"_s) + tab,
                       subject,
                       time,
                       time,
                       tab,
                       tab,
                       tab,
                       tab,
                       text(row.payer) + tab,
                       amount,
                       amount,
                       kNothing,
                       kNothing,
                       kNothing,
                       kNothing,
                       kNothing,
                       {},
                       kNothing + tab,
                       kNothing,
                       text(row.merchantRefundNo) + tab,
                       text(yuan(-row.fee)),
                       kNothing,
                       row.attach}
               .join(u',') +
           kEnd;
}

QString summaryLine(const QString& store, const Sums& sums)
{
    const QString total = text(yuan(sums.paid + sums.back));
    return QStringList{store,
                       {},
                       QString::number(sums.payments),
                       QString::number(sums.refunds),
                       total,
                       total,
                       kNothing,
                       kNothing,
                       kNothing,
                       text(yuan(-sums.fees)),
                       kNothing,
                       text(yuan(sums.paid + sums.back - sums.fees))}
               .join(u',') +
           kEnd;
}

} // namespace

QString alipayDetails(const QList<BillRow>& rows, const AlipayBillDay& of)
{
    QString table = head(u"明细"_s, of) + u"#"_s + QString(41, u'-') + u"业务明细列表"_s + QString(40, u'-') + kEnd +
                    kDetailHeader + kEnd;
    for (const BillRow& row : rows)
        table += detailLine(row);
    const Sums sums = sumsOf(rows);
    return table + u"#"_s + QString(41, u'-') + u"业务明细列表结束"_s + QString(36, u'-') + kEnd +
           u"#交易合计：%1笔，商家实收共%2元，商家优惠共0.00元"_s.arg(QString::number(sums.payments),
                                                                      text(yuan(sums.paid))) +
           kEnd +
           u"#退款合计：%1笔，商家实收退款共%2元，商家优惠退款共0.00元"_s.arg(QString::number(sums.refunds),
                                                                              text(yuan(sums.back))) +
           kEnd + u"#导出时间：[%1]"_s.arg(chinese(of.exportedAt)) + kEnd;
}

QString alipaySummary(const QList<BillRow>& rows, const AlipayBillDay& of)
{
    const Sums sums = sumsOf(rows);
    return head(u"汇总"_s, of) + u"#"_s + QString(41, u'-') + u"业务汇总列表"_s + QString(40, u'-') + kEnd +
           kSummaryHeader + kEnd + summaryLine({}, sums) + summaryLine(u"合计"_s, sums) + u"#"_s + QString(40, u'-') +
           u"业务汇总列表结束"_s + QString(37, u'-') + kEnd + u"#导出时间：[%1]"_s.arg(chinese(of.exportedAt)) + kEnd;
}

QByteArray alipayBillFile(const QList<BillRow>& rows, const AlipayBillDay& of)
{
    const QString stem = text(of.userId + '_' + of.day.compact());
    return zipFile({{gbk(stem + u"_业务明细.csv"_s), gbk(alipayDetails(rows, of))},
                    {gbk(stem + u"_业务明细(汇总).csv"_s), gbk(alipaySummary(rows, of))}});
}

} // namespace guitai::sandbox
