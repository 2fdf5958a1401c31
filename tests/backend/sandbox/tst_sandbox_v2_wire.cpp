// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// API v2's documents as the sandbox reads and writes them.
#include "sandbox/wechat_v2/v2_wire.h"

#include <QTest>

using namespace guitai;
using namespace guitai::sandbox;
using namespace Qt::StringLiterals;

namespace {

v2::Fields orderFields()
{
    return {{"appid", "wx1"},         {"mch_id", "1900000001"},
            {"body", "拿铁"},         {"out_trade_no", "T12345"},
            {"total_fee", "1500"},    {"spbill_create_ip", "127.0.0.1"},
            {"product_id", "T12345"}, {"time_expire", "20261123120506"}};
}

} // namespace

class SandboxV2WireTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedSignaturesComeOut()
    {
        const v2::Fields fields{{"appid", "wxd930ea5d5a258f4f"},
                                {"body", "test"},
                                {"device_info", "1000"},
                                {"mch_id", "10000100"},
                                {"nonce_str", "ibuaiVcKdpRxkhJA"}};
        const Secret key(QByteArray("192006250b4c09247ec02edce69f6a2d"));
        QCOMPARE(v2::signature(fields, key, "MD5"), QByteArray("9A0A8659F005D6984697E2CA0A9CF3B7"));
        QCOMPARE(v2::signature(fields, key, "HMAC-SHA256"),
                 QByteArray("6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6"));
    }

    void anOrderIsPutIntoTheWordsOfV3()
    {
        const auto read = v2::orderOf(orderFields(), TradeType::Native);
        const auto* order = std::get_if<QJsonObject>(&read);
        QVERIFY(order);
        QCOMPARE((*order)[u"amount"_s][u"total"_s].toInteger(), 1500);
        QCOMPARE((*order)[u"time_expire"_s].toString(), u"2026-11-23T12:05:06+08:00"_s);
        QVERIFY(v2::isOurs(*order));
        QCOMPARE(v2::signTypeOf(*order), QByteArray("MD5")); // what is meant when nothing is said
    }

    void whatIsMissingIsNamed_data()
    {
        QTest::addColumn<QByteArray>("member");
        for (const char* member : {"body", "out_trade_no", "total_fee", "spbill_create_ip", "product_id"})
            QTest::newRow(member) << QByteArray(member);
    }
    void whatIsMissingIsNamed()
    {
        QFETCH(QByteArray, member);
        v2::Fields fields = orderFields();
        fields.erase(member);
        const auto read = v2::orderOf(fields, TradeType::Native);
        const auto* error = std::get_if<WireError>(&read);
        QVERIFY(error);
        QCOMPARE(error->code, QByteArray("LACK_PARAMS"));
        QVERIFY(error->message.contains(QString::fromLatin1(member)));
    }

    void refusalsAreSaidInItsSpelling()
    {
        QCOMPARE(v2::errorCode("ORDER_NOT_EXIST"), QByteArray("ORDERNOTEXIST"));
        QCOMPARE(v2::errorCode("SYSTEM_ERROR"), QByteArray("SYSTEMERROR"));
        QCOMPARE(v2::errorCode("OUT_TRADE_NO_USED"), QByteArray("OUT_TRADE_NO_USED"));
        QCOMPARE(v2::errorCode("RESOURCE_NOT_EXISTS"), QByteArray("ORDERNOTEXIST"));
    }
};

QTEST_APPLESS_MAIN(SandboxV2WireTest)
#include "tst_sandbox_v2_wire.moc"
