// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Wallets at the till: chips with their health, what is sold by when one is down, and the page that pauses them.
#include "till_fixture.h"

#include <QAbstractButton>
#include <QJsonDocument>

using namespace guitai;
using namespace std::chrono_literals;
using models::PaymentState;
using test::TillFixture;

namespace {

class Counter : public TillFixture
{
public:
    explicit Counter(const char* role = "cashier", const QString& language = QStringLiteral("en"))
        : TillFixture(language)
    {
        backend.role = role;
        backend.addWallet("alipay", "ALIPAY_QR");
        backend.addWallet("wechat", "WECHAT_NATIVE");
        backend.addWallet("cash", "CASH");
        options.flowTimes.primaryGuard = 0ms;
        start();
        signIn();
    }
    QAbstractButton* chip(const char* name) { return shown<QAbstractButton>(name); }
    QString steps() { return shown<QLabel>("scan_steps") ? shown<QLabel>("scan_steps")->text() : QString(); }
    QString note() { return shown<QLabel>("wallet_note") ? shown<QLabel>("wallet_note")->text() : QString(); }
    QByteArray sold()
    {
        for (auto it = backend.requests().rbegin(); it != backend.requests().rend(); ++it) {
            if (it->method == "POST" && it->path == "/v1/payments")
                return QJsonDocument::fromJson(it->body).object().value(QLatin1String("pay_way")).toString().toLatin1();
        }
        return {};
    }
    void sell()
    {
        type("12");
        press(Qt::Key_Return);
        QTRY_COMPARE(state(), PaymentState::ShowingQr);
    }
    QString said(const char* name) { return shown<QLabel>(name) ? shown<QLabel>(name)->text() : QString(); }
    QWidget* card(const char* name)
    {
        press(Qt::Key_5, Qt::ControlModifier);
        return shown<QWidget>(name);
    }
};

} // namespace

