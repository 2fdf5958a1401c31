// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A WeChat payment from the request to its end, under the faults that happen to shops.
#include "flow/shop_test.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

namespace {

QJsonObject callbackFault(const char* name, const QJsonValue& value)
{
    return {{QStringLiteral("callbacks"), QJsonObject{{QLatin1String(name), value}}}};
}

QJsonObject operationFault(const char* operation, const QJsonObject& fault)
{
    return {{QStringLiteral("operations"), QJsonObject{{QLatin1String(operation), fault}}}};
}

} // namespace

class TestWechatPayment : public ShopTest
{
    Q_OBJECT

private Q_SLOTS:
    void paidByCallback()
    {
        const QJsonObject before = m_sandbox.requestCounts();
        const ShopAnswer charged = m_shop->charge(orderNo());
        QCOMPARE(charged.status, 201);
        QCOMPARE(charged.text("status"), QStringLiteral("PENDING"));
        QVERIFY(charged.codeUrl().startsWith(QStringLiteral("weixin://")));
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        const ShopAnswer paid = m_shop->payment(charged.text("payment_no"));
        QCOMPARE(paid.text("channel_trade_no").size(), 28);
        QVERIFY(!paid.text("paid_at").isEmpty());
        QCOMPARE(paid.codeUrl(), QString());
        QCOMPARE(m_sandbox.requestCounts().value(QStringLiteral("query")), before.value(QStringLiteral("query")));
    }

    void aLongChineseSubjectIsShortenedToTheProvidersBytes()
    {
        const QString subject(127, QChar(0x8336)); // three bytes each
        const ShopAnswer charged = m_shop->charge(orderNo(), {{QStringLiteral("subject"), subject}});
        QCOMPARE(charged.status, 201);
        QVERIFY(!charged.codeUrl().isEmpty());
        QCOMPARE(charged.text("subject"), subject);
    }

    void declinedStaysPayable()
    {
        const ShopAnswer charged = m_shop->charge(orderNo());
        QCOMPARE(m_sandbox.decline(charged.codeUrl()).status, 200);
        const ShopAnswer queried =
            m_shop->call("POST", QStringLiteral("/v1/payments/%1/query").arg(charged.text("payment_no")));
        QCOMPARE(queried.text("status"), QStringLiteral("PENDING"));
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void expiredIsClosedAtTheChannelFirst()
    {
        const ShopAnswer charged = m_shop->charge(orderNo(), {{QStringLiteral("expires_in"), 60}});
        m_shop->clock().advance(60s + 61s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "CLOSED"));
        QCOMPARE(m_sandbox.order(charged.attemptNo())[QStringLiteral("transaction")][QStringLiteral("trade_state")]
                     .toString(),
                 QStringLiteral("CLOSED"));
    }

