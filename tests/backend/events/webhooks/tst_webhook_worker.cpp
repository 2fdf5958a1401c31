// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// From event to delivery: nothing lost by a crash, retries by the merchant's schedule, dead letters, and
// merchants that do not stand in each other's way.
#include "webhook_house.h"

using namespace guitai;
using namespace std::chrono_literals;
using test::wait;

class tst_webhook_worker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventIsDelivered();
    void eventsOfEveryShardAreDelivered();
    void eventsLeftBehindByACrashAreDelivered();
    void aCrashWhileCallingSendsAgain();
    void nothingIsDerivedTwice();
    void twoProcessesSendOnce();
    void aLostLeaseDoesNotFinish();
    void noEndpointMeansNoDelivery();
    void thePaymentsOwnAddressIsUsed();
    void retriesFollowTheSchedule();
    void deadAfterTheLastRetry();
    void onlyTwoHundredsAreDelivered_data();
    void onlyTwoHundredsAreDelivered();
    void refusedPlaces_data();
    void refusedPlaces();
    void theCheckedAddressIsConnectedTo();
    void aHangingMerchantHoldsUpNobodyElse();
    void aSpoiledSecretHoldsUpNobodyElse();
};

void tst_webhook_worker::anEventIsDelivered()
{
    test::WebhookHouse house;
    house.answer(204);
    const auto process = house.process();
    house.putEndpoint(*process);
    process->start();
    const EventId id = house.insertEvent(0);
    process->pump.wake(0);
    QTRY_COMPARE(house.client.calls().size(), size_t(1));
    const http::Call& call = house.client.calls()[0];
    QCOMPARE(call.method, QByteArray("POST"));
    QCOMPARE(call.url, QUrl(QStringLiteral("https://shop.example/hooks")));
    QCOMPARE(call.headers.value("webhook-id"), id.bytes());
    QCOMPARE(call.headers.value("webhook-timestamp"), QByteArray::number(house.clock.now().seconds()));
    QVERIFY(call.body.contains("\"specversion\":\"1.0\""));
    QVERIFY(call.body.contains("\"amount\":1230"));
    QCOMPARE(call.deadline, Duration(10s));
    QCOMPARE(call.answerLimitBytes, qsizetype(4096));
    QTRY_COMPARE(house.statuses(), QByteArray("DELIVERED"));
    const storage::Row row = house.deliveries()[0];
    QCOMPARE(row.number(3), 1);
    QVERIFY(row.isNull(4));
    QCOMPARE(row.utf8(5), QByteArray("204"));
    QVERIFY(row.isNull(6));
    QCOMPARE(process->outcomes("delivered"), 1);
}

void tst_webhook_worker::eventsOfEveryShardAreDelivered()
{
    test::WebhookHouse house;
    house.answer(200);
    const auto process = house.process();
    house.putEndpoint(*process);
    process->start();
    for (int i = 0; i < 20; ++i)
        house.insertEvent(i % 2);
    process->pump.wake(0);
    process->pump.wake(1);
    QTRY_COMPARE(house.statuses(0).count("DELIVERED"), 10);
    QTRY_COMPARE(house.statuses(1).count("DELIVERED"), 10);
    QSet<QByteArray> ids;
    for (const http::Call& call : house.client.calls())
        ids.insert(call.headers.value("webhook-id"));
    QCOMPARE(ids.size(), 20);
    QCOMPARE(house.client.calls().size(), size_t(20));
}

void tst_webhook_worker::eventsLeftBehindByACrashAreDelivered()
{
    test::WebhookHouse house;
    house.answer(200);
    {
        // Numbered and published, and the process is gone before the worker knew: there was none.
        const auto before = house.process();
        house.putEndpoint(*before);
        house.insertEvent(0);
        QVERIFY(wait(before->pump.start()).ok());
    }
    house.insertEvent(0); // committed, not even numbered
    QVERIFY(house.deliveries().empty());
    const auto after = house.process();
    after->start();
    QTRY_COMPARE(house.statuses(), QByteArray("DELIVERED DELIVERED"));
    QCOMPARE(house.client.calls().size(), size_t(2));
}

