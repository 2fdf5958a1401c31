// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One shipment for a payment that carries goods, cancelled when all of it is given back before dispatch.
#include "consumers_house.h"

using namespace guitai;
using namespace guitai::test;
using payment_records::PaymentFile;
using payment_records::PaymentStatus;

namespace {

QByteArray codeOf(const Result<wire::Shipment>& shipment)
{
    return shipment ? shipment->status : QByteArray(shipment.error().code.name);
}

} // namespace

class TestLogistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaidPaymentWithGoodsAsksForAShipment()
    {
        ConsumersHouse house;
        const auto process = house.process();
        PaymentFile file = house.pending(5, yuan(1500), kUser, true);
        process->settle(*house.storage);
        QVERIFY(house.shipmentsOf(file).empty()); // not paid yet
        house.move(file, PaymentStatus::Succeeded, wire::event_types::kPaymentSucceeded);
        process->settle(*house.storage);
        QTRY_COMPARE(house.shipmentsOf(file).size(), size_t{1});
        const wire::Shipment shipment = house.shipmentsOf(file).front();
        QCOMPARE(shipment.status, QByteArray("REQUESTED"));
        QCOMPARE(shipment.merchantOrderNo, file.payment.merchantOrderNo);
        QCOMPARE(shipment.goods.size(), size_t{2});
        QCOMPARE(shipment.goods.front().name, QStringLiteral("茶 tea"));
        QCOMPARE(shipment.goods.front().quantity, 2);
        QCOMPARE(slotOfNumber('S', shipment.shipmentId.bytes()), std::optional(5));
    }

    void aPaymentWithoutGoodsDoesNot()
    {
        ConsumersHouse house;
        const auto process = house.process();
        const PaymentFile file = house.paid(5, yuan(1500));
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().points, 15);
        QVERIFY(house.shipmentsOf(file).empty());
    }

    void toldTwiceItIsOneShipment()
    {
        ConsumersHouse house;
        const auto process = house.process();
        const PaymentFile file = house.paid(5, yuan(1500), kUser, true);
        house.event(file, wire::event_types::kPaymentSucceeded, payment_records::toWire(file).toJson());
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().points, 15);
        QTRY_COMPARE(house.shipmentsOf(file).size(), size_t{1});
    }

    void theWholeRefundCancelsBeforeDispatch()
    {
        ConsumersHouse house;
        const auto process = house.process();
        PaymentFile file = house.paid(5, yuan(1500), kUser, true);
        house.move(file, PaymentStatus::PartiallyRefunded, nullptr);
        house.refunded(file, "R1", 500);
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().points, 10);
        QTRY_COMPARE(house.shipmentsOf(file).front().status, QByteArray("REQUESTED")); // a part cancels nothing
        house.move(file, PaymentStatus::Refunded, nullptr);
        house.refunded(file, "R2", 1000);
        process->settle(*house.storage);
        QTRY_COMPARE(house.shipmentsOf(file).front().status, QByteArray("CANCELLED"));
        QVERIFY(house.shipmentsOf(file).front().cancelledAt);
        const ShipmentId id = house.shipmentsOf(file).front().shipmentId;
        QCOMPARE(codeOf(wait(house.shipments.dispatch(kShop, id, "SF1"))), QByteArray("SHIPMENT_CANCELLED"));
        QVERIFY(!house.shipmentsOf(file).front().dispatchedAt);
    }

    void whatWasDispatchedStaysDispatched()
    {
        ConsumersHouse house;
        const auto process = house.process();
        PaymentFile file = house.paid(6, yuan(1500), kUser, true);
        process->settle(*house.storage);
        QTRY_COMPARE(house.shipmentsOf(file).size(), size_t{1});
        const ShipmentId id = house.shipmentsOf(file).front().shipmentId;
        house.clock.advance(std::chrono::hours(1));
        const auto dispatched = wait(house.shipments.dispatch(kShop, id, "SF1"));
        QCOMPARE(codeOf(dispatched), QByteArray("DISPATCHED"));
        QCOMPARE(dispatched->trackingNo, QByteArray("SF1"));
        QCOMPARE(dispatched->dispatchedAt, std::optional(house.clock.now()));
        house.clock.advance(std::chrono::hours(1));
        const auto again = wait(house.shipments.dispatch(kShop, id, "SF2"));
        QCOMPARE(again->trackingNo, QByteArray("SF1")); // the first one counts
        QCOMPARE(again->dispatchedAt, dispatched->dispatchedAt);
        house.move(file, PaymentStatus::Refunded, nullptr);
        house.refunded(file, "R1", 1500);
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().points, 0);
        QCOMPARE(house.shipmentsOf(file).front().status, QByteArray("DISPATCHED"));
    }

    void anotherMerchantFindsNothing()
    {
        ConsumersHouse house;
        const auto process = house.process();
        const PaymentFile file = house.paid(6, yuan(1500), kUser, true);
        process->settle(*house.storage);
        QTRY_COMPARE(house.shipmentsOf(file).size(), size_t{1});
        const auto stranger = MerchantId::trusted("M2000");
        const ShipmentId id = house.shipmentsOf(file).front().shipmentId;
        QVERIFY(wait(house.shipments.ofPayment(stranger, file.payment.paymentNo))->shipments.empty());
        QCOMPARE(codeOf(wait(house.shipments.dispatch(stranger, id, {}))), QByteArray("SHIPMENT_NOT_FOUND"));
        QCOMPARE(codeOf(wait(house.shipments.dispatch(kShop, ShipmentId::trusted("S1"), {}))),
                 QByteArray("SHIPMENT_NOT_FOUND"));
        QCOMPARE(house.shipmentsOf(file).front().status, QByteArray("REQUESTED"));
    }
};

QTEST_GUILESS_MAIN(TestLogistics)
#include "tst_logistics.moc"
