// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Points, shipments and webhooks as they cross the border: what is written is read again, what is wrong is refused.
#include "wire/points_wire.h"
#include "wire/shipment_wire.h"
#include "wire/webhook_wire.h"

#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::wire;

namespace {

const UtcTime kNow = UtcTime::fromMs(1'795'400'000'123);
const PaymentNo kPayment = PaymentNo::trusted("P20261123012345670ABCDEF0001AB");

template <class T>
void comesBackWhole(const T& document)
{
    const auto read = T::read(QJsonDocument(document.toJson()).toJson());
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().field));
    QCOMPARE(read->toJson(), document.toJson());
}

} // namespace

class TestFollowingWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documentsComeBackWhole()
    {
        Points points;
        points.userId = QStringLiteral("用户-7");
        points.points = 10;
        points.entries = {{kPayment, "R1", -5, kNow}, {kPayment, {}, 15, kNow}};
        points.nextCursor = "1.P.PAID";
        comesBackWhole(points);

        Shipment shipment;
        shipment.shipmentId = ShipmentId::trusted("S20261123012345670ABCDEF0001AB");
        shipment.paymentNo = kPayment;
        shipment.merchantOrderNo = MerchantOrderNo::trusted("A-1");
        shipment.goods = {{QStringLiteral("茶"), 2}};
        shipment.status = "DISPATCHED";
        shipment.trackingNo = "SF1";
        shipment.requestedAt = kNow;
        shipment.dispatchedAt = kNow;
        comesBackWhole(shipment);
        ShipmentPage page;
        page.shipments = {shipment};
        comesBackWhole(page);

        WebhookDelivery delivery;
        delivery.id = EventId::trusted("evt_1");
        delivery.eventType = "guitai.payment.succeeded";
        delivery.subject = kPayment.bytes();
        delivery.url = QStringLiteral("https://shop.example/hooks");
        delivery.status = "PENDING";
        delivery.attempts = 2;
        delivery.nextAt = kNow;
        delivery.lastAnswer = "500";
        delivery.createdAt = kNow;
        comesBackWhole(delivery);
        WebhookDeliveryPage deliveries;
        deliveries.deliveries.assign(200, delivery);
        deliveries.nextCursor = "abc";
        comesBackWhole(deliveries);

        WebhookEndpoint endpoint;
        endpoint.url = delivery.url;
        endpoint.retryDelays = {std::chrono::seconds(600)};
        endpoint.secret = Secret("whsec_AAAA");
        comesBackWhole(endpoint);
        PutWebhookEndpoint put;
        put.url = delivery.url;
        put.retryDelays = endpoint.retryDelays;
        put.rotateSecret = true;
        comesBackWhole(put);
    }

    void requestsAreReadStrictly_data();
    void requestsAreReadStrictly()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, code);
        const auto read = PutWebhookEndpoint::read(json);
        QVERIFY(!read.ok());
        QCOMPARE(QByteArray(read.error().code.name), code);
    }

    void aDispatchMayBeEmpty();
};

void TestFollowingWire::requestsAreReadStrictly_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("no url") << QByteArray("{}") << QByteArray("FIELD_MISSING");
    QTest::newRow("another member") << QByteArray(R"({"url":"https://a.b/","secret":"x"})")
                                    << QByteArray("FIELD_UNKNOWN");
    QTest::newRow("a delay of nothing") << QByteArray(R"({"url":"https://a.b/","retry_delays_seconds":[0]})")
                                        << QByteArray("FIELD_OUT_OF_RANGE");
    QTest::newRow("a delay of a fraction")
        << QByteArray(R"({"url":"https://a.b/","retry_delays_seconds":[1.5]})") << QByteArray("FIELD_OUT_OF_RANGE");
    QTest::newRow("delays that are no list")
        << QByteArray(R"({"url":"https://a.b/","retry_delays_seconds":5})") << QByteArray("FIELD_INVALID");
    QTest::newRow("rotating and ending")
        << QByteArray(R"({"url":"https://a.b/","rotate_secret":true,"end_older_secret":true})")
        << QByteArray("FIELD_INVALID");
}

void TestFollowingWire::aDispatchMayBeEmpty()
{
    QVERIFY(Dispatch::read("").ok());
    QVERIFY(Dispatch::read("{}").ok());
    QCOMPARE(Dispatch::read(R"({"tracking_no":"SF1"})")->trackingNo, QByteArray("SF1"));
    QVERIFY(!Dispatch::read(R"({"tracking_no":"with space"})").ok());
    QVERIFY(!Dispatch::read(R"({"to":"Mars"})").ok());
}

QTEST_GUILESS_MAIN(TestFollowingWire)
#include "tst_following_wire.moc"