void tst_webhook_worker::aCrashWhileCallingSendsAgain()
{
    test::WebhookHouse house;
    house.client.hold();
    house.answer(200);
    auto before = house.process();
    house.putEndpoint(*before);
    house.insertEvent(0);
    before->start();
    QTRY_COMPARE(house.client.calls().size(), size_t(1));
    before.reset();
    house.client.release();
    QCOMPARE(house.statuses(), QByteArray("PENDING"));

    const auto after = house.process();
    after->start();
    QTRY_VERIFY(!after->worker.isBusy());
    QCOMPARE(house.client.calls().size(), size_t(1)); // still leased to the one that is gone
    house.pass(*after, 31s);
    QTRY_COMPARE(house.statuses(), QByteArray("DELIVERED"));
    QCOMPARE(house.client.calls().size(), size_t(2));
    QCOMPARE(house.client.calls()[0].headers.value("webhook-id"), house.client.calls()[1].headers.value("webhook-id"));
    QCOMPARE(house.client.calls()[0].body, house.client.calls()[1].body);
}

void tst_webhook_worker::nothingIsDerivedTwice()
{
    test::WebhookHouse house;
    house.answer(200);
    for (int run = 0; run < 3; ++run) {
        const auto process = house.process();
        if (run == 0)
            house.putEndpoint(*process);
        process->start();
        house.insertEvent(0);
        process->pump.wake(0);
        QTRY_COMPARE(house.statuses().count("DELIVERED"), run + 1);
        house.pass(*process, 1h);
        QTRY_VERIFY(!process->worker.isBusy());
    }
    QCOMPARE(house.client.calls().size(), size_t(3));
}

void tst_webhook_worker::twoProcessesSendOnce()
{
    test::WebhookHouse house;
    house.answer(200);
    const auto one = house.process();
    const auto two = house.process();
    house.putEndpoint(*one);
    for (int i = 0; i < 50; ++i)
        house.insertEvent(0);
    QVERIFY(wait(one->pump.start()).ok());
    one->worker.start();
    two->worker.start();
    for (int i = 0; i < 10; ++i) {
        one->worker.wake();
        two->worker.wake();
    }
    QTRY_COMPARE(house.statuses().count("DELIVERED"), 50);
    QTRY_VERIFY(!one->worker.isBusy() && !two->worker.isBusy());
    QCOMPARE(house.client.calls().size(), size_t(50));
    QCOMPARE(one->outcomes("delivered") + two->outcomes("delivered"), 50);
}

void tst_webhook_worker::aLostLeaseDoesNotFinish()
{
    test::WebhookHouse house;
    house.client.hold();
    const auto slow = house.process();
    house.putEndpoint(*slow);
    house.insertEvent(0);
    slow->start();
    QTRY_COMPARE(house.client.calls().size(), size_t(1));
    const auto fast = house.process();
    house.clock.advance(31s);
    fast->start();
    QTRY_COMPARE(house.client.calls().size(), size_t(2));
    // Both are answered 500 now; only the one that holds the lease may say so.
    house.answer(500);
    house.client.release();
    QTRY_VERIFY(!slow->worker.isBusy() && !fast->worker.isBusy());
    const storage::Row row = house.deliveries()[0];
    QCOMPARE(row.number(3), 1);
    QCOMPARE(row.number(7), 2);
    QCOMPARE(slow->outcomes("retried"), 0);
    QCOMPARE(fast->outcomes("retried"), 1);
}

void tst_webhook_worker::noEndpointMeansNoDelivery()
{
    test::WebhookHouse house;
    const auto process = house.process();
    house.insertEvent(0, test::kOtherShop);
    process->start();
    QTRY_VERIFY(!process->worker.isBusy());
    house.putEndpoint(*process);
    house.answer(200);
    house.insertEvent(0);
    process->pump.wake(0);
    QTRY_COMPARE(house.statuses(), QByteArray("DELIVERED"));
    QCOMPARE(house.client.calls().size(), size_t(1));
}

