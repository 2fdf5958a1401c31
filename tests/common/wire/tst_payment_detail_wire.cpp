// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/payment_detail_wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;

namespace {

const UtcTime kNow = UtcTime::fromMs(1'795'400'000'123);

wire::PaymentDetail detail()
{
    wire::PaymentDetail detail;
    detail.payment.paymentNo = PaymentNo::trusted("P20261123012345670ABCDEF0001AB");
    detail.payment.merchantId = MerchantId::trusted("M1000");
    detail.payment.merchantOrderNo = MerchantOrderNo::trusted("A-1");
    detail.payment.amount = Money(1500, Currency::cny());
    detail.payment.subject = QStringLiteral("茶");
    detail.payment.payWay = "WECHAT_NATIVE";
    detail.payment.status = "SUCCEEDED";
    detail.payment.createdAt = kNow;
    detail.payment.expiresAt = kNow;
    detail.history.push_back({kNow, "PENDING", "CLOSED", "expiry", {}});
    detail.history.push_back({kNow, "CLOSED", "SUCCEEDED", "refund R2026", QStringLiteral("dbt_1")});
    detail.attempts.push_back({AttemptNo::trusted("P20261123012345670ABCDEF0001AB01"),
                               "wechat",
                               "FAILED",
                               "PARAM_ERROR",
                               {},
                               kNow,
                               std::nullopt});
    detail.attempts.push_back({AttemptNo::trusted("P20261123012345670ABCDEF0001AB02"),
                               "wechat",
                               "SUCCEEDED",
                               {},
                               ChannelTradeNo::trusted("4200000001"),
                               kNow,
                               kNow});
    return detail;
}

QByteArray textWithout(const char* list, const char* member)
{
    QJsonObject object = detail().toJson();
    QJsonArray items = object[QLatin1String(list)].toArray();
    QJsonObject first = items[0].toObject();
    first.remove(QLatin1String(member));
    items[0] = first;
    object.insert(QLatin1String(list), items);
    return QJsonDocument(object).toJson();
}

} // namespace

class TestPaymentDetailWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackWhole()
    {
        const QByteArray text = QJsonDocument(detail().toJson()).toJson();
        const auto read = wire::PaymentDetail::read(text);
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().field));
        QCOMPARE(read->toJson(), detail().toJson());
        QCOMPARE(read->history.size(), size_t{2});
        QCOMPARE(read->attempts.back().channelTradeNo.bytes(), QByteArray("4200000001"));
    }

    void isAPaymentToo()
    {
        const auto payment = wire::Payment::read(QJsonDocument(detail().toJson()).toJson());
        QCOMPARE(payment->paymentNo, detail().payment.paymentNo);
    }

    void refusesWhatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QByteArray>("member");
        for (const char* member : {"at", "from", "to", "source"})
            QTest::newRow(member) << QByteArray("history") << QByteArray(member);
        for (const char* member : {"attempt_no", "channel", "status", "sent_at"})
            QTest::newRow(member) << QByteArray("attempts") << QByteArray(member);
    }
    void refusesWhatIsMissing()
    {
        QFETCH(QByteArray, list);
        QFETCH(QByteArray, member);
        const auto read = wire::PaymentDetail::read(textWithout(list, member));
        QCOMPARE(QByteArray(read.error().code.name), QByteArray("FIELD_MISSING"));
        QCOMPARE(read.error().field.toLatin1(), member);
    }

    void refusesWhatIsNoList()
    {
        QJsonObject object = detail().toJson();
        object.insert(QStringLiteral("history"), QStringLiteral("none"));
        QCOMPARE(wire::PaymentDetail::read(QJsonDocument(object).toJson()).error().field, QStringLiteral("history"));
        QVERIFY(!wire::PaymentDetail::read(QJsonDocument(detail().payment.toJson()).toJson()).ok());
    }
};

QTEST_GUILESS_MAIN(TestPaymentDetailWire)
#include "tst_payment_detail_wire.moc"
