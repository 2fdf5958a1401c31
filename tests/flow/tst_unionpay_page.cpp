// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's page on a phone: the form that a browser posts, the page it sees, and the money.
#include "flow/unionpay_test.h"

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class UnionpayPageTest : public UnionpayTest
{
    Q_OBJECT

private Q_SLOTS:
    void formOpensThePageAndIsPaidByNotice()
    {
        const ShopAnswer charged = charge(u"UNIONPAY_WAP"_s);
        QCOMPARE(charged.status, 201);
        const QJsonObject credential = charged.body[u"credential"_s].toObject();
        QCOMPARE(credential[u"type"_s].toString(), u"form"_s);
        QCOMPARE(credential[u"parameters"_s].toObject()[u"channelType"_s].toString(), u"08"_s);
        const QString code = opened(credential);
        QVERIFY(!code.isEmpty());
        QCOMPARE(customer("pay", code).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        QCOMPARE(m_shop->payment(charged.text("payment_no")).text("channel"), u"unionpay"_s);
        // Once, whoever presses the button again.
        QCOMPARE(customer("pay", code).status, 409);
    }

    void formPostedAgainOpensTheSamePageUntilItIsPaid()
    {
        const QJsonObject credential = charge(u"UNIONPAY_WAP"_s).body[u"credential"_s].toObject();
        const QString code = opened(credential);
        QCOMPARE(opened(credential), code);
        QCOMPARE(customer("pay", code).status, 200);
        QVERIFY(opened(credential).isEmpty());
    }

    void declinedPageStaysOpenForAnotherCard()
    {
        const ShopAnswer charged = charge(u"UNIONPAY_WAP"_s);
        const QString code = opened(charged.body[u"credential"_s].toObject());
        QCOMPARE(customer("decline", code).status, 200);
        QCOMPARE(m_shop->payment(charged.text("payment_no")).text("status"), u"PENDING"_s);
        QCOMPARE(customer("pay", code).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void formThatNobodySentExpires()
    {
        const ShopAnswer charged = charge(u"UNIONPAY_WAP"_s, {{u"expires_in"_s, 60}});
        m_shop->clock().advance(60s + 61s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "CLOSED"));
    }

    void partGoesBack()
    {
        const ShopAnswer charged = charge(u"UNIONPAY_WAP"_s);
        QCOMPARE(customer("pay", opened(charged.body[u"credential"_s].toObject())).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        QVERIFY(refundBecomes(refund(charged.text("payment_no"), 500).text("refund_no"), "SUCCEEDED"));
    }
};

QTEST_GUILESS_MAIN(UnionpayPageTest)
#include "tst_unionpay_page.moc"
