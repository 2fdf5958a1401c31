// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The customer's code is scanned at any moment: whatever has the focus, amount and buttons stay untouched.
#include "till_fixture.h"
#include "widgets/amount_display.h"
#include "widgets/status_chip.h"

#include <QAbstractButton>
#include <QElapsedTimer>

using namespace guitai;
using namespace std::chrono_literals;
using models::PaymentState;
using test::ScriptedBackend;
using test::TillFixture;

namespace {

const QByteArray kWechat = "134567890123456789";

/// As a scanner does: into whatever has the focus, faster than any hand.
void scan(TillFixture& till, const QByteArray& digits, bool withEnter = true)
{
    for (const char digit : digits) {
        QWidget* const focused = till.window().focusWidget();
        QTest::keyClick(focused ? focused : &till.window(), digit);
    }
    if (withEnter)
        till.press(Qt::Key_Return);
}

struct ScannedTill : TillFixture
{
    explicit ScannedTill(const char* amount = "12.00+0.30")
    {
        start();
        signIn();
        letEnterHear();
        type(amount);
    }
    QString amount() { return child<widgets::AmountDisplay>("amount")->amount(); }
    QString notice()
    {
        const QLabel* scanned = shown<QLabel>("scan_notice");
        const QLabel* label = scanned ? scanned : shown<QLabel>("notice");
        return label ? label->text() : QString();
    }
    QString wallet() { return child<widgets::StatusChip>("state_wallet")->word(); }
    int posts() const { return backend.count("POST", "/v1/payments"); }
    wire::CreatePayment posted() const
    {
        for (const ScriptedBackend::Request& request : backend.requests()) {
            if (request.method == "POST" && request.path == "/v1/payments")
                return *wire::CreatePayment::read(QByteArrayView(request.body));
        }
        return {};
    }
};

} // namespace

class TestTillScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScanIsChargedWhateverHasTheFocus_data();
    void aScanIsChargedWhateverHasTheFocus();
    void aScannerWithoutEnterIsEnough();
    void walletAndSendingAreShownAtOnce();
    void aHandStillTypes();
    void withoutAnAmountNothingIsKept();
    void whatIsNoWalletsCodeIsSaid();
    void underWayNothingIsCharged();
    void aLargeAmountNeedsASecondScan();
    void aNumberScannedIntoTheSearchIsTypedThere();
    void beforeSigningInAScanIsTyped();
    void confirmedIsPaid();
    void notConfirmedIsCancelledInBigWords();
    void stoppedIsMadeSureOf();
    void aRefusedCodeIsScannedAgain();
};

void TestTillScan::aScanIsChargedWhateverHasTheFocus_data()
{
    QTest::addColumn<QByteArray>("focus");
    for (const char* name : {"", "show_code", "payment_search"})
        QTest::newRow(*name ? name : "the page") << QByteArray(name);
}

void TestTillScan::aScanIsChargedWhateverHasTheFocus()
{
    QFETCH(QByteArray, focus);
    ScannedTill till;
    if (focus == "payment_search")
        till.press(Qt::Key_F6);
    if (!focus.isEmpty())
        till.child<QWidget>(focus.constData())->setFocus();
    scan(till, kWechat);
    QTRY_COMPARE(till.state(), PaymentState::Confirming);
    QCOMPARE(till.amount(), QStringLiteral("12.30"));
    QCOMPARE(till.posts(), 1);
    QCOMPARE(till.posted().payWay, QByteArray("AUTO_CODE"));
    QCOMPARE(till.posted().authCode.reveal(), kWechat);
    QCOMPARE(till.posted().amount.minor(), 1230);
    if (focus == "payment_search")
        QCOMPARE(till.child<QLineEdit>("payment_search")->text(), QString());
    QCOMPARE(till.text("state_title"), QStringLiteral("Ask the customer to confirm"));
}

void TestTillScan::aScannerWithoutEnterIsEnough()
{
    ScannedTill till;
    scan(till, "281234567890123456", false);
    QTRY_COMPARE(till.state(), PaymentState::Confirming);
    QCOMPARE(till.wallet(), QStringLiteral("Alipay  ·  28…3456"));
}

void TestTillScan::walletAndSendingAreShownAtOnce()
{
    ScannedTill till;
    till.backend.onCreate = ScriptedBackend::OnCreate::Swallow;
    QElapsedTimer since;
    scan(till, kWechat, false);
    since.start();
    till.press(Qt::Key_Return);
    QCOMPARE(till.state(), PaymentState::Sending);
    QTRY_VERIFY(till.child<widgets::StatusChip>("state_wallet")->isVisible());
    QCOMPARE(till.wallet(), QStringLiteral("WeChat Pay  ·  13…6789"));
    QVERIFY2(since.elapsed() <= 100, QByteArray::number(since.elapsed()));
}

void TestTillScan::aHandStillTypes()
{
    ScannedTill till("");
    for (const char key : QByteArray("123456.78")) {
        if (key)
            QTest::keyClick(&till.window(), key, Qt::NoModifier, 50);
    }
    QTRY_COMPARE(till.amount(), QStringLiteral("123,456.78"));
    till.press(Qt::Key_Delete);
    till.type("99345678901234567890"); // faster than a hand: no amount, and no wallet's code
    QTRY_COMPARE(till.notice(), QStringLiteral("This is no wallet's code, so nothing was sent."));
    QCOMPARE(till.amount(), QStringLiteral("0.00"));
    QCOMPARE(till.posts(), 0);
}

