// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// AUTO_CODE: the payer's code says which wallet, and the payment is that wallet's like any other.
#include "payment_house.h"
#include "support/log_capture.h"

#include <QDirIterator>
#include <QTest>

using namespace guitai;
using namespace guitai::test;

namespace {

const char kCode[] = "134567890123456789";

struct CodeHouse : PaymentHouse
{
    CodeHouse()
    {
        channel->way().code = "WECHAT_CODE";
        channel->setNeedsAuthCode(true);
        channel->way().payerCode = wire::PayerCodes::usual().shapeOf("WECHAT_CODE");
    }
    wire::CreatePayment scanned(const QByteArray& orderNo, const QByteArray& code, const char* payWay = "AUTO_CODE")
    {
        wire::CreatePayment payment = wanted(orderNo);
        payment.payWay = payWay;
        payment.authCode = Secret(code);
        return payment;
    }
    /// Of every file the storage keeps.
    bool stores(const QByteArray& text) const
    {
        QDirIterator files(folder.folder(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                return true;
        }
        return false;
    }
};

} // namespace

class TestAutoCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePaymentNamesTheWalletsPayWay()
    {
        CodeHouse house;
        const wire::Payment payment = house.created(house.scanned("o-1", kCode));
        QCOMPARE(payment.payWay, QByteArray("WECHAT_CODE"));
        QCOMPARE(house.detail(payment.paymentNo).payment.payWay, QByteArray("WECHAT_CODE"));
        QCOMPARE(house.channel->placed.size(), 1);
    }

    void aRequestIsRepeatedAsItCame()
    {
        CodeHouse house;
        const wire::CreatePayment asked = house.scanned("o-1", kCode);
        const auto first = house.create(asked, "key-1");
        const auto again = house.create(asked, "key-1");
        QVERIFY(again->replayed);
        QCOMPARE(again->body, first->body);
        QCOMPARE(house.channel->placed.size(), 1);
        // The wallet's name instead of AUTO_CODE is another request.
        QCOMPARE(codeOf(house.create(house.scanned("o-1", kCode, "WECHAT_CODE"), "key-1")),
                 QByteArray("IDEMPOTENCY_KEY_REUSED"));
    }

    void anEqualOpenPaymentStandsForItByItsPayWay()
    {
        CodeHouse house;
        wire::CreatePayment named = house.scanned("o-1", kCode, "WECHAT_CODE");
        named.userId = QStringLiteral("U1");
        named.productId = QStringLiteral("tea");
        const wire::Payment open = house.created(named);
        wire::CreatePayment asked = house.scanned("o-2", "104567890123456789");
        asked.userId = named.userId;
        asked.productId = named.productId;
        const auto joined = house.create(asked);
        QCOMPARE(joined->httpStatus, 200);
        QCOMPARE(wire::Payment::read(joined->body)->paymentNo, open.paymentNo);
        QCOMPARE(house.channel->placed.size(), 1);
    }

    void whatIsNoCodeIsRefusedBeforeAnythingIsStored_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("a book") << QByteArray("9787111213826") << QByteArray("PAYER_CODE_UNKNOWN");
        QTest::newRow("letters") << QByteArray("HELLO") << QByteArray("PAYER_CODE_UNKNOWN");
        QTest::newRow("a digit short") << QByteArray("13456789012345678") << QByteArray("PAYER_CODE_MALFORMED");
        QTest::newRow("a digit long") << QByteArray("1345678901234567890") << QByteArray("PAYER_CODE_MALFORMED");
        QTest::newRow("a wallet that is not built in")
            << QByteArray("281234567890123456") << QByteArray("PAYER_WALLET_NOT_ENABLED");
        QTest::newRow("nothing") << QByteArray() << QByteArray("FIELD_MISSING");
    }
    void whatIsNoCodeIsRefusedBeforeAnythingIsStored()
    {
        QFETCH(QByteArray, code);
        CodeHouse house;
        const auto refused = house.create(house.scanned("o-1", code));
        QTEST(codeOf(refused), "error");
        QCOMPARE(refused.error().field, QStringLiteral("auth_code"));
        QVERIFY(house.channel->placed.isEmpty());
        QCOMPARE(codeOf(house.create(house.scanned("o-1", kCode))), QByteArray("OK")); // nothing holds the number
    }

    void aWalletTheMerchantHasNotIsNamedAsSuch()
    {
        CodeHouse house;
        for (const auto& [payWay, error] : {std::pair("AUTO_CODE", "PAYER_WALLET_NOT_ENABLED"),
                                            std::pair("WECHAT_CODE", "CHANNEL_NOT_ENABLED")}) {
            payments::CreateCommand command = house.command(house.scanned("o-1", kCode, payWay));
            command.merchantId = MerchantId::trusted("M2000");
            QCOMPARE(codeOf(wait(house.desk.create(command))), QByteArray(error));
        }
    }

    void theCodeStaysNowhere()
    {
        LogCapture log;
        CodeHouse house;
        const auto answer = house.create(house.scanned("o-1", kCode));
        QVERIFY(!answer->body.contains(kCode));
        QCOMPARE(codeOf(house.create(house.scanned("o-2", "13456789012345678"))), QByteArray("PAYER_CODE_MALFORMED"));
        QVERIFY(house.stores("o-1"));
        QVERIFY(!house.stores("13456789012345678"));
        QVERIFY(!log.text().contains("13456789012345678"));
    }
};

QTEST_GUILESS_MAIN(TestAutoCode)
#include "tst_auto_code.moc"