    void paidLateIsDoubtfulMoneyAndNeverLost()
    {
        const ShopAnswer charged = m_shop->charge(orderNo(), {{QStringLiteral("expires_in"), 60}});
        m_shop->clock().advance(60s + 61s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "CLOSED"));
        QCOMPARE(m_sandbox.payLate(charged.attemptNo()).status, 200);
        QVERIFY(m_shop->until([&] {
            return m_shop->payment(charged.text("payment_no")).body.value(QStringLiteral("doubtful_money")).toBool();
        }));
        QCOMPARE(m_shop->payment(charged.text("payment_no")).text("status"), QStringLiteral("CLOSED"));
    }

    void aLostCallbackIsFoundByQuery()
    {
        m_sandbox.setFaults(callbackFault("drop", -1));
        const ShopAnswer charged = m_shop->charge(orderNo());
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QCOMPARE(m_shop->payment(charged.text("payment_no")).text("status"), QStringLiteral("PENDING"));
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void fiftyCallbacksAtOnceHaveOneEffect()
    {
        const ShopAnswer charged = m_shop->charge(orderNo());
        m_sandbox.setFaults(callbackFault("copies", 50));
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        QVERIFY(m_shop->until([&] { return acknowledged(charged.attemptNo()) == 50; }));
    }

    void aCallbackBeforeTheAnswerToPlacingCounts()
    {
        m_sandbox.setFaults({{QStringLiteral("pay_inside_native"), true}});
        const ShopAnswer charged = m_shop->charge(orderNo());
        QCOMPARE(charged.status, 201);
        QCOMPARE(charged.text("status"), QStringLiteral("SUCCEEDED"));
    }

    void aForgedCallbackHasNoEffect_data()
    {
        QTest::addColumn<QString>("forge");
        QTest::addColumn<bool>("frozen");
        for (const char* unsigned_ : {"signature", "serial", "signtest", "stale", "ciphertext"})
            QTest::newRow(unsigned_) << QString::fromLatin1(unsigned_) << false;
        for (const char* lie : {"amount", "currency", "mchid", "appid"})
            QTest::newRow(lie) << QString::fromLatin1(lie) << true;
    }
    void aForgedCallbackHasNoEffect()
    {
        QFETCH(QString, forge);
        QFETCH(bool, frozen);
        const ShopAnswer charged = m_shop->charge(orderNo());
        m_sandbox.setFaults(
            {{QStringLiteral("callbacks"), QJsonObject{{QStringLiteral("forge"), forge},
                                                       {QStringLiteral("forge_times"), 1},
                                                       {QStringLiteral("retry_delays_ms"), QJsonArray{}}}}});
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->until([&] { return !m_sandbox.callbacks().isEmpty() && lastStatus(charged) != 0; }));
        const ShopAnswer after = m_shop->payment(charged.text("payment_no"));
        QCOMPARE(after.text("status"), QStringLiteral("PENDING"));
        QCOMPARE(after.body.value(QStringLiteral("frozen")).toBool(), frozen);
        QCOMPARE(lastStatus(charged) / 100, frozen ? 2 : 4);
    }

    void theGenuineRepetitionBehindALieCounts()
    {
        const ShopAnswer charged = m_shop->charge(orderNo());
        m_sandbox.setFaults(
            {{QStringLiteral("callbacks"),
              QJsonObject{{QStringLiteral("forge"), QStringLiteral("amount")}, {QStringLiteral("forge_times"), 1}}}});
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->until([&] { return lastStatus(charged) == 200; }));
        QCOMPARE(m_sandbox.sendCallback(charged.attemptNo()).status, 202); // under the same notice id
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        QVERIFY(m_shop->payment(charged.text("payment_no")).body.value(QStringLiteral("frozen")).toBool());
    }

    void aBackendRestartedWhileWaitingFindsTheMoney()
    {
        const ShopAnswer charged = m_shop->charge(orderNo());
        m_sandbox.setFaults(callbackFault("retry_delays_ms", QJsonArray{}));
        m_shop->stopBackend();
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        m_shop->startBackend();
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void anUnansweredPlacingIsUnknownThenGetsItsCode()
    {
        m_sandbox.setFaults(operationFault("native", {{QStringLiteral("drop_reply"), 1}}));
        const ShopAnswer charged = m_shop->charge(orderNo());
        QCOMPARE(charged.status, 201);
        QCOMPARE(charged.text("attempt_status"), QStringLiteral("UNKNOWN"));
        QCOMPARE(charged.codeUrl(), QString());
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->until([&] { return !m_shop->payment(charged.text("payment_no")).codeUrl().isEmpty(); }));
        const ShopAnswer placed = m_shop->payment(charged.text("payment_no"));
        QCOMPARE(placed.text("attempt_status"), QStringLiteral("PAYING"));
        QCOMPARE(m_sandbox.pay(placed.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void closingAsksTheChannelAndLosesAgainstMoney()
    {
        const ShopAnswer open = m_shop->charge(orderNo());
        const auto close = [&](const ShopAnswer& payment) {
            return m_shop->call("POST", QStringLiteral("/v1/payments/%1/close").arg(payment.text("payment_no")));
        };
        QCOMPARE(close(open).text("status"), QStringLiteral("CLOSED"));
        QCOMPARE(m_sandbox.pay(open.codeUrl()).status, 409);

        ++m_orders;
        const ShopAnswer paid = m_shop->charge(orderNo());
        m_sandbox.setFaults(callbackFault("drop", -1));
        QCOMPARE(m_sandbox.pay(paid.codeUrl()).status, 200);
        const ShopAnswer refused = close(paid);
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.text("code"), QStringLiteral("PAYMENT_ALREADY_PAID"));
        QCOMPARE(m_shop->payment(paid.text("payment_no")).text("status"), QStringLiteral("SUCCEEDED"));
    }

    void fiftyTriesWithOneKeyMakeOnePayment()
    {
        std::vector<std::shared_ptr<std::optional<ShopAnswer>>> answers;
        for (int i = 0; i < 50; ++i)
            answers.push_back(
                m_shop->begin("POST", QStringLiteral("/v1/payments"), Shop::chargeBody(orderNo()), "key-1"));
        const auto answered = [](const auto& answer) { return answer->has_value(); };
        QVERIFY(m_shop->until([&] { return std::all_of(answers.begin(), answers.end(), answered); }));
        QSet<QString> numbers;
        for (const auto& answer : answers) {
            const int status = (*answer)->status;
            QVERIFY2(status == 201 || status == 409, QByteArray::number(status));
            if (status == 201)
                numbers.insert((*answer)->text("payment_no"));
        }
        QCOMPARE(numbers.size(), 1);
        const ShopAnswer replayed =
            m_shop->call("POST", QStringLiteral("/v1/payments"), Shop::chargeBody(orderNo()), "key-1");
        QCOMPARE(replayed.status, 201);
        QCOMPARE(replayed.headers.value("Idempotent-Replayed"), QByteArray("true"));
        QCOMPARE(replayed.text("payment_no"), *numbers.begin());
    }

    void oneKeyForTwoBodiesAndOneNumberForTwoKeysAreRefused()
    {
        const ShopAnswer first = m_shop->charge(orderNo());
        const ShopAnswer otherBody = m_shop->charge(orderNo(), {{QStringLiteral("amount"), 99}});
        QCOMPARE(otherBody.status, 422);
        QCOMPARE(otherBody.text("code"), QStringLiteral("IDEMPOTENCY_KEY_REUSED"));
        const ShopAnswer otherKey =
            m_shop->call("POST", QStringLiteral("/v1/payments"), Shop::chargeBody(orderNo()), "another-key");
        QCOMPARE(otherKey.status, 409);
        QCOMPARE(otherKey.text("code"), QStringLiteral("MERCHANT_ORDER_NO_USED"));
        QCOMPARE(otherKey.text("payment_no"), first.text("payment_no"));
    }

    void aReplaySurvivesARestart()
    {
        const ShopAnswer first = m_shop->charge(orderNo());
        m_shop->stopBackend();
        m_shop->startBackend();
        m_shop->clock().advance(1s); // signed behind the start of the process
        const ShopAnswer again = m_shop->charge(orderNo());
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.headers.value("Idempotent-Replayed"), QByteArray("true"));
    }

    void aChannelThatRefusesLeavesAFailedAttempt()
    {
        m_sandbox.setFaults(operationFault("native", {{QStringLiteral("error_times"), 1},
                                                      {QStringLiteral("error_status"), 400},
                                                      {QStringLiteral("error_code"), QStringLiteral("PARAM_ERROR")}}));
        const ShopAnswer charged = m_shop->charge(orderNo(), {{QStringLiteral("expires_in"), 60}});
        QCOMPARE(charged.status, 201);
        QCOMPARE(charged.text("attempt_status"), QStringLiteral("FAILED"));
        QCOMPARE(charged.text("error_code"), QStringLiteral("PARAM_ERROR"));
        m_shop->clock().advance(60s + 61s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "CLOSED"));
    }

private:
    int acknowledged(const QString& outTradeNo)
    {
        int count = 0;
        for (const QJsonValue& sent : m_sandbox.callbacks()) {
            const QJsonObject callback = sent.toObject();
            count += callback.value(QStringLiteral("out_trade_no")).toString() == outTradeNo &&
                     callback.value(QStringLiteral("status")).toInt() == 200;
        }
        return count;
    }
    int lastStatus(const ShopAnswer& charged)
    {
        int status = 0;
        for (const QJsonValue& sent : m_sandbox.callbacks()) {
            if (sent[QStringLiteral("out_trade_no")].toString() == charged.attemptNo())
                status = sent[QStringLiteral("status")].toInt();
        }
        return status;
    }
};

QTEST_GUILESS_MAIN(TestWechatPayment)
#include "tst_wechat_payment.moc"
