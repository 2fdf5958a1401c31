// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A bank that loses, repeats, rejects, returns and lies: nobody is paid twice and no money is lost.
#include "flow/withdrawal_test.h"

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

namespace {

QJsonObject bank(const QJsonObject& fault)
{
    return {{u"bank"_s, fault}};
}

QJsonObject bankCall(const char* operation, const QJsonObject& fault)
{
    return {{u"operations"_s, QJsonObject{{QLatin1String(operation), fault}}}};
}

} // namespace

class TestPayout : public WithdrawalTest
{
    Q_OBJECT

private Q_SLOTS:
    void theBanksRejectionGivesItBack()
    {
        m_sandbox.setFaults(bank({{u"rejects"_s, true}, {u"reason"_s, u"AC01"_s}}));
        const ShopAnswer asked = approved(1000);
        QVERIFY(m_shop->until([&] { return bankPayment(asked)[u"status"_s].toString() == u"REJECTED"_s; }));
        m_shop->clock().advance(21s);
        QVERIFY(becomes(asked, "FAILED"));
        QCOMPARE(withdrawal(asked).text("error_code"), u"AC01"_s);
        QCOMPARE(balance(), kPaid);
    }

    void whatComesBackIsOnTheAccountAgain()
    {
        const ShopAnswer asked = approved(1000);
        QVERIFY(becomes(asked, "SUCCEEDED"));
        QVERIFY(control("return", asked, {{u"reason"_s, u"AC04"_s}}));
        QVERIFY(becomes(asked, "RETURNED"));
        QCOMPARE(withdrawal(asked).text("error_code"), u"AC04"_s);
        QCOMPARE(balance(), kPaid);
        const ShopAnswer entries = m_shop->call("GET", u"/v1/accounts/%1/entries?limit=1"_s.arg(kHome.text()));
        const QJsonObject newest = entries.body[u"entries"_s].toArray().first().toObject();
        QCOMPARE(newest[u"kind"_s].toString(), u"WITHDRAWAL_RETURN"_s);
        QCOMPARE(newest[u"reference"_s].toString(), asked.text("withdrawal_no"));
    }

    void repeatedNoticesHaveNoSecondEffect()
    {
        const ShopAnswer asked = approved(1000);
        QVERIFY(becomes(asked, "SUCCEEDED"));
        for (int i = 0; i < 3; ++i)
            QVERIFY(control("repeat", asked));
        QVERIFY(control("return", asked));
        for (int i = 0; i < 3; ++i)
            QVERIFY(control("repeat", asked));
        QVERIFY(becomes(asked, "RETURNED"));
        fetchNotices();
        QCOMPARE(balance(), kPaid);
        QVERIFY(!withdrawal(asked).body[u"flagged"_s].toBool());
    }

    void anAmountThatDiffersIsForAPerson()
    {
        m_sandbox.setFaults(bank({{u"amount_off"_s, 1}}));
        m_sandbox.setFaults(bankCall("bank_status", {{u"error_times"_s, -1}}));
        const ShopAnswer asked = approved(1000);
        QVERIFY(m_shop->until([&] {
            fetchNotices();
            return withdrawal(asked).body[u"flagged"_s].toBool();
        }));
        const ShopAnswer shown = withdrawal(asked);
        QCOMPARE(shown.text("status"), u"PROCESSING"_s);
        QCOMPARE(shown.body[u"exceptions"_s].toArray().first().toObject()[u"kind"_s].toString(), u"AMOUNT_DIFFERS"_s);
        QCOMPARE(list(u"flagged=true"_s).size(), 1);
        QCOMPARE(balance(), kPaid - 1000); // still held
    }

    void aLostAnswerIsAskedForUnderTheSameNumber()
    {
        m_sandbox.setFaults(bankCall("bank_payment", {{u"drop_reply"_s, 1}}));
        m_sandbox.setFaults(bank({{u"withhold_notices"_s, true}}));
        const int before = sent();
        const ShopAnswer asked = approved(1000);
        QVERIFY(m_shop->until([&] { return bankPayment(asked)[u"status"_s].toString() == u"BOOKED"_s; }));
        QCOMPARE(withdrawal(asked).text("status"), u"PROCESSING"_s);
        m_shop->clock().advance(21s);
        QVERIFY(becomes(asked, "SUCCEEDED"));
        QCOMPARE(sent(), before + 1);
        QCOMPARE(bankPayment(asked)[u"bookings"_s].toInt(), 1);
    }

    void aLostOrderIsSentAgainUnderTheSameNumber()
    {
        m_sandbox.setFaults(bankCall("bank_payment", {{u"drop_request"_s, 1}}));
        const ShopAnswer asked = approved(1000);
        QVERIFY(m_shop->until([&] { return sent() > 0; }));
        m_shop->clock().advance(61s); // so long nothing is sent again
        QVERIFY(becomes(asked, "SUCCEEDED"));
        QCOMPARE(bankPayment(asked)[u"bookings"_s].toInt(), 1);
    }

    void aServersErrorIsNoFailure()
    {
        m_sandbox.setFaults(bankCall(
            "bank_payment", {{u"error_times"_s, 1}, {u"error_status"_s, 400}, {u"error_after_effect"_s, true}}));
        const ShopAnswer asked = approved(1000);
        QVERIFY(becomes(asked, "SUCCEEDED")); // its notice tells
    }

    void aBankIsSlowAndNobodyIsPaidTwice()
    {
        m_sandbox.setFaults(bank({{u"settle_after_ms"_s, -1}}));
        const ShopAnswer asked = approved(1000);
        for (int i = 0; i < 5; ++i) {
            m_shop->clock().advance(2h);
            const int before = requests("bank_status");
            QVERIFY(m_shop->until([&] { return requests("bank_status") > before; }));
        }
        QCOMPARE(withdrawal(asked).text("status"), u"PROCESSING"_s);
        QVERIFY(control("book", asked));
        QVERIFY(becomes(asked, "SUCCEEDED"));
        QCOMPARE(bankPayment(asked)[u"bookings"_s].toInt(), 1);
    }

    void aRestartForgetsNothing()
    {
        m_sandbox.setFaults(bank({{u"settle_after_ms"_s, -1}}));
        const ShopAnswer reviewing = ask(100, u"w-reviewing"_s);
        const ShopAnswer asked = approved(1000);
        m_shop->stopBackend();
        m_shop->startBackend();
        QCOMPARE(withdrawal(reviewing).text("status"), u"REVIEWING"_s);
        QVERIFY(control("book", asked));
        m_shop->clock().advance(21s);
        QVERIFY(becomes(asked, "SUCCEEDED"));
        QCOMPARE(approve(reviewing).text("status"), u"EXECUTED"_s);
        QVERIFY(m_shop->until([&] { return !bankPayment(reviewing).isEmpty(); }));
    }

    void aNoticeThatIsNoneIsKeptForAPerson()
    {
        const QString evil = u"<!DOCTYPE d [<!ENTITY a \"aaaa\">]><Document/>"_s;
        const QJsonObject notice{{u"document"_s, evil}};
        QCOMPARE(m_sandbox.control("POST", "/control/bank/notice", notice).status, 200);
        const ShopAnswer asked = approved(1000); // and what comes behind it is still heard
        QVERIFY(becomes(asked, "SUCCEEDED"));
    }
};

QTEST_GUILESS_MAIN(TestPayout)
#include "tst_payout.moc"
