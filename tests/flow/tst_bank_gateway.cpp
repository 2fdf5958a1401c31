// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Paying at one's own bank: the form that an integrator has the customer's browser post, from the request to the money.
#include "flow/unionpay_test.h"

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestBankGateway : public UnionpayTest
{
    Q_OBJECT

private Q_SLOTS:
    void theFormOpensThePageAndIsPaidByNotice()
    {
        const ShopAnswer charged = charge(u"BANK_GATEWAY"_s);
        QCOMPARE(charged.status, 201);
        const QJsonObject credential = charged.body[u"credential"_s].toObject();
        QCOMPARE(credential[u"type"_s].toString(), u"form"_s);
        QVERIFY(credential[u"text"_s].toString().endsWith(u"/gateway/api/frontTransReq.do"_s));
        // Whoever asks later is handed the same.
        QCOMPARE(m_shop->payment(charged.text("payment_no")).body[u"credential"_s].toObject(), credential);
        const QString code = opened(credential);
        QVERIFY(!code.isEmpty());
        QCOMPARE(customer("pay", code).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        QCOMPARE(m_shop->payment(charged.text("payment_no")).text("channel"), u"bank"_s);
    }

    void aChangedFormOpensNothing()
    {
        QJsonObject credential = charge(u"BANK_GATEWAY"_s).body[u"credential"_s].toObject();
        QJsonObject fields = credential[u"parameters"_s].toObject();
        fields[u"txnAmt"_s] = u"1"_s;
        credential[u"parameters"_s] = fields;
        QVERIFY(opened(credential).isEmpty());
    }

    void paidByQueryWhenTheNoticeIsLost()
    {
        setFault("notices.drop", -1);
        const ShopAnswer charged = charge(u"BANK_GATEWAY"_s);
        QCOMPARE(customer("pay", opened(charged.body[u"credential"_s].toObject())).status, 200);
        m_shop->clock().advance(61s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void aFormThatNobodySentExpires()
    {
        const ShopAnswer charged = charge(u"BANK_GATEWAY"_s, {{u"expires_in"_s, 60}});
        m_shop->clock().advance(60s + 61s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "CLOSED"));
    }

    void aPartGoesBack()
    {
        const ShopAnswer charged = charge(u"BANK_GATEWAY"_s);
        QCOMPARE(customer("pay", opened(charged.body[u"credential"_s].toObject())).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        const ShopAnswer refunded = refund(charged.text("payment_no"), 500);
        QVERIFY(refundBecomes(refunded.text("refund_no"), "SUCCEEDED"));
    }
};

QTEST_GUILESS_MAIN(TestBankGateway)
#include "tst_bank_gateway.moc"
