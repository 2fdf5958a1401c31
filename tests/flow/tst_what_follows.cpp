// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What follows a payment, from the request on: one payment for equal charges, its history, points, a shipment, and
// their end when all of it is given back.
#include "flow/shop.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace guitai;
using namespace guitai::test;

namespace {

const QString kUser = QStringLiteral("用户 7");
const QString kPoints = QStringLiteral("/v1/points/%E7%94%A8%E6%88%B7%207");

QJsonObject basket(const QString& product)
{
    return {{QStringLiteral("amount"), 1500},
            {QStringLiteral("user_id"), kUser},
            {QStringLiteral("product_id"), product},
            {QStringLiteral("goods"),
             QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("茶")}, {QStringLiteral("quantity"), 2}}}}};
}

} // namespace

class TestWhatFollows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.log()); }
    void init()
    {
        m_sandbox.clearFaults();
        m_shop = std::make_unique<Shop>(m_sandbox);
    }
    void cleanup()
    {
        QCOMPARE(m_shop->auditFindings(), QStringList());
        m_shop.reset();
    }

    void fiftyEqualChargesAtOnceAreOnePayment()
    {
        std::vector<std::shared_ptr<std::optional<ShopAnswer>>> answers;
        for (int i = 0; i < 50; ++i) {
            const QString order = QStringLiteral("equal-%1").arg(i);
            answers.push_back(m_shop->begin("POST", QStringLiteral("/v1/payments"),
                                            Shop::chargeBody(order, basket(QStringLiteral("tea"))), order.toLatin1()));
        }
        const auto answered = [](const auto& answer) { return answer->has_value(); };
        QVERIFY(m_shop->until([&] { return std::all_of(answers.begin(), answers.end(), answered); }));
        QSet<QString> numbers;
        for (const auto& answer : answers) {
            QVERIFY2((*answer)->status == 200 || (*answer)->status == 201, QByteArray::number((*answer)->status));
            numbers.insert((*answer)->text("payment_no"));
        }
        QCOMPARE(numbers.size(), 1);
        QJsonObject dearer = basket(QStringLiteral("tea"));
        dearer.insert(QStringLiteral("amount"), 1501);
        const ShopAnswer refused = m_shop->charge(QStringLiteral("dearer"), dearer);
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.text("code"), QStringLiteral("DUPLICATE_PAYMENT"));
        QCOMPARE(refused.text("payment_no"), *numbers.begin());
    }

    void pointsAndAShipmentComeAndGoWithTheMoney()
    {
        const ShopAnswer charged = m_shop->charge(QStringLiteral("goods-1"), basket(QStringLiteral("cup")));
        const QString no = charged.text("payment_no");
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(no, "SUCCEEDED"));
        QVERIFY(m_shop->until([&] { return points() == 15; }));
        QVERIFY(m_shop->until([&] { return shipmentStatus(no) == QLatin1String("REQUESTED"); }));
        const QJsonArray history = m_shop->payment(no).body.value(QStringLiteral("history")).toArray();
        QCOMPARE(history.size(), 1);
        QCOMPARE(history[0][QStringLiteral("source")].toString(), QStringLiteral("callback"));

        const QJsonObject refund{{QStringLiteral("merchant_refund_no"), QStringLiteral("back-1")},
                                 {QStringLiteral("amount"), 1500},
                                 {QStringLiteral("currency"), QStringLiteral("CNY")}};
        const ShopAnswer refunded = m_shop->call("POST", QStringLiteral("/v1/payments/%1/refunds").arg(no),
                                                 QJsonDocument(refund).toJson(QJsonDocument::Compact), "back-1");
        QCOMPARE(refunded.status, 201);
        QVERIFY(m_shop->becomes(no, "REFUNDED"));
        QVERIFY(m_shop->until([&] { return points() == 0; }));
        QVERIFY(m_shop->until([&] { return shipmentStatus(no) == QLatin1String("CANCELLED"); }));
    }

    void aReversedPaymentIsClosedAtItsChannel()
    {
        const ShopAnswer charged = m_shop->charge(QStringLiteral("reverse-1"));
        const ShopAnswer reversed =
            m_shop->call("POST", QStringLiteral("/v1/payments/%1/reverse").arg(charged.text("payment_no")));
        QCOMPARE(reversed.status, 200);
        QCOMPARE(reversed.text("status"), QStringLiteral("CLOSED"));
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 409);
    }

private:
    int points() { return m_shop->call("GET", kPoints).body.value(QStringLiteral("points")).toInt(-1); }
    QString shipmentStatus(const QString& paymentNo)
    {
        const ShopAnswer page = m_shop->call("GET", QStringLiteral("/v1/shipments?payment_no=") + paymentNo);
        return page.body.value(QStringLiteral("shipments")).toArray().at(0)[QStringLiteral("status")].toString();
    }

    SandboxProcess m_sandbox;
    std::unique_ptr<Shop> m_shop;
};

QTEST_GUILESS_MAIN(TestWhatFollows)
#include "tst_what_follows.moc"