void tst_webhook_worker::thePaymentsOwnAddressIsUsed()
{
    test::WebhookHouse house;
    house.answer(200);
    const auto process = house.process();
    house.putEndpoint(*process);
    house.insertPayment("P7", QStringLiteral("https://pos.example/till/7"));
    house.insertEvent(0, test::kShop, "P7");
    process->start();
    QTRY_COMPARE(house.statuses(), QByteArray("DELIVERED"));
    const http::Call& call = house.client.calls().at(0);
    QCOMPARE(call.url, QUrl(QStringLiteral("https://pos.example/till/7")));
    const auto key = webhooks::signingKey(Secret(QByteArray(test::kSecret)));
    const auto id = EventId::trusted(call.headers.value("webhook-id"));
    QCOMPARE(call.headers.value("webhook-signature"),
             webhooks::webhookSignature(*key, id, house.clock.now(), call.body));
}

void tst_webhook_worker::retriesFollowTheSchedule()
{
    test::WebhookHouse house;
    house.answer(503);
    const auto process = house.process();
    house.putEndpoint(*process);
    house.insertEvent(0);
    process->start();
    QTRY_COMPARE(house.client.calls().size(), size_t(1));
    QTRY_VERIFY(!process->worker.isBusy());
    QCOMPARE(house.deliveries()[0].time(4), house.clock.now() + 600s);
    house.pass(*process, 599s);
    QTRY_VERIFY(!process->worker.isBusy());
    QCOMPARE(house.client.calls().size(), size_t(1));
    house.answer(200);
    house.pass(*process, 1s);
    QTRY_COMPARE(house.statuses(), QByteArray("DELIVERED"));
    QCOMPARE(house.client.calls().size(), size_t(2));
    // Each attempt is signed for its own time.
    QCOMPARE(house.client.calls()[1].headers.value("webhook-timestamp"),
             QByteArray::number(house.clock.now().seconds()));
    QVERIFY(house.client.calls()[0].headers.value("webhook-signature") !=
            house.client.calls()[1].headers.value("webhook-signature"));
    QCOMPARE(process->outcomes("retried"), 1);
}

void tst_webhook_worker::deadAfterTheLastRetry()
{
    test::WebhookHouse house;
    house.client.failWith(http::errors::kNoAnswer);
    const auto process = house.process();
    house.putEndpoint(*process);
    house.insertEvent(0);
    process->start();
    for (size_t attempt = 1; attempt <= 4; ++attempt) {
        QTRY_COMPARE(house.client.calls().size(), attempt);
        QTRY_VERIFY(!process->worker.isBusy());
        QCOMPARE(house.statuses(), QByteArray(attempt < 4 ? "PENDING" : "DEAD"));
        house.pass(*process, 10min);
    }
    QTRY_VERIFY(!process->worker.isBusy());
    QCOMPARE(house.client.calls().size(), size_t(4));
    const storage::Row row = house.deliveries()[0];
    QCOMPARE(row.number(3), 4);
    QVERIFY(row.isNull(4));
    QCOMPARE(row.utf8(5), QByteArray("HTTP_NO_ANSWER"));
    QCOMPARE(process->outcomes("dead"), 1);
    QCOMPARE(process->outcomes("retried"), 3);
}

void tst_webhook_worker::onlyTwoHundredsAreDelivered_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("expected");
    for (const int status : {200, 201, 202, 204, 299})
        QTest::addRow("%d", status) << status << QByteArray("DELIVERED");
    for (const int status : {199, 300, 301, 307, 400, 404, 410, 500, 503})
        QTest::addRow("%d", status) << status << QByteArray("PENDING");
}

void tst_webhook_worker::onlyTwoHundredsAreDelivered()
{
    QFETCH(int, status);
    QFETCH(QByteArray, expected);
    test::WebhookHouse house;
    house.answer(status);
    const auto process = house.process();
    house.putEndpoint(*process);
    house.insertEvent(0);
    process->start();
    QTRY_COMPARE(house.client.calls().size(), size_t(1));
    QTRY_VERIFY(!process->worker.isBusy());
    QCOMPARE(house.statuses(), expected);
    QCOMPARE(house.deliveries()[0].utf8(5), QByteArray::number(status));
}

