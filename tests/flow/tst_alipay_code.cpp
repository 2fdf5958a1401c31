// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A till reads the payer's Alipay code: paid at once, after the payer's word, or cancelled.
#include "flow/shop_test.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

namespace {

QJsonObject operationFault(const char* operation, const QJsonObject& fault)
{
    return {{QStringLiteral("operations"), QJsonObject{{QLatin1String(operation), fault}}}};
}

const QJsonObject kAlwaysBroken{{QStringLiteral("error_times"), -1}};
constexpr int kQueries = 12;

} // namespace

class TestAlipayCode : public ShopTest
{
    Q_OBJECT

private Q_SLOTS:
    void paidInTheAnswer()
    {
        const QString code = shown();
        const ShopAnswer paid = charge(code);
        QCOMPARE(paid.status, 201);
        QCOMPARE(paid.text("status"), QStringLiteral("SUCCEEDED"));
        QCOMPARE(paid.text("channel_trade_no").size(), 28);
        QVERIFY(!paid.body.contains(QLatin1String("credential")));
        const int sent = count("alipay_pay");
        QCOMPARE(charge(code).text("payment_no"), paid.text("payment_no"));
        QCOMPARE(count("alipay_pay"), sent);
    }

    void paidWhenThePayerHasConfirmed()
    {
        const QString code = shown(true);
        const ShopAnswer asked = charge(code);
        QCOMPARE(asked.text("status"), QStringLiteral("PENDING"));
        QCOMPARE(asked.text("attempt_status"), QStringLiteral("PAYING"));
        QCOMPARE(m_sandbox.pay(code).status, 200);
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(asked.text("payment_no"), "SUCCEEDED"));
    }

    void unclearAfterTheLastQueryIsCancelled()
    {
        const QString code = shown(true);
        const ShopAnswer asked = charge(code);
        const int queries = count("alipay_query");
        waitForTheLastQuery();
        QVERIFY(m_shop->becomes(asked.text("payment_no"), "CLOSED"));
        QCOMPARE(m_shop->payment(asked.text("payment_no")).text("attempt_status"), QStringLiteral("REVERSED"));
        QCOMPARE(count("alipay_query"), queries + kQueries);
        QCOMPARE(m_sandbox.pay(code).status, 409);
    }

    void whatWasTakenAndCannotBeAskedAboutIsGivenBack()
    {
        m_sandbox.setFaults({{QStringLiteral("alipay_callbacks"), QJsonObject{{QStringLiteral("drop"), -1}}}});
        m_sandbox.setFaults(operationFault("alipay_pay", {{QStringLiteral("drop_reply"), 1}}));
        m_sandbox.setFaults(operationFault("alipay_query", kAlwaysBroken));
        m_sandbox.setFaults(operationFault("alipay_cancel", {{QStringLiteral("error_times"), 1}}));
        const int before = count("alipay_cancel");
        const ShopAnswer unknown = charge(shown());
        QCOMPARE(unknown.text("attempt_status"), QStringLiteral("UNKNOWN"));
        // Queries that fail so often are held back after a while: the schedule goes on all the same.
        QVERIFY(inTime([&] { return count("alipay_cancel") > before; }));
        const QString paymentNo = unknown.text("payment_no");
        QVERIFY(inTime([&] { return m_shop->payment(paymentNo).text("status") == QLatin1String("CLOSED"); }));
        const QJsonArray trades =
            m_sandbox.control("GET", "/control/alipay/trades").body.value(QLatin1String("trades")).toArray();
        QCOMPARE(trades.last()[QLatin1String("refund_fee")].toString(), QStringLiteral("12.30"));
    }

    void anOrderThatNeverArrivedIsCancelled()
    {
        m_sandbox.setFaults(operationFault("alipay_pay", {{QStringLiteral("drop_request"), 1}}));
        const ShopAnswer lost = charge(shown());
        waitForTheLastQuery();
        QVERIFY(m_shop->becomes(lost.text("payment_no"), "CLOSED"));
    }

    void aUsedOrExpiredCodeTakesNothing()
    {
        const QString code = shown();
        QCOMPARE(charge(code).text("status"), QStringLiteral("SUCCEEDED"));
        ++m_orders;
        const ShopAnswer again = charge(code);
        QCOMPARE(again.text("attempt_status"), QStringLiteral("FAILED"));
        QCOMPARE(again.text("error_code"), QStringLiteral("PAYER_CODE_REFUSED"));
        ++m_orders;
        const QString old = shown();
        m_sandbox.setFaults({{QStringLiteral("clock_skew_ms"), 60'000}});
        QCOMPARE(charge(old).text("error_code"), QStringLiteral("PAYER_CODE_REFUSED"));
    }

private:
    QString shown(bool asksPayer = false) { return m_sandbox.payerCode(asksPayer, QStringLiteral("alipay")); }
    ShopAnswer charge(const QString& code)
    {
        return m_shop->charge(orderNo(), {{QStringLiteral("pay_way"), QStringLiteral("ALIPAY_CODE")},
                                          {QStringLiteral("auth_code"), code}});
    }
    int count(const char* operation) { return m_sandbox.requestCounts().value(QLatin1String(operation)).toInt(); }
    /// Goes on by five seconds each time that nothing more happens.
    bool inTime(const std::function<bool()>& condition)
    {
        constexpr int kMostSteps = 40;
        bool holds = condition();
        for (int step = 0; step < kMostSteps && !holds; ++step) {
            m_shop->clock().advance(5s);
            holds = QTest::qWaitFor(condition, 300);
        }
        return holds;
    }
    /// The channel's schedule, query by query.
    void waitForTheLastQuery()
    {
        for (int query = 0; query < kQueries; ++query) {
            const int asked = count("alipay_query");
            m_shop->clock().advance(5s);
            QVERIFY(m_shop->until([&] { return count("alipay_query") > asked; }));
        }
    }
};

QTEST_GUILESS_MAIN(TestAlipayCode)
#include "tst_alipay_code.moc"
