// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Refunds and doubtful money as they cross the border.
#include "wire/doubtful_money_wire.h"
#include "wire/refund_wire.h"

#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::wire;

namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Refund someRefund()
{
    Refund refund;
    refund.refundNo = RefundNo::trusted("R20261123012345670ABCDEF0001AB");
    refund.paymentNo = PaymentNo::trusted("P20261123012345670ABCDEF0001AB");
    refund.merchantRefundNo = MerchantRefundNo::trusted("r-1");
    refund.amount = Money(500, Currency::cny());
    refund.status = "FAILED";
    refund.errorCode = "NOT_ENOUGH";
    refund.reason = QStringLiteral("太甜");
    refund.channel = "wechat";
    refund.channelRefundNo = ChannelRefundNo::trusted("50300001232026112300000000001");
    refund.createdAt = UtcTime::fromMs(1'700'000'000'000);
    refund.finishedAt = UtcTime::fromMs(1'700'000'001'000);
    refund.approval = RefundApproval{ApprovalNo::trusted("V20261123012345670ABCDEF0001AB"), "APPROVED",
                                     "operator:cashier", "operator:supervisor"};
    return refund;
}

} // namespace

class TestRefundWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsReadStrictly_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char* name, const char* json, const char* code) {
            QTest::newRow(name) << QByteArray(json) << QByteArray(code);
        };
        row("good", R"({"merchant_refund_no":"r-1","amount":500,"currency":"CNY"})", "");
        row("with a reason", R"({"merchant_refund_no":"r-1","amount":500,"currency":"CNY","reason":"太甜"})", "");
        row("no number", R"({"amount":500,"currency":"CNY"})", "FIELD_MISSING");
        row("a number with a space", R"({"merchant_refund_no":"r 1","amount":500,"currency":"CNY"})", "FIELD_INVALID");
        row("our own kind of number", R"({"merchant_refund_no":"doubtful:R1","amount":500,"currency":"CNY"})",
            "FIELD_INVALID");
        row("nothing", R"({"merchant_refund_no":"r-1","amount":0,"currency":"CNY"})", "AMOUNT_OUT_OF_RANGE");
        row("less than nothing", R"({"merchant_refund_no":"r-1","amount":-1,"currency":"CNY"})", "AMOUNT_OUT_OF_RANGE");
        row("a fraction", R"({"merchant_refund_no":"r-1","amount":1.5,"currency":"CNY"})", "AMOUNT_INVALID");
        row("an unknown currency", R"({"merchant_refund_no":"r-1","amount":1,"currency":"XXX"})", "CURRENCY_UNKNOWN");
        row("an unknown member", R"({"merchant_refund_no":"r-1","amount":1,"currency":"CNY","x":1})", "FIELD_UNKNOWN");
    }
    void aRequestIsReadStrictly()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, code);
        const auto read = CreateRefund::read(json);
        QCOMPARE(read.ok() ? QByteArray() : QByteArray(read.error().code.name), code);
        if (read.ok())
            QCOMPARE(CreateRefund::read(compact(read->toJson()))->merchantRefundNo.bytes(), QByteArray("r-1"));
    }

    void aRefundComesBackAsItWent()
    {
        const QByteArray text = compact(someRefund().toJson());
        const auto read = Refund::read(text);
        QVERIFY(read.ok());
        QCOMPARE(compact(read->toJson()), text);
        Refund bare = someRefund();
        bare.merchantRefundNo = {};
        bare.doubtfulId = DoubtfulId::trusted("dbt_1");
        bare.finishedAt.reset();
        QCOMPARE(compact(Refund::read(compact(bare.toJson()))->toJson()), compact(bare.toJson()));
    }

    void pagesComeBackAsTheyWent()
    {
        RefundPage page;
        page.refunds = {someRefund(), someRefund()};
        page.nextCursor = "17.R1";
        const auto read = RefundPage::read(compact(page.toJson()));
        QVERIFY(read.ok());
        QCOMPARE(compact(read->toJson()), compact(page.toJson()));
        QVERIFY(!RefundPage::read("{}").ok());
    }

    void doubtfulMoneyComesBackAsItWent()
    {
        DoubtfulMoney money;
        money.doubtfulId = DoubtfulId::trusted("dbt_1");
        money.paymentNo = PaymentNo::trusted("P20261123012345670ABCDEF0001AB");
        money.attemptNo = AttemptNo::trusted("P20261123012345670ABCDEF0001AB01");
        money.channel = "wechat";
        money.channelTradeNo = ChannelTradeNo::trusted("4200000001");
        money.amount = Money(1230, Currency::cny());
        money.reason = "PAID_TWICE";
        money.status = "ACCEPTED";
        money.resolvedBy = "operator:finance";
        money.recordedAt = UtcTime::fromMs(1'700'000'000'000);
        money.resolvedAt = UtcTime::fromMs(1'700'000'001'000);
        DoubtfulMoneyPage page;
        page.items = {money};
        const auto read = DoubtfulMoneyPage::read(compact(page.toJson()));
        QVERIFY(read.ok());
        QCOMPARE(compact(read->toJson()), compact(page.toJson()));
    }
};

QTEST_APPLESS_MAIN(TestRefundWire)
#include "tst_refund_wire.moc"