class TestTillWallets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChosenWalletIsSoldBy()
    {
        Counter till;
        QTRY_VERIFY(till.chip("wallet_alipay"));
        QTRY_VERIFY(till.chip("wallet_wechat")->isChecked());
        QVERIFY(!till.chip("wallet_cash")); // shows no code
        till.chip("wallet_alipay")->click();
        QVERIFY(till.chip("wallet_alipay")->isChecked());
        till.sell();
        QCOMPARE(till.sold(), QByteArray("ALIPAY_QR"));
    }

    void aWalletThatGoesDownCannotBeChosenAndAnotherIsSoldBy()
    {
        Counter till;
        QTRY_VERIFY(till.chip("wallet_wechat"));
        till.backend.setWallet("wechat", "degraded", "FAILURE_RATE");
        QTRY_VERIFY_WITH_TIMEOUT(till.chip("wallet_wechat") && !till.chip("wallet_wechat")->isEnabled(), 2000);
        QVERIFY(till.chip("wallet_wechat")->text().contains(QStringLiteral("Down")));
        QVERIFY(till.note().contains(QStringLiteral("Offer Alipay")));
        till.sell();
        QCOMPARE(till.sold(), QByteArray("AUTO_QR"));
        till.press(Qt::Key_Escape);
        till.backend.setWallet("wechat", "healthy");
        QTRY_VERIFY(till.state() != PaymentState::ShowingQr);
        QTRY_VERIFY(till.desk().flow().payWay() == QByteArray("WECHAT_NATIVE"));
    }

    void oneCodeForAllShowsWhichWalletWasChosen()
    {
        Counter till;
        till.backend.addWallet("aggregate", "AGGREGATE_QR");
        till.backend.setWallet("aggregate", "healthy");
        QTRY_VERIFY(till.chip("wallet_aggregate"));
        QVERIFY(till.chip("wallet_aggregate")->toolTip().contains(QStringLiteral("any wallet")));
        till.chip("wallet_aggregate")->click();
        till.sell();
        QCOMPARE(till.sold(), QByteArray("AGGREGATE_QR"));
        QTRY_VERIFY(till.steps().contains(QStringLiteral("Open any wallet")));
        till.backend.choose("ALIPAY_WAP");
        QTRY_VERIFY(till.steps().contains(QStringLiteral("The customer chose Alipay")));
        till.backend.refuseChosen(); // the customer may choose another
        till.backend.choose("WECHAT_JSAPI");
        QTRY_VERIFY(till.steps().contains(QStringLiteral("The customer chose WeChat Pay")));
        QCOMPARE(till.state(), PaymentState::ShowingQr);
        till.backend.pay();
        QTRY_COMPARE(till.state(), PaymentState::Paid);
    }

    void oneCodeForAllNeedsAWalletThatWorks()
    {
        Counter till;
        till.backend.addWallet("aggregate", "AGGREGATE_QR");
        till.backend.setWallet("wechat", "degraded", "CHANNEL_DOWN");
        till.backend.setWallet("alipay", "paused", "PAUSED");
        till.backend.setWallet("aggregate", "healthy");
        QTRY_VERIFY(till.chip("wallet_aggregate") && !till.chip("wallet_aggregate")->isEnabled());
        QVERIFY(till.note().contains(QStringLiteral("Take cash")));
    }

    void whereNothingWorksCashIsOffered()
    {
        Counter till;
        QTRY_VERIFY(till.chip("wallet_any"));
        till.backend.setWallet("wechat", "degraded", "CHANNEL_DOWN");
        till.backend.setWallet("alipay", "paused", "PAUSED");
        QTRY_VERIFY(till.note().contains(QStringLiteral("Take cash")));
        QTRY_VERIFY(till.chip("wallet_any") && !till.chip("wallet_any")->isEnabled());
    }

    void aSupervisorPausesWithAReasonAndResumes()
    {
        Counter till("supervisor");
        QWidget* card = till.card("wallet_card_alipay");
        QTRY_VERIFY((card = till.shown<QWidget>("wallet_card_alipay")));
        auto* action = card->findChild<QAbstractButton*>(QStringLiteral("wallet_action"));
        auto* why = card->findChild<QLineEdit*>(QStringLiteral("wallet_why"));
        action->click();
        QVERIFY(why->isVisible());
        action->click(); // without a reason nothing is paused
        QCOMPARE(till.backend.count("POST", "/v1/channels/alipay/pause"), 0);
        why->setText(QStringLiteral("stocktaking"));
        till.press(Qt::Key_Return);
        QTRY_VERIFY(card->accessibleName().contains(QStringLiteral("Paused")));
        QVERIFY(
            card->findChild<QLabel*>(QStringLiteral("wallet_reason"))->text().contains(QStringLiteral("stocktaking")));
        action->click();
        QTRY_VERIFY(card->accessibleName().contains(QStringLiteral("Normal")));
    }

    void aPennyShowsThatAWalletWorks()
    {
        Counter till("supervisor");
        QWidget* card = till.card("wallet_card_wechat");
        QTRY_VERIFY((card = till.shown<QWidget>("wallet_card_wechat")));
        auto* test = card->findChild<QAbstractButton*>(QStringLiteral("wallet_test"));
        auto* steps = card->findChild<QLabel*>(QStringLiteral("penny_steps"));
        auto* result = card->findChild<QLabel*>(QStringLiteral("penny_result"));
        test->click();
        QVERIFY(!test->isEnabled()); // one at a time
        QTRY_VERIFY(steps->text().startsWith(QStringLiteral("✓")));
        QVERIFY(steps->text().contains(QStringLiteral("…  Somebody pays it with WeChat Pay.")));
        till.backend.moveTest("REFUNDING");
        QTRY_VERIFY(steps->text().contains(QStringLiteral("…  The 0.01 yuan go back.")));
        till.backend.moveTest("PASSED");
        QTRY_VERIFY(result->text().startsWith(QStringLiteral("It works")));
        QVERIFY(!steps->text().contains(QStringLiteral("…")));
        QVERIFY(test->isEnabled());
        QCOMPARE(till.backend.count("POST", "/v1/channels/wechat/test"), 1);
    }

    void anEndingCertificateIsSaidInTime()
    {
        Counter till;
        QWidget* card = till.card("wallet_card_wechat");
        QTRY_VERIFY((card = till.shown<QWidget>("wallet_card_wechat")));
        auto* ending = card->findChild<QLabel*>(QStringLiteral("wallet_ending"));
        QVERIFY(ending->isHidden());
        auto* heard = card->findChild<QLabel*>(QStringLiteral("wallet_heard"));
        QVERIFY(heard->text().contains(QStringLiteral("Certificates hold until")));
        for (wire::ChannelState& wallet : till.backend.wallets)
            wallet.certificates = {{"root_pem", "02", till.backend.now() - 24h, -1, true},
                                   {"pfx_base64", "01", till.backend.now() + 24h * 12, 12, true}};
        till.press(Qt::Key_F5);
        QTRY_VERIFY(!ending->isHidden());
        QVERIFY(ending->text().startsWith(QStringLiteral("The certificate of the wallet's authority has ended")));
        QVERIFY(ending->text().contains(QStringLiteral("days left: 12")));
    }

    void theTillsOwnLinkIsTested()
    {
        Counter till;
        till.card("own_link");
        QTRY_VERIFY(till.shown<QLabel>("own_link_push"));
        QTRY_VERIFY(till.said("own_link_push").startsWith(QStringLiteral("Push: connected")));
        till.shown<QAbstractButton>("own_link_test")->click();
        QTRY_VERIFY(till.said("own_link_result").startsWith(QStringLiteral("Answered in")));
    }

    void aCashierSeesAndDoesNotPause()
    {
        Counter till;
        till.card("wallet_card_wechat");
        QTRY_VERIFY(till.shown<QWidget>("wallet_card_wechat"));
        QVERIFY(!till.shown<QAbstractButton>("wallet_action"));
    }

    void chipsAndCardsAreTranslatedLive()
    {
        Counter till;
        QTRY_VERIFY(till.chip("wallet_wechat"));
        till.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(till.chip("wallet_wechat") && till.chip("wallet_wechat")->text().contains(QStringLiteral("微信")));
    }
};

QTEST_MAIN(TestTillWallets)
#include "tst_till_wallets.moc"
