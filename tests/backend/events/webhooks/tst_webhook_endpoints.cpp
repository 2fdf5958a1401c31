// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Merchants' endpoints: what is taken, what is refused, and that the secret is sealed at rest.
#include "webhook_house.h"

using namespace guitai;
using namespace std::chrono_literals;
using test::wait;
using webhooks::WebhookEndpoint;

class tst_webhook_endpoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putAndFound();
    void replaced();
    void theSecretIsSealedAtRest();
    void faultsNameTheField_data();
    void faultsNameTheField();
    void whatIsKnownServesForHalfAMinute();
    void aSpoiledSecretLeavesTheAddress();
};

void tst_webhook_endpoints::putAndFound()
{
    test::WebhookHouse house;
    const auto process = house.process();
    QVERIFY(!(*wait(process->endpoints.find(test::kShop))).has_value());
    house.putEndpoint(*process);
    const auto found = *wait(process->endpoints.find(test::kShop));
    QVERIFY(found.has_value());
    QCOMPARE(found->url, QUrl(QStringLiteral("https://shop.example/hooks")));
    QCOMPARE(found->secret.reveal(), QByteArray(test::kSecret));
    const std::vector<std::chrono::seconds> threeTimes{600s, 600s, 600s};
    QCOMPARE(found->retryDelays, threeTimes);
    QVERIFY(!(*wait(process->endpoints.find(test::kOtherShop))).has_value());
}

void tst_webhook_endpoints::replaced()
{
    test::WebhookHouse house;
    const auto process = house.process();
    house.putEndpoint(*process);
    QVERIFY((*wait(process->endpoints.find(test::kShop))).has_value());
    WebhookEndpoint other;
    other.merchantId = test::kShop;
    other.url = QUrl(QStringLiteral("https://other.example:8443/"));
    other.secret = webhooks::makeWebhookSecret();
    other.retryDelays = {};
    QVERIFY(wait(process->endpoints.put(other, "test")).ok());
    const auto found = *wait(process->endpoints.find(test::kShop));
    QCOMPARE(found->url, other.url);
    QCOMPARE(found->secret.reveal(), other.secret.reveal());
    QVERIFY(found->retryDelays.empty());
}

void tst_webhook_endpoints::theSecretIsSealedAtRest()
{
    test::WebhookHouse house;
    const auto process = house.process();
    house.putEndpoint(*process);
    const storage::Rows rows = test::rowsOf(*house.storage, 0, "webhooks_test/list_secrets");
    QCOMPARE(rows.size(), size_t(1));
    QVERIFY(!rows[0].blob(0).contains(test::kSecret));
    QVERIFY(rows[0].blob(0).size() > qsizetype(sizeof(test::kSecret)));
}

void tst_webhook_endpoints::faultsNameTheField_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<int>("delays");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("field");
    const QString good = QStringLiteral("https://shop.example/");
    const QByteArray secret(test::kSecret);
    QTest::newRow("plain http") << QStringLiteral("http://shop.example/") << secret << 3 << 600
                                << QStringLiteral("url");
    QTest::newRow("loopback") << QStringLiteral("http://127.0.0.1/") << secret << 3 << 600 << QStringLiteral("url");
    QTest::newRow("no URL") << QString() << secret << 3 << 600 << QStringLiteral("url");
    QTest::newRow("no secret") << good << QByteArray() << 3 << 600 << QStringLiteral("secret");
    QTest::newRow("21 retries") << good << secret << 21 << 600 << QStringLiteral("retry_delays_seconds");
    QTest::newRow("no time between") << good << secret << 1 << 0 << QStringLiteral("retry_delays_seconds");
    QTest::newRow("eight days between") << good << secret << 1 << 691'200 << QStringLiteral("retry_delays_seconds");
}

void tst_webhook_endpoints::faultsNameTheField()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, secret);
    QFETCH(int, delays);
    QFETCH(int, seconds);
    QFETCH(QString, field);
    test::WebhookHouse house;
    const auto process = house.process();
    WebhookEndpoint endpoint;
    endpoint.merchantId = test::kShop;
    endpoint.url = QUrl(url);
    endpoint.secret = Secret(secret);
    endpoint.retryDelays.assign(static_cast<size_t>(delays), std::chrono::seconds(seconds));
    const auto put = wait(process->endpoints.put(endpoint, "test"));
    QVERIFY(!put.ok());
    QCOMPARE(put.error().code.name, "WEBHOOK_ENDPOINT_INVALID");
    QCOMPARE(put.error().field, field);
    QVERIFY(test::rowsOf(*house.storage, 0, "webhooks_test/list_secrets").empty());
}

void tst_webhook_endpoints::whatIsKnownServesForHalfAMinute()
{
    test::WebhookHouse house;
    const auto process = house.process();
    house.putEndpoint(*process);
    QVERIFY((*wait(process->endpoints.find(test::kShop))).has_value());
    QVERIFY(wait(house.storage->write<int>(0, [](storage::Transaction& tx) {
                return tx.run({"webhooks_test/take_endpoint_away"}, {});
            })).ok());
    house.clock.advance(29s);
    QVERIFY((*wait(process->endpoints.find(test::kShop))).has_value());
    house.clock.advance(1s);
    QVERIFY(!(*wait(process->endpoints.find(test::kShop))).has_value());
}

void tst_webhook_endpoints::aSpoiledSecretLeavesTheAddress()
{
    test::WebhookHouse house;
    const auto process = house.process();
    house.putEndpoint(*process);
    QVERIFY(wait(house.storage->write<int>(0, [](storage::Transaction& tx) {
                return tx.run({"webhooks_test/spoil_secrets"}, {test::kShop});
            })).ok());
    const auto found = *wait(process->endpoints.find(test::kShop));
    QVERIFY(found.has_value());
    QVERIFY(found->secret.isEmpty());
}

QTEST_GUILESS_MAIN(tst_webhook_endpoints)
#include "tst_webhook_endpoints.moc"
