// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Equal charges of one user and product are one payment while it is open, for five minutes at most.
#include "payment_house.h"

#include <QSet>
#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

namespace {

const storage::Statement kCountPayments{"payments_test/count_payments"};
const storage::Statement kCountGuards{"payments_test/count_guards"};
const storage::Statement kCountClaims{"payments_test/count_claims"};

const QString kUser = QStringLiteral("user-7");
const QString kProduct = QStringLiteral("茶 tea");

QByteArray order(int number)
{
    return "order-" + QByteArray::number(number);
}

} // namespace

class TestDuplicateGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEqualChargeIsTheSamePayment()
    {
        PaymentHouse house;
        const auto first = house.create(house.wanted(order(1), kUser, kProduct));
        const auto second = house.create(house.wanted(order(2), kUser, kProduct));
        QCOMPARE(first->httpStatus, 201);
        QCOMPARE(second->httpStatus, 200);
        const auto one = wire::Payment::read(first->body);
        const auto same = wire::Payment::read(second->body);
        QCOMPARE(same->paymentNo, one->paymentNo);
        QCOMPARE(same->merchantOrderNo.bytes(), order(1));
        QVERIFY(same->credential);
        QCOMPARE(house.count(kCountPayments), 1);
        QCOMPARE(house.channel->placed.size(), 1);
    }

    void fiftyAtOnceAreOnePayment_data()
    {
        QTest::addColumn<int>("shards");
        QTest::newRow("one shard") << 1;
        QTest::newRow("two shards") << 2;
        QTest::newRow("seven shards") << 7;
    }
    void fiftyAtOnceAreOnePayment()
    {
        QFETCH(int, shards);
        PaymentHouse house(shards);
        std::vector<std::shared_ptr<std::optional<Result<payments::CreateAnswer>>>> answers;
        for (int i = 0; i < 50; ++i)
            answers.push_back(begin(house.desk.create(house.command(house.wanted(order(i), kUser, kProduct)))));
        QSet<PaymentNo> numbers;
        int created = 0;
        for (const auto& one : answers) {
            const Result<payments::CreateAnswer> answer = waitFor<Result<payments::CreateAnswer>>(one);
            QCOMPARE(codeOf(answer), QByteArray("OK"));
            created += answer->httpStatus == 201;
            numbers.insert(wire::Payment::read(answer->body)->paymentNo);
        }
        QCOMPARE(numbers.size(), 1);
        QCOMPARE(created, 1);
        QCOMPARE(house.count(kCountPayments), 1);
        QCOMPARE(house.channel->placed.values(), QList<int>{1});
    }

    void anotherAmountOrPayWayIsRefusedAndNamesTheOpenOne()
    {
        PaymentHouse house;
        const wire::Payment open = house.created(house.wanted(order(1), kUser, kProduct));
        wire::CreatePayment dearer = house.wanted(order(2), kUser, kProduct);
        dearer.amount = Money(1501, Currency::cny());
        wire::CreatePayment elsewhere = house.wanted(order(3), kUser, kProduct);
        elsewhere.payWay = kOtherPayWay;
        wire::CreatePayment foreign = house.wanted(order(4), kUser, kProduct);
        foreign.amount = Money(1500, *Currency::parse("HKD"));
        for (const wire::CreatePayment& other : {dearer, elsewhere, foreign}) {
            const auto refused = house.create(other);
            QCOMPARE(codeOf(refused), QByteArray("DUPLICATE_PAYMENT"));
            QCOMPARE(refused.error().code.httpStatus, 409);
            QCOMPARE(refused.error().extras[QStringLiteral("payment_no")].toString(), open.paymentNo.text());
        }
        QCOMPARE(house.count(kCountPayments), 1);
        QCOMPARE(house.count(kCountClaims), 1); // what was refused holds no key
    }

    void anonymousSalesAreNeverMerged()
    {
        PaymentHouse house;
        house.created(house.wanted(order(1)));
        house.created(house.wanted(order(2)));
        house.created(house.wanted(order(3), kUser));
        house.created(house.wanted(order(4), kUser));
        house.created(house.wanted(order(5), {}, kProduct));
        house.created(house.wanted(order(6), {}, kProduct));
        QCOMPARE(house.count(kCountPayments), 6);
        QCOMPARE(house.count(kCountGuards), 0); // and pay nothing for the guard
    }

    void anotherUserOrProductIsAnotherPayment()
    {
        PaymentHouse house;
        house.created(house.wanted(order(1), kUser, kProduct));
        house.created(house.wanted(order(2), QStringLiteral("user-8"), kProduct));
        house.created(house.wanted(order(3), kUser, QStringLiteral("cake")));
        // The border between the two names is part of the key.
        house.created(house.wanted(order(4), QStringLiteral("ab"), QStringLiteral("c")));
        house.created(house.wanted(order(5), QStringLiteral("a"), QStringLiteral("bc")));
        QCOMPARE(house.count(kCountPayments), 5);
    }

    void fiveMinutesLaterItIsAnother()
    {
        PaymentHouse house;
        wire::CreatePayment lasting = house.wanted(order(1), kUser, kProduct);
        lasting.expiresIn = 1h;
        const wire::Payment first = house.created(lasting);
        house.clock.advance(5min - 1ms);
        QCOMPARE(house.created(house.wanted(order(2), kUser, kProduct)).paymentNo, first.paymentNo);
        house.clock.advance(1ms);
        QVERIFY(house.created(house.wanted(order(3), kUser, kProduct)).paymentNo != first.paymentNo);
    }

    void aPaymentThatEndedGuardsNothing()
    {
        PaymentHouse house;
        const wire::Payment closed = house.created(house.wanted(order(1), kUser, kProduct));
        house.channel->state = channels::ReportedState::Closed;
        QCOMPARE(wait(house.desk.close(kShop, closed.paymentNo, "test"))->status, QByteArray("CLOSED"));
        house.channel->state = channels::ReportedState::Paid;
        const wire::Payment paid = house.created(house.wanted(order(2), kUser, kProduct));
        QVERIFY(paid.paymentNo != closed.paymentNo);
        QCOMPARE(wait(house.desk.query(kShop, paid.paymentNo))->status, QByteArray("SUCCEEDED"));
        const wire::Payment third = house.created(house.wanted(order(3), kUser, kProduct));
        QVERIFY(third.paymentNo != paid.paymentNo);
        QCOMPARE(house.count(kCountGuards), 1);
    }

    void fiftyAtOnceBehindAPaymentThatEndedAreOneNewPayment()
    {
        PaymentHouse house;
        const wire::Payment closed = house.created(house.wanted(order(100), kUser, kProduct));
        house.channel->state = channels::ReportedState::Closed;
        QVERIFY(wait(house.desk.close(kShop, closed.paymentNo, "test")).ok());
        std::vector<std::shared_ptr<std::optional<Result<payments::CreateAnswer>>>> answers;
        for (int i = 0; i < 50; ++i)
            answers.push_back(begin(house.desk.create(house.command(house.wanted(order(i), kUser, kProduct)))));
        QSet<PaymentNo> numbers;
        for (const auto& one : answers)
            numbers.insert(wire::Payment::read(waitFor<Result<payments::CreateAnswer>>(one)->body)->paymentNo);
        QCOMPARE(numbers.size(), 1);
        QCOMPARE(house.count(kCountPayments), 2);
    }

    void aJoinedAnswerReplays()
    {
        PaymentHouse house;
        const wire::Payment first = house.created(house.wanted(order(1), kUser, kProduct));
        const auto joined = house.create(house.wanted(order(2), kUser, kProduct));
        house.clock.advance(1h);
        const auto replayed = house.create(house.wanted(order(2), kUser, kProduct));
        QVERIFY(replayed->replayed);
        QCOMPARE(replayed->httpStatus, 200);
        QCOMPARE(replayed->body, joined->body);
        QCOMPARE(wire::Payment::read(replayed->body)->paymentNo, first.paymentNo);
    }

    void aClaimLeftByACrashIsBegunByWhoeverFindsIt()
    {
        PaymentHouse house;
        payments::PaymentIntent left;
        const auto slot = storage::Slot::of(kShop, order(1));
        left.paymentNo = mintPaymentNo(house.clock.now(), slot.number(), &crypto::randomBytes);
        left.merchantId = kShop;
        left.channel = ChannelCode::trusted("fake");
        left.accountId = ChannelAccountId::trusted("M1000-fake");
        left.createdAt = house.clock.now();
        left.expiresAt = left.createdAt + 5min;
        left.wanted = house.wanted(order(1), kUser, kProduct);
        left.wanted.goods = {{QStringLiteral("tea"), 2}};
        payments::DuplicateGuard guard(*house.storage);
        QVERIFY(!*wait(guard.admit(left))); // and then the process dies

        const wire::Payment found = house.created(house.wanted(order(2), kUser, kProduct));
        QCOMPARE(found.paymentNo, left.paymentNo);
        QCOMPARE(found.merchantOrderNo.bytes(), order(1));
        QCOMPARE(house.detail(found.paymentNo).attempts.front().status, QByteArray("SENT"));
        QCOMPARE(house.count(kCountPayments), 1);
    }

    void aClaimWhosePaymentCanNeverBeginIsTakenOver()
    {
        PaymentHouse house;
        house.created(house.wanted(order(1))); // the order number is gone
        const auto refused = house.create(house.wanted(order(1), kUser, kProduct), "another-key");
        QCOMPARE(codeOf(refused), QByteArray("MERCHANT_ORDER_NO_USED"));
        QCOMPARE(house.count(kCountGuards), 0);
        QCOMPARE(codeOf(house.create(house.wanted(order(2), kUser, kProduct))), QByteArray("OK"));
        QCOMPARE(house.count(kCountPayments), 2);
    }

    void endedClaimsAreForgotten()
    {
        PaymentHouse house;
        house.created(house.wanted(order(1), kUser, kProduct));
        house.clock.advance(1min);
        house.created(house.wanted(order(2), QStringLiteral("user-8"), kProduct));
        house.clock.advance(4min);
        int forgotten = 0;
        for (storage::ShardIndex shard = 0; shard < 2; ++shard)
            forgotten += *wait(payments::forgetEndedGuards(*house.storage, shard, house.clock.now()));
        QCOMPARE(forgotten, 1);
        QCOMPARE(house.count(kCountGuards), 1);
    }

    void aPayersConsentIsNotWrittenDown()
    {
        payments::PaymentIntent intent;
        intent.wanted.authCode = Secret("88000112345678901234");
        QVERIFY(!intent.text().contains("88000112345678901234"));
        QVERIFY(!intent.text().contains("auth_code"));
    }

    void anIntentIsReadAsItWasWritten()
    {
        PaymentHouse house;
        payments::PaymentIntent intent;
        intent.paymentNo = mintPaymentNo(house.clock.now(), 5, &crypto::randomBytes);
        intent.merchantId = kShop;
        intent.operatorId = OperatorId::trusted("cashier");
        intent.channel = ChannelCode::trusted("fake");
        intent.accountId = ChannelAccountId::trusted("M1000-fake");
        intent.createdAt = house.clock.now();
        intent.expiresAt = intent.createdAt + 5min;
        intent.wanted = house.wanted(order(1), QStringLiteral("\"用户\""), kProduct);
        const auto read = payments::PaymentIntent::read(kShop, intent.text());
        QVERIFY(read);
        QCOMPARE(read->text(), intent.text());
        QCOMPARE(read->wanted.userId, intent.wanted.userId);
        QVERIFY(!payments::PaymentIntent::read(kShop, "{}"));
        QVERIFY(!payments::PaymentIntent::read(kShop, "not json"));
    }
};

QTEST_GUILESS_MAIN(TestDuplicateGuard)
#include "tst_duplicate_guard.moc"
