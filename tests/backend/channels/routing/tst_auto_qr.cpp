// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which wallet a payment goes to, what happens when it does not work, and what is never tried twice.
#include "wallet_house.h"

#include <QJsonArray>
#include <QTest>

using namespace guitai;
using namespace guitai::test;
using channels::LineState;
using channels::PlaceState;
using namespace std::chrono_literals;

class tst_auto_qr final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePaymentNamesTheWalletThatWasChosen()
    {
        WalletHouse house;
        house.prefer("green", 90);
        const wire::Payment payment = house.created("o-1");
        QCOMPARE(payment.payWay, QByteArray("GREEN_QR"));
        QCOMPARE(payment.channel, QByteArray("green"));
        QVERIFY(payment.credential->text.startsWith(QStringLiteral("GREEN_QR:")));
        QCOMPARE(house.red->placed.size(), 0);
    }

    void aNamedWalletThatIsDegradedIsRefusedWithAlternatives()
    {
        WalletHouse house;
        house.degrade("red", house.red);
        const auto refused = house.create("o-1", "RED_QR");
        QCOMPARE(WalletHouse::codeOf(refused), QByteArray("CHANNEL_UNAVAILABLE"));
        QCOMPARE(refused.error().code.httpStatus, 503);
        const QJsonArray ways = refused.error().extras.value(QStringLiteral("alternatives")).toArray();
        QCOMPARE(ways, QJsonArray({QStringLiteral("GREEN_QR"), QStringLiteral("BLUE_QR")}));
        QCOMPARE(house.red->placed.size(), 5);
        // Nothing was stored: the same order goes through once the wallet is well.
        house.clock.advance(10s);
        QCOMPARE(house.created("o-1", "RED_QR").attemptStatus, QByteArray("PAYING"));
    }

    void aRepetitionGetsItsFirstAnswerAlsoWhenTheWalletIsDegradedSince()
    {
        WalletHouse house;
        const wire::Payment first = house.created("o-1", "RED_QR");
        house.degrade("red", house.red);
        const auto again = house.create("o-1", "RED_QR");
        QVERIFY(again && again->replayed);
        QCOMPARE(wire::Payment::read(again->body)->paymentNo, first.paymentNo);
    }

    void whatDidNotGoOutGoesToTheNextWallet()
    {
        WalletHouse house;
        house.prefer("red", 100);
        house.prefer("green", 80);
        house.red->placing.state = PlaceState::NotSent;
        house.red->placing.errorCode = "HTTP_NOT_SENT";
        const wire::Payment payment = house.created("o-1");
        QCOMPARE(payment.payWay, QByteArray("GREEN_QR"));
        QCOMPARE(payment.attemptStatus, QByteArray("PAYING"));
        QCOMPARE(house.red->placed, QByteArrayList({payment.paymentNo.bytes() + "01"}));
        QCOMPARE(house.green->placed, QByteArrayList({payment.paymentNo.bytes() + "02"}));
        const wire::PaymentDetail detail = house.detail(payment.paymentNo);
        QCOMPARE(detail.attempts.size(), size_t(2));
        QCOMPARE(detail.attempts.front().status, QByteArray("FAILED"));
        QCOMPARE(detail.payment.channel, QByteArray("green"));
    }

    void aTechnicalRefusalGoesOnAndARefusalOfTheOrderDoesNot()
    {
        WalletHouse house;
        house.prefer("red", 100);
        house.red->placing.state = PlaceState::Refused;
        house.red->placing.isTechnical = true;
        QCOMPARE(house.created("o-1").attemptStatus, QByteArray("PAYING"));
        WalletHouse other;
        other.prefer("red", 100);
        other.red->placing.state = PlaceState::Refused;
        const wire::Payment refused = other.created("o-2");
        QCOMPARE(refused.channel, QByteArray("red"));
        QCOMPARE(refused.attemptStatus, QByteArray("FAILED"));
    }

    void whatMayHaveGoneOutStaysWhereItIs()
    {
        WalletHouse house;
        house.prefer("red", 100);
        house.red->placing.state = PlaceState::Unknown;
        const wire::Payment payment = house.created("o-1");
        QCOMPARE(payment.channel, QByteArray("red"));
        QCOMPARE(payment.attemptStatus, QByteArray("UNKNOWN"));
        QCOMPARE(house.green->placed.size() + house.blue->placed.size(), 0);
        QCOMPARE(house.red->closed, 1); // asked to, and nobody can be sure
    }

    void aCodeThatNobodySawIsClosedAndTheNextWalletAsked_data()
    {
        QTest::addColumn<int>("closing");
        QTest::newRow("closed") << static_cast<int>(channels::CloseState::Closed);
        QTest::newRow("not there") << static_cast<int>(channels::CloseState::NotFound);
    }
    void aCodeThatNobodySawIsClosedAndTheNextWalletAsked()
    {
        QFETCH(int, closing);
        WalletHouse house;
        house.prefer("red", 100);
        house.red->placing.state = PlaceState::Unknown;
        house.red->closing = static_cast<channels::CloseState>(closing);
        const wire::Payment payment = house.created("o-1");
        QVERIFY(payment.channel != "red");
        QVERIFY(payment.credential.has_value());
        const auto detail = house.detail(payment.paymentNo);
        QCOMPARE(detail.attempts.size(), size_t{2});
        QCOMPARE(detail.attempts[0].status, QByteArray("CLOSED"));
        QCOMPARE(detail.attempts[1].attemptNo.bytes(), payment.paymentNo.bytes() + "02");
        // A repetition gets the same code, and red is not placed again.
        QCOMPARE(house.created("o-1").credential->text, payment.credential->text);
        QCOMPARE(house.red->placed.size(), 1);
    }

    void whatMayHaveBeenPaidStaysWhereItIs()
    {
        WalletHouse house;
        house.prefer("red", 100);
        house.red->placing.state = PlaceState::Unknown;
        house.red->closing = channels::CloseState::TooLate;
        QCOMPARE(house.created("o-1").channel, QByteArray("red"));
    }

    void whatTookLongOrWasAskedForByNameIsNotClosedForAnother()
    {
        WalletHouse house;
        house.prefer("red", 100);
        house.red->placing.state = PlaceState::Unknown;
        house.red->closing = channels::CloseState::Closed;
        house.red->whenPlaced = [&house] { house.clock.advance(3'001ms); };
        QCOMPARE(house.created("o-1").attemptStatus, QByteArray("UNKNOWN")); // the customer has waited long enough
        house.red->whenPlaced = {};
        QCOMPARE(house.created("o-2", "RED_QR").attemptStatus, QByteArray("UNKNOWN"));
        QCOMPARE(house.red->closed, 0);
    }

    void aNamedWalletIsNeverSwapped()
    {
        WalletHouse house;
        house.red->placing.state = PlaceState::NotSent;
        const wire::Payment payment = house.created("o-1", "RED_QR");
        QCOMPARE(payment.channel, QByteArray("red"));
        QCOMPARE(payment.attemptStatus, QByteArray("UNKNOWN")); // placed again under its number
        house.red->way().placingIsRepeatable = false;
        QCOMPARE(house.created("o-2", "RED_QR").attemptStatus, QByteArray("FAILED")); // certain: nothing went out
    }

    void whereNoWalletWorksNothingIsStored()
    {
        WalletHouse house;
        for (FakeWallet* wallet : {house.red, house.green, house.blue})
            house.degrade(wallet->descriptor().code.bytes(), wallet);
        const auto refused = house.create("o-1");
        QCOMPARE(WalletHouse::codeOf(refused), QByteArray("CHANNEL_UNAVAILABLE"));
        QVERIFY(refused.error().extras.value(QStringLiteral("alternatives")).toArray().isEmpty());
    }

    void aDegradedWalletIsTriedWithSinglePaymentsUntilItIsWell()
    {
        WalletHouse house;
        house.prefer("green", 100);
        house.degrade("red", house.red);
        house.red->placed.clear();
        for (int i = 0; i < 10; ++i)
            house.created("before-" + QByteArray::number(i));
        QCOMPARE(house.red->placed.size(), 0);
        house.clock.advance(5s);
        for (int i = 0; i < 10; ++i)
            house.created("trial-" + QByteArray::number(i));
        QCOMPARE(house.red->placed.size(), 3); // and then the merchant's preference again
        QCOMPARE(house.state("red"), LineState::Healthy);
    }

    void aTrialThatDoesNotGoOutCostsTheCustomerNothing()
    {
        WalletHouse house;
        house.degrade("red", house.red);
        house.clock.advance(5s);
        house.red->placing.state = PlaceState::NotSent;
        const wire::Payment payment = house.created("o-1");
        QVERIFY(payment.channel != QByteArray("red"));
        QCOMPARE(payment.attemptStatus, QByteArray("PAYING"));
        QCOMPARE(house.state("red"), LineState::Degraded);
    }

    void paymentsGoOnFromTheCacheWhileTheSettingsAreAway()
    {
        WalletHouse house;
        house.prefer("blue", 100);
        house.created("o-1");
        QVERIFY(runTask(house.wallets.pause(kShop, ChannelCode::trusted("red"), QStringLiteral("queue"), "op")).ok());
        house.settings.away = true;
        house.clock.advance(10min); // what is cached is stale, and all there is
        runTask(house.wallets.runOnce());
        QCOMPARE(house.created("o-2").channel, QByteArray("blue"));
        QCOMPARE(house.created("o-3", "GREEN_QR").channel, QByteArray("green"));
        QCOMPARE(WalletHouse::codeOf(house.create("o-4", "RED_QR")), QByteArray("CHANNEL_UNAVAILABLE"));
    }
};

QTEST_GUILESS_MAIN(tst_auto_qr)
#include "tst_auto_qr.moc"