void TestTillScan::withoutAnAmountNothingIsKept()
{
    ScannedTill till("");
    scan(till, kWechat);
    QCOMPARE(till.notice(), QStringLiteral("Enter the amount first."));
    till.type("5");
    QTest::qWait(100);
    QCOMPARE(till.posts(), 0);
    QCOMPARE(till.state(), PaymentState::Entering);
}

void TestTillScan::whatIsNoWalletsCodeIsSaid()
{
    ScannedTill till;
    scan(till, "9787111213826");
    QCOMPARE(till.notice(), QStringLiteral("This is no wallet's code, so nothing was sent."));
    scan(till, "13456789012345678");
    QCOMPARE(till.notice(), QStringLiteral("This is not a whole code of the customer's wallet."));
    QCOMPARE(till.posts(), 0);
    QCOMPARE(till.amount(), QStringLiteral("12.30"));
}

void TestTillScan::underWayNothingIsCharged()
{
    ScannedTill till;
    scan(till, kWechat);
    QTRY_COMPARE(till.state(), PaymentState::Confirming);
    scan(till, "281234567890123456");
    QTest::qWait(100);
    QCOMPARE(till.posts(), 1);
    QCOMPARE(till.state(), PaymentState::Confirming);
    QCOMPARE(till.notice(), QStringLiteral("The code was not charged."));
}

void TestTillScan::aLargeAmountNeedsASecondScan()
{
    ScannedTill till("90000");
    scan(till, kWechat);
    QCOMPARE(till.posts(), 0);
    QVERIFY(till.notice().startsWith(QStringLiteral("Large amount")));
    till.letEnterHear();
    scan(till, kWechat);
    QTRY_COMPARE(till.posts(), 1);
}

void TestTillScan::aNumberScannedIntoTheSearchIsTypedThere()
{
    ScannedTill till;
    till.press(Qt::Key_F6);
    auto* search = till.child<QLineEdit>("payment_search");
    search->setFocus();
    scan(till, "4200001234202611230000000001", false);
    QTRY_COMPARE(search->text(), QStringLiteral("4200001234202611230000000001"));
    QCOMPARE(till.posts(), 0);
}

void TestTillScan::beforeSigningInAScanIsTyped()
{
    TillFixture till;
    till.start();
    auto* badge = till.child<QLineEdit>("operator");
    badge->setFocus();
    scan(till, kWechat, false);
    QTRY_COMPARE(badge->text(), QString::fromLatin1(kWechat));
}

void TestTillScan::confirmedIsPaid()
{
    ScannedTill till;
    scan(till, kWechat);
    QTRY_COMPARE(till.state(), PaymentState::Confirming);
    QTRY_VERIFY(till.desk().isLive());
    till.backend.pay();
    QTRY_COMPARE(till.state(), PaymentState::Paid);
}

void TestTillScan::notConfirmedIsCancelledInBigWords()
{
    ScannedTill till;
    scan(till, kWechat);
    QTRY_COMPARE(till.state(), PaymentState::Confirming);
    till.backend.closesUnknown = true; // it takes the backend several tries
    till.backend.beginReversing();
    QTRY_COMPARE_WITH_TIMEOUT(till.state(), PaymentState::Reversing, 6000);
    till.backend.finishReversing();
    QTRY_COMPARE_WITH_TIMEOUT(till.state(), PaymentState::Reversed, 6000);
    QCOMPARE(till.text("state_title"), QStringLiteral("Cancelled: nothing charged"));
    QVERIFY(till.child<QLabel>("state_title")->font().pixelSize() >= 28);
    QCOMPARE(till.posts(), 1);
}

void TestTillScan::stoppedIsMadeSureOf()
{
    ScannedTill till;
    scan(till, kWechat);
    QTRY_COMPARE(till.state(), PaymentState::Confirming);
    till.press(Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(till.state(), PaymentState::Reversed, 6000);
}

void TestTillScan::aRefusedCodeIsScannedAgain()
{
    ScannedTill till;
    till.backend.onCreate = ScriptedBackend::OnCreate::Refuse;
    till.backend.refuseCode = "PAYER_WALLET_NOT_ENABLED";
    scan(till, "6212345678901234567");
    QTRY_COMPARE(till.state(), PaymentState::Failed);
    QCOMPARE(till.wallet(), QStringLiteral("UnionPay  ·  62…4567"));
    QVERIFY(till.text("state_advice").startsWith(QStringLiteral("The shop does not take")));
    till.backend.onCreate = ScriptedBackend::OnCreate::Place;
    till.letEnterHear();
    scan(till, kWechat);
    QTRY_COMPARE(till.state(), PaymentState::Confirming);
    QCOMPARE(till.backend.latest().amount.minor(), 1230);
    QCOMPARE(till.posts(), 2);
}

QTEST_MAIN(TestTillScan)
#include "tst_till_scan.moc"
