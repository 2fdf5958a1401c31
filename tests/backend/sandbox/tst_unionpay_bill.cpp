// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's settlement file: where each field of a record stands, and the envelope around the files.
#include "sandbox/unionpay/acp_bill.h"

#include <QTest>

using namespace guitai;
using namespace sandbox;

namespace {

constexpr char kMerId[] = "777290058110048";

BillRow payment()
{
    BillRow row;
    row.at = *UtcTime::parseRfc3339("2026-11-23T10:03:45+08:00");
    row.tradeNo = "261123100345024563818";
    row.orderNo = "P202611231234567800ABCDEF0123XY1";
    row.tradeType = "0107";
    row.payer = "6216***********0018";
    row.ordered = 1230;
    row.fee = 7;
    return row;
}

BillRow refund()
{
    BillRow row = payment();
    row.event = BillEvent::Refund;
    row.tradeType = "0400";
    row.ordered = 0;
    row.refunded = 500;
    row.fee = -3;
    row.refundId = "261123101346024564999";
    row.merchantRefundNo = "R202611231234567800ABCDEF012397";
    return row;
}

/// Bytes as the document counts them: from 1, both ends.
QByteArray bytes(const QByteArray& record, qsizetype from, qsizetype to)
{
    return record.mid(from - 1, to - from + 1);
}

} // namespace

class TestUnionpayBill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordHasItsLength()
    {
        const QByteArray file = unionpay::zmFile({payment(), refund()}, kMerId);
        QCOMPARE(file.size(), 2 * (607 + 2));
        QCOMPARE(file.mid(607, 2), QByteArray("\r\n"));
        QVERIFY(unionpay::zmFile({}, kMerId).isEmpty());
    }

    void aPaymentStandsWhereItIsLookedFor()
    {
        const QByteArray record = unionpay::zmFile({payment()}, kMerId).first(607);
        QCOMPARE(bytes(record, 29, 34), QByteArray("456381"));
        QCOMPARE(bytes(record, 36, 45), QByteArray("1123100345"));
        QCOMPARE(bytes(record, 47, 65), QByteArray("6216***********0018"));
        QCOMPARE(bytes(record, 67, 78), QByteArray("000000001230"));
        QCOMPARE(bytes(record, 88, 108), payment().tradeNo);
        QCOMPARE(bytes(record, 113, 144), payment().orderNo);
        QCOMPARE(bytes(record, 167, 179), QByteArray("D000000000007"));
        QCOMPARE(bytes(record, 181, 193), QByteArray("C000000001223"));
        QCOMPARE(bytes(record, 216, 217), QByteArray("01"));
        QCOMPARE(bytes(record, 219, 220), QByteArray("07"));
        QCOMPARE(bytes(record, 222, 227), QByteArray("000000"));
        QCOMPARE(bytes(record, 272, 292).trimmed(), QByteArray());
        QCOMPARE(bytes(record, 294, 308), QByteArray(kMerId));
        QCOMPARE(bytes(record, 477, 508).trimmed(), QByteArray());
        for (const qsizetype gap : {4, 16, 28, 35, 46, 66, 79, 109, 145, 180, 215, 293, 309, 509})
            QCOMPARE(bytes(record, gap, gap), QByteArray(" "));
    }

    void aRefundNamesItsOriginal()
    {
        const QByteArray record = unionpay::zmFile({refund()}, kMerId).first(607);
        QCOMPARE(bytes(record, 67, 78), QByteArray("000000000500"));
        QCOMPARE(bytes(record, 88, 108), refund().refundId);
        QCOMPARE(bytes(record, 113, 144).trimmed(), refund().merchantRefundNo);
        QCOMPARE(bytes(record, 149, 154), QByteArray("456381"));
        QCOMPARE(bytes(record, 167, 179), QByteArray("C000000000003"));
        QCOMPARE(bytes(record, 181, 193), QByteArray("D000000000497"));
        QCOMPARE(bytes(record, 216, 217), QByteArray("04"));
        QCOMPARE(bytes(record, 272, 292), payment().tradeNo);
        QCOMPARE(bytes(record, 477, 508), payment().orderNo);
    }

    void theEnvelopeOpens()
    {
        const QByteArray content = unionpay::fileContent({payment()}, kMerId, "20261123");
        const QByteArray deflated = QByteArray::fromBase64(content);
        QCOMPARE(static_cast<unsigned char>(deflated.at(0)), 0x78); // zlib, not gzip
        // Qt wants the length in front of the deflated bytes.
        const QByteArray zip = qUncompress(QByteArray("\0\0\x10\0", 4) + deflated);
        QVERIFY(zip.startsWith("PK\x03\x04"));
        QVERIFY(zip.contains("INN26112388ZM_777290058110048"));
        QVERIFY(zip.contains("INN26112388ZME_777290058110048"));
    }
};

QTEST_APPLESS_MAIN(TestUnionpayBill)
#include "tst_unionpay_bill.moc"
