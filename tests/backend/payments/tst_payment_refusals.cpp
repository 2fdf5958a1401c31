// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the desk refuses before anything is stored, and what it answers about payments that have ended.
#include "payment_house.h"

#include "payments/payment_intent.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using channels::PlaceState;
using channels::ReportedState;

namespace {

class RefusingGate final : public risk::RiskGate
{
public:
    async::Task<risk::Decision> decide(risk::PaymentFacts facts) override
    {
        users.append(facts.userId);
        co_return risk::Decision::Refuse;
    }

    QStringList users;
};

} // namespace

class TestPaymentRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPayWayMustBeThereAndHaveWhatItNeeds()
    {
        PaymentHouse house;
        wire::CreatePayment payment = house.wanted("o-1");
        payment.payWay = "SHELLS";
        QCOMPARE(codeOf(house.create(payment)), QByteArray("PAY_WAY_UNKNOWN"));
        house.channel->setNeedsAuthCode(true);
        payment.payWay = kPayWay;
        QCOMPARE(codeOf(house.create(payment)), QByteArray("FIELD_MISSING"));
        payment.authCode = Secret("283812341234123412");
        QCOMPARE(codeOf(house.create(payment)), QByteArray("OK"));
    }

    void aPayersCodeThatIsNoneIsRefusedBeforeAnythingIsStored()
    {
        PaymentHouse house;
        house.channel->setNeedsAuthCode(true);
        house.channel->way().payerCode = channels::PayerCodeShape{18, 18, 10, 15};
        wire::CreatePayment payment = house.wanted("o-1");
        for (const char* code : {"13456789012345678", "1345678901234567890", "283812341234123412", "13456789012345678x",
                                 "1", "093456789012345678", "163456789012345678"}) {
            payment.authCode = Secret(code);
            const auto refused = house.create(payment);
            QCOMPARE(codeOf(refused), QByteArray("PAYER_CODE_MALFORMED"));
            QCOMPARE(refused.error().field, QStringLiteral("auth_code"));
        }
        QVERIFY(house.channel->placed.isEmpty());
        for (const char* code : {"103456789012345678", "153456789012345678"}) {
            payment = house.wanted(code);
            payment.authCode = Secret(code);
            QCOMPARE(codeOf(house.create(payment)), QByteArray("OK"));
        }
    }

    void aPayWayNamesWhatItNeedsOfThePayer()
    {
        PaymentHouse house;
        wire::CreatePayment payment = house.wanted("o-1");
        const auto missing = [&] {
            const auto answer = house.create(payment);
            return answer.ok() ? QStringLiteral("nothing") : answer.error().field;
        };
        house.channel->way().needsPayerId = true;
        QCOMPARE(codeOf(house.create(payment)), QByteArray("FIELD_MISSING"));
        QCOMPARE(missing(), QStringLiteral("payer_id"));
        house.channel->way().needsClientIp = true;
        payment.payerId = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
        QCOMPARE(missing(), QStringLiteral("client_ip"));
        payment.clientIp = QStringLiteral("203.0.113.9");
        QCOMPARE(missing(), QStringLiteral("nothing"));
    }

    void aMerchantNeedsAnAccountAtTheChannel()
    {
        PaymentHouse house;
        payments::CreateCommand command = house.command(house.wanted("o-1"));
        command.merchantId = MerchantId::trusted("M2000");
        QCOMPARE(codeOf(wait(house.desk.create(command))), QByteArray("CHANNEL_NOT_ENABLED"));
    }

    void aRiskRuleRefusesBeforeAnythingIsStored()
    {
        PaymentHouse house;
        RefusingGate gate;
        payments::PaymentDesk desk{payments::CreateParts{house.statements, house.registry, house.accounts, gate,
                                                         house.settling, house.results, house.clock,
                                                         &crypto::randomBytes, std::chrono::minutes(5)}};
        const auto command = house.command(house.wanted("o-1", QStringLiteral("alice"), QStringLiteral("tea-set")));
        QCOMPARE(codeOf(wait(desk.create(command))), QByteArray("RISK_REFUSED"));
        QCOMPARE(gate.users, QStringList{QStringLiteral("alice")});
        QVERIFY(wait(house.desk.list(kShop, {}))->payments.empty());
    }

    void theSameKeyTwiceAtOnceRunsOnce()
    {
        PaymentHouse house;
        const auto first = begin(house.desk.create(house.command(house.wanted("o-1"))));
        QCOMPARE(codeOf(house.create(house.wanted("o-1"))), QByteArray("IDEMPOTENCY_REQUEST_RUNNING"));
        QVERIFY(waitFor(first).ok());
    }

    void aUsedKeyOrOrderNumberIsNotUsedForSomethingElse()
    {
        PaymentHouse house;
        QVERIFY(house.create(house.wanted("o-1"), "key-1").ok());
        QCOMPARE(codeOf(house.create(house.wanted("o-2"), "key-1")), QByteArray("IDEMPOTENCY_KEY_REUSED"));
        QCOMPARE(codeOf(house.create(house.wanted("o-1"), "key-2")), QByteArray("MERCHANT_ORDER_NO_USED"));
        QCOMPARE(codeOf(house.create(house.wanted("o-1", QStringLiteral("u"), QStringLiteral("p")), "key-3")),
                 QByteArray("MERCHANT_ORDER_NO_USED"));
        const auto again = house.create(house.wanted("o-1"), "key-1");
        QVERIFY(again && again->replayed);
    }

    void aPaymentThatEndedIsAnsweredWithoutAskingAnybody()
    {
        PaymentHouse house;
        const PaymentNo closed = house.created(house.wanted("o-1")).paymentNo;
        QVERIFY(wait(house.desk.close(kShop, closed, "test")).ok());
        const PaymentNo paid = house.created(house.wanted("o-2")).paymentNo;
        house.channel->state = ReportedState::Paid;
        QVERIFY(wait(house.desk.query(kShop, paid)).ok());
        house.channel->words.clear();
        QCOMPARE(wait(house.desk.query(kShop, closed))->status, QByteArray("CLOSED"));
        QCOMPARE(wait(house.desk.close(kShop, closed, "test"))->status, QByteArray("CLOSED"));
        QCOMPARE(wait(house.desk.reverse(kShop, closed, "test"))->status, QByteArray("CLOSED"));
        QCOMPARE(wait(house.desk.query(kShop, paid))->status, QByteArray("SUCCEEDED"));
        QCOMPARE(codeOf(wait(house.desk.close(kShop, paid, "test"))), QByteArray("PAYMENT_ALREADY_PAID"));
        QCOMPARE(codeOf(wait(house.desk.reverse(kShop, paid, "test"))), QByteArray("PAYMENT_ALREADY_PAID"));
        QVERIFY(house.channel->words.isEmpty());
    }

    void aFailedAttemptIsNotAskedAboutAgain()
    {
        PaymentHouse house;
        house.channel->placing = PlaceState::Refused;
        const wire::Payment payment = house.created(house.wanted("o-1"));
        QCOMPARE(payment.attemptStatus, QByteArray("FAILED"));
        house.channel->words.clear();
        QCOMPARE(wait(house.desk.query(kShop, payment.paymentNo))->status, QByteArray("PENDING"));
        QVERIFY(house.channel->words.isEmpty());
    }

    void aNumberThatIsNoneIsNotFound()
    {
        PaymentHouse house;
        const PaymentNo nonsense = PaymentNo::trusted("no payment");
        const PaymentNo unused = mintPaymentNo(house.clock.now(), 3, &crypto::randomBytes);
        for (const PaymentNo& number : {nonsense, unused}) {
            QCOMPARE(codeOf(wait(house.desk.get(kShop, number))), QByteArray("PAYMENT_NOT_FOUND"));
            QCOMPARE(codeOf(wait(house.desk.query(kShop, number))), QByteArray("PAYMENT_NOT_FOUND"));
            QCOMPARE(codeOf(wait(house.desk.close(kShop, number, "test"))), QByteArray("PAYMENT_NOT_FOUND"));
        }
    }

    void aCursorOfAnotherListIsRefused_data()
    {
        QTest::addColumn<QByteArray>("cursor");
        QTest::newRow("no dot") << QByteArray("12");
        QTest::newRow("no time") << QByteArray(".P1");
        QTest::newRow("a word for a time") << QByteArray("noon.P1");
        QTest::newRow("no number") << QByteArray("12.");
        QTest::newRow("no number of ours") << QByteArray("12.\x01");
    }
    void aCursorOfAnotherListIsRefused()
    {
        QFETCH(QByteArray, cursor);
        PaymentHouse house;
        payments::PaymentFilter filter;
        filter.cursor = cursor;
        const auto page = wait(house.desk.list(kShop, filter));
        QCOMPARE(page.error().code.httpStatus, 400);
    }

    void anIntentThatWasNotWrittenByUsIsNotRead_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray();
        QTest::newRow("another member") << QByteArray("\"channel\"") << QByteArray("\"tunnel\"");
        QTest::newRow("no payment's number") << QByteArray("\"payment_no\":\"P") << QByteArray("\"payment_no\":\"Q");
        QTest::newRow("no request") << QByteArray("merchant_order_no") << QByteArray("merchant_order_name");
        QTest::newRow("no time") << QByteArray("created_at\":\"2") << QByteArray("created_at\":\"x");
    }
    void anIntentThatWasNotWrittenByUsIsNotRead()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        PaymentHouse house;
        payments::PaymentIntent intent;
        intent.merchantId = kShop;
        intent.paymentNo = mintPaymentNo(house.clock.now(), 3, &crypto::randomBytes);
        intent.operatorId = OperatorId::trusted("cashier");
        intent.channel = ChannelCode::trusted("fake");
        intent.accountId = ChannelAccountId::trusted("M1000-fake");
        intent.createdAt = house.clock.now();
        intent.expiresAt = house.clock.now() + 5min;
        intent.wanted = house.wanted("o-1", QStringLiteral("u"), QStringLiteral("p"));
        const QByteArray text = intent.text();
        const auto read = payments::PaymentIntent::read(kShop, text);
        QVERIFY(read && read->paymentNo == intent.paymentNo && read->operatorId == intent.operatorId);
        QByteArray changed = text;
        changed.replace(from, to);
        QVERIFY(changed != text);
        QVERIFY(!payments::PaymentIntent::read(kShop, changed));
    }
};

QTEST_GUILESS_MAIN(TestPaymentRefusals)
#include "tst_payment_refusals.moc"