void tst_webhook_worker::refusedPlaces_data()
{
    QTest::addColumn<QString>("notifyUrl");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("answer");
    const QString shop = QStringLiteral("https://shop.example/");
    const QByteArray pending("PENDING");
    QTest::newRow("plain http") << QStringLiteral("http://shop.example/") << QStringLiteral("93.184.215.14")
                                << QByteArray("DEAD") << QByteArray("URL_REFUSED");
    QTest::newRow("another port") << QStringLiteral("https://shop.example:6379/") << QStringLiteral("93.184.215.14")
                                  << QByteArray("DEAD") << QByteArray("URL_REFUSED");
    QTest::newRow("a name for the metadata service")
        << shop << QStringLiteral("169.254.169.254") << pending << QByteArray("ADDRESS_REFUSED");
    QTest::newRow("a name for loopback") << shop << QStringLiteral("127.0.0.1") << pending
                                         << QByteArray("ADDRESS_REFUSED");
    QTest::newRow("a name for a mapped address")
        << shop << QStringLiteral("::ffff:10.0.0.1") << pending << QByteArray("ADDRESS_REFUSED");
    QTest::newRow("an unknown name") << shop << QString() << pending << QByteArray("HOST_UNKNOWN");
}

void tst_webhook_worker::refusedPlaces()
{
    QFETCH(QString, notifyUrl);
    QFETCH(QString, address);
    test::WebhookHouse house;
    house.answer(200);
    house.resolver.addresses.clear();
    if (!address.isEmpty())
        house.resolver.addresses.push_back(QHostAddress(address));
    const auto process = house.process();
    house.putEndpoint(*process);
    house.insertPayment("P7", notifyUrl);
    house.insertEvent(0, test::kShop, "P7");
    process->start();
    QTRY_COMPARE(house.deliveries().size(), size_t(1));
    QTRY_COMPARE(house.deliveries()[0].number(3), 1);
    QTEST(house.deliveries()[0].utf8(2), "status");
    QTEST(house.deliveries()[0].utf8(5), "answer");
    QVERIFY(house.client.calls().empty());
}

void tst_webhook_worker::theCheckedAddressIsConnectedTo()
{
    test::WebhookHouse house;
    house.answer(200);
    house.resolver.addresses = {QHostAddress(QStringLiteral("93.184.215.14")), QHostAddress(QStringLiteral("1.1.1.1"))};
    const auto process = house.process();
    house.putEndpoint(*process);
    house.insertEvent(0);
    process->start();
    QTRY_COMPARE(house.client.calls().size(), size_t(1));
    QCOMPARE(house.client.calls()[0].connectTo, QHostAddress(QStringLiteral("93.184.215.14")));
    QCOMPARE(house.resolver.asked, QStringList(QStringLiteral("shop.example")));
}

void tst_webhook_worker::aHangingMerchantHoldsUpNobodyElse()
{
    test::WebhookHouse house;
    house.client.hold();
    house.answer(200);
    const auto process = house.process();
    house.putEndpoint(*process);
    house.putEndpoint(*process, test::kOtherShop, QStringLiteral("https://other.example/"));
    for (int i = 0; i < 300; ++i)
        house.insertEvent(0);
    house.insertEvent(0, test::kOtherShop);
    process->start();
    QTRY_COMPARE(house.client.calls().size(), size_t(9));
    int ofOther = 0;
    for (const http::Call& call : house.client.calls())
        ofOther += call.url.host() == QLatin1String("other.example") ? 1 : 0;
    QCOMPARE(ofOther, 1);
    house.client.release();
    QTRY_COMPARE(house.statuses().count("DELIVERED"), 301);
    QCOMPARE(house.client.calls().size(), size_t(301));
}

void tst_webhook_worker::aSpoiledSecretHoldsUpNobodyElse()
{
    test::WebhookHouse house;
    house.answer(200);
    const auto process = house.process();
    house.putEndpoint(*process);
    house.putEndpoint(*process, test::kOtherShop, QStringLiteral("https://other.example/"));
    QVERIFY(wait(house.storage->write<int>(0, [](storage::Transaction& tx) {
                return tx.run({"webhooks_test/spoil_secrets"}, {test::kShop});
            })).ok());
    house.insertEvent(0);
    house.insertEvent(0, test::kOtherShop);
    process->start();
    QTRY_COMPARE(house.statuses(), QByteArray("PENDING DELIVERED"));
    QTRY_COMPARE(house.deliveries()[0].utf8(5), QByteArray("SECRET_UNUSABLE"));
}

QTEST_GUILESS_MAIN(tst_webhook_worker)
#include "tst_webhook_worker.moc"
