// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages beside the checkout over a scripted backend on a real socket: lists, a refund, decisions, accounts.
#include "till_fixture.h"
#include "widgets/table_view.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QClipboard>

using namespace guitai;
using namespace std::chrono_literals;
using models::RefundState;
using test::ScriptedBackend;
using test::TillFixture;

namespace {

/// A till with four sales of today, signed in.
class Books : public TillFixture
{
public:
    explicit Books(const char* role = "cashier", const QString& language = QStringLiteral("en")) : TillFixture(language)
    {
        backend.role = role;
        const UtcTime now = SystemClock().now();
        for (const int minor : {3600, 12000, 880, 1234500})
            backend.addPaid(minor, now - std::chrono::seconds(minor % 97));
        backend.addDoubtful(5800, now - 50h);
        backend.addAccount();
        start();
    }
    widgets::TableView* list(const char* name = "payment_list") { return child<widgets::TableView>(name); }
    void openPayments()
    {
        press(Qt::Key_F6);
        QTRY_VERIFY(list()->model()->rowCount() == 5);
    }
    void openDetails(int row)
    {
        openPayments();
        list()->goTo(row);
        press(Qt::Key_Return);
        QTRY_VERIFY(child<QWidget>("payment_drawer")->isVisible());
    }
    void openRefund(const char* amount)
    {
        openDetails(0);
        press(Qt::Key_F7);
        QTRY_VERIFY(shown<QLineEdit>("refund_amount"));
        QTRY_VERIFY(!text("refundable").isEmpty());
        QTest::qWait(100); // what is learnt about the payment meanwhile leaves the field ready for typing
        for (const char* key = amount; *key; ++key)
            QTest::keyClick(window().focusWidget(), *key);
        hearKeys();
    }
    void fillApprover(const char* pin)
    {
        shown<QLineEdit>("approver_name")->setText(QStringLiteral("supervisor"));
        shown<QLineEdit>("approver_pin")->setText(QLatin1String(pin));
    }
    RefundState refundState() { return till().refund().state(); }
    QString said(const char* name) { return shown<QLabel>(name) ? shown<QLabel>(name)->text() : QString(); }
};

} // namespace

class TestTillBooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePagesAreReachedByKey();
    void aNumberFindsAndSaysThatDatesAreIgnored();
    void theSumsAreOfTheFilter();
    void detailsFollowTheArrows();
    void aRefundWithASupervisorsPin();
    void aWrongPinKeepsTheRefundAndClearsThePin();
    void anotherApproverClearsThePin();
    void moreThanIsLeftCannotBeSent();
    void aSupervisorNeedsNobody();
    void aRestartKeepsTheRefundsKey();
    void aLostAnswerIsCheckingNeverFailed();
    void doubtfulMoneyIsConfirmedWithItsAmount();
    void accountsAreNotForCashiers();
    void aSupervisorReadsTheAccount();
    void anEndedSessionKeepsTheRefund();
    void everyPageIsTranslatedLive();
    void everyControlHasAName();
    void aListAlwaysHasACurrentRow();
    void nothingIsOutsideASmallWindow_data();
    void nothingIsOutsideASmallWindow();
};

void TestTillBooks::thePagesAreReachedByKey()
{
    Books till;
    till.signIn();
    till.press(Qt::Key_F6);
    QTRY_VERIFY(till.list()->isVisible());
    till.press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(till.list("doubtful_list")->isVisible());
    till.press(Qt::Key_Escape);
    QTRY_VERIFY(till.child<QWidget>("amount")->isVisible());
    till.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(till.list()->isVisible());
    till.type("KX88"); // from anywhere on the page
    QCOMPARE(till.child<QLineEdit>("payment_search")->text(), QStringLiteral("KX88"));
}

void TestTillBooks::aNumberFindsAndSaysThatDatesAreIgnored()
{
    Books till;
    till.signIn();
    till.openPayments();
    QVERIFY(!till.child<QLabel>("search_note")->isVisible());
    till.child<QLineEdit>("payment_search")->setText(QStringLiteral("2KX8841"));
    QTRY_COMPARE(till.list()->model()->rowCount(), 1);
    QVERIFY(till.child<QLabel>("search_note")->isVisible());
    QVERIFY(!till.child<QAbstractButton>("days_today")->isEnabled());
    till.press(Qt::Key_Escape);
    till.press(Qt::Key_Escape);
    QTRY_COMPARE(till.list()->model()->rowCount(), 5);
    QVERIFY(till.child<QAbstractButton>("days_today")->isEnabled());
}

void TestTillBooks::theSumsAreOfTheFilter()
{
    Books till;
    till.signIn();
    till.openPayments();
    QTRY_VERIFY(till.text("payment_sums").contains(QStringLiteral("12,509.80")));
    QVERIFY(till.text("payment_sums").startsWith(QStringLiteral("Payments 5")));
}

void TestTillBooks::detailsFollowTheArrows()
{
    Books till;
    till.signIn();
    till.openDetails(0);
    const QString first = till.text("detail_amount");
    till.press(Qt::Key_Down);
    QTRY_VERIFY(till.text("detail_amount") != first);
    till.press(Qt::Key_Up);
    QTRY_COMPARE(till.text("detail_amount"), first);
    till.child<QAbstractButton>("detail_copy")->click();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1Char('P')));
    till.press(Qt::Key_Escape);
    QVERIFY(!till.child<QWidget>("payment_drawer")->isVisible());
}

void TestTillBooks::aRefundWithASupervisorsPin()
{
    Books till;
    till.signIn();
    till.openRefund("5.00");
    QVERIFY(till.said("leaves").contains(QStringLiteral("leaves")));
    QVERIFY(!till.child<QAbstractButton>("refund_submit")->isEnabled()); // nobody has agreed
    till.fillApprover(ScriptedBackend::kPin);
    QVERIFY(till.child<QAbstractButton>("refund_submit")->text().contains(QStringLiteral("5.00")));
    for (int i = 0; i < 5; ++i)
        till.press(Qt::Key_Return);
    QTRY_COMPARE(till.refundState(), RefundState::Done);
    QCOMPARE(till.backend.refunds().size(), size_t{1});
    QCOMPARE(till.backend.refunds().front().amount.minor(), 500);
    QCOMPARE(till.backend.refunds().front().approval->checker, QByteArray("operator:supervisor"));
    till.press(Qt::Key_Return);
    QTRY_VERIFY(till.list()->isVisible());
    QVERIFY(!till.till().refund().isOpen());
}

void TestTillBooks::aWrongPinKeepsTheRefundAndClearsThePin()
{
    Books till;
    till.signIn();
    till.openRefund("5.00");
    till.fillApprover("000000");
    till.press(Qt::Key_Return);
    QTRY_COMPARE(till.refundState(), RefundState::NeedsApproval);
    QVERIFY(till.said("refund_problem").contains(QStringLiteral("PIN_WRONG")));
    QVERIFY(till.shown<QLineEdit>("approver_pin")->text().isEmpty());
    QVERIFY(!till.shown<QLineEdit>("refund_amount")->isEnabled());
    till.shown<QLineEdit>("approver_pin")->setText(QLatin1String(ScriptedBackend::kPin));
    till.press(Qt::Key_Return);
    QTRY_COMPARE(till.refundState(), RefundState::Done);
    QCOMPARE(till.backend.refunds().size(), size_t{1});
}

void TestTillBooks::anotherApproverClearsThePin()
{
    Books till;
    till.signIn();
    till.openRefund("5.00");
    till.fillApprover("135790");
    till.shown<QLineEdit>("approver_name")->setFocus();
    QTest::keyClick(till.shown<QLineEdit>("approver_name"), 'x');
    QVERIFY(till.shown<QLineEdit>("approver_pin")->text().isEmpty());
    QCOMPARE(till.shown<QLineEdit>("approver_pin")->echoMode(), QLineEdit::Password);
}

void TestTillBooks::moreThanIsLeftCannotBeSent()
{
    Books till;
    till.signIn();
    till.openRefund("99999");
    till.fillApprover(ScriptedBackend::kPin);
    QVERIFY(!till.child<QAbstractButton>("refund_submit")->isEnabled());
    till.press(Qt::Key_Return);
    QTest::qWait(100);
    QVERIFY(till.backend.refunds().empty());
}

void TestTillBooks::aSupervisorNeedsNobody()
{
    Books till("supervisor");
    till.signIn();
    till.openRefund("5.00");
    QVERIFY(!till.shown<QLineEdit>("approver_pin"));
    till.press(Qt::Key_Return);
    QTRY_COMPARE(till.refundState(), RefundState::Done);
}

void TestTillBooks::aRestartKeepsTheRefundsKey()
{
    Books till;
    till.backend.onRefund = ScriptedBackend::OnRefund::KeepSilently;
    till.signIn();
    till.openRefund("5.00");
    till.fillApprover(ScriptedBackend::kPin);
    till.press(Qt::Key_Return);
    QTRY_COMPARE(till.backend.refunds().size(), size_t{1});
    till.stop();
    till.backend.onRefund = ScriptedBackend::OnRefund::Finish;
    till.start();
    till.signIn();
    // The backend has it and it still waits for somebody.
    QTRY_COMPARE(till.refundState(), RefundState::NeedsApproval);
    QCOMPARE(till.backend.refunds().size(), size_t{1});
    till.fillApprover(ScriptedBackend::kPin);
    till.press(Qt::Key_Return);
    QTRY_COMPARE(till.refundState(), RefundState::Done);
    QCOMPARE(till.backend.refunds().size(), size_t{1});
}

void TestTillBooks::aLostAnswerIsCheckingNeverFailed()
{
    Books till;
    till.stop();
    till.options.callLimits.answer = 400ms;
    till.start();
    till.backend.onRefund = ScriptedBackend::OnRefund::Swallow;
    till.signIn();
    till.openRefund("5.00");
    till.fillApprover(ScriptedBackend::kPin);
    till.press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(till.refundState(), RefundState::Checking, 3000);
    QVERIFY(till.said("refund_advice").contains(QStringLiteral("Do not refund again")));
    till.press(Qt::Key_Escape); // not while it is unknown
    QVERIFY(till.till().refund().isOpen());
}

void TestTillBooks::doubtfulMoneyIsConfirmedWithItsAmount()
{
    Books till;
    till.signIn();
    QTRY_VERIFY(till.child<QAbstractButton>("tab_doubtful_money")->text().contains(QLatin1Char('1')));
    till.press(Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(till.list("doubtful_list")->model()->rowCount(), 1);
    QVERIFY(till.text("doubtful_sentence").contains(QStringLiteral("58.00")));
    till.press(Qt::Key_F7);
    QVERIFY(till.said("doubtful_question").contains(QStringLiteral("58.00")));
    QVERIFY(!till.child<QAbstractButton>("doubtful_confirm")->isEnabled());
    till.press(Qt::Key_Escape); // asked, not done
    QCOMPARE(till.backend.doubtful.front().status, QByteArray("OPEN"));
    till.child<QAbstractButton>("doubtful_accept")->click();
    till.fillApprover(ScriptedBackend::kPin);
    till.child<QAbstractButton>("doubtful_confirm")->click();
    QTRY_COMPARE(till.backend.doubtful.front().status, QByteArray("ACCEPTED"));
    QTRY_COMPARE(till.list("doubtful_list")->model()->rowCount(), 0);
    till.child<QAbstractButton>("doubtful_all")->click();
    QTRY_VERIFY(till.said("doubtful_facts").contains(QStringLiteral("supervisor"))); // who did it
}

void TestTillBooks::accountsAreNotForCashiers()
{
    Books till;
    till.signIn();
    QVERIFY(!till.child<QAbstractButton>("tab_accounts")->isVisible());
    till.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(till.child<QWidget>("amount")->isVisible());
}

void TestTillBooks::aSupervisorReadsTheAccount()
{
    Books till("supervisor");
    till.signIn();
    till.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE(till.list("entry_list")->model()->rowCount(), 6);
    QCOMPARE(till.text("account_balance"), QStringLiteral("¥\u00A012,846.60"));
    QCOMPARE(till.text("account_held"), QStringLiteral("¥\u00A0120.00"));
    till.press(Qt::Key_Right);
    QTRY_COMPARE(till.text("account_balance"), QStringLiteral("¥\u00A0350.00"));
}

void TestTillBooks::anEndedSessionKeepsTheRefund()
{
    Books till;
    till.signIn();
    till.openRefund("5.00");
    till.fillApprover("000000");
    till.press(Qt::Key_Return);
    QTRY_COMPARE(till.refundState(), RefundState::NeedsApproval);
    till.backend.endSessions();
    till.fillApprover(ScriptedBackend::kPin);
    till.press(Qt::Key_Return);
    QTRY_VERIFY(!till.desk().isSignedIn());
    till.signIn();
    QTRY_VERIFY(till.shown<QLineEdit>("approver_pin"));
    till.fillApprover(ScriptedBackend::kPin);
    till.press(Qt::Key_Return);
    QTRY_COMPARE(till.refundState(), RefundState::Done);
    QCOMPARE(till.backend.refunds().size(), size_t{1});
}

void TestTillBooks::everyPageIsTranslatedLive()
{
    Books till;
    till.signIn();
    till.openDetails(0);
    const QString english = till.text("payment_sums");
    till.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(till.text("payment_sums") != english);
    QVERIFY(till.text("payment_sums").contains(QStringLiteral("净额")));
    QCOMPARE(till.list()->model()->headerData(0, Qt::Horizontal).toString(), QStringLiteral("时间"));
    QVERIFY(till.child<QAbstractButton>("detail_refund")->text().contains(QStringLiteral("退款")));
}

void TestTillBooks::everyControlHasAName()
{
    Books till("supervisor");
    till.signIn();
    const auto check = [&till] {
        for (QWidget* control : till.window().findChildren<QWidget*>()) {
            const bool needsName = qobject_cast<QAbstractButton*>(control) || qobject_cast<QLineEdit*>(control) ||
                                   qobject_cast<QTableView*>(control);
            if (!needsName || !control->isVisible() || control->objectName().startsWith(QLatin1String("qt_")))
                continue;
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(control);
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), qPrintable(control->objectName()));
        }
    };
    till.openDetails(0);
    check();
    till.press(Qt::Key_F7);
    QTRY_VERIFY(till.shown<QLineEdit>("refund_amount"));
    check();
    till.press(Qt::Key_Escape);
    till.press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(till.list("doubtful_list")->isVisible());
    till.press(Qt::Key_F7);
    check();
    till.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(till.list("entry_list")->isVisible());
    check();
}

void TestTillBooks::aListAlwaysHasACurrentRow()
{
    Books till;
    till.signIn();
    till.openPayments();
    QVERIFY(till.list()->currentIndex().isValid());
    till.child<QLineEdit>("payment_search")->setText(QStringLiteral("2KX8841"));
    QTRY_COMPARE(till.list()->model()->rowCount(), 1);
    QVERIFY(till.list()->currentIndex().isValid());
    till.child<QLineEdit>("payment_search")->clear();
    QTRY_COMPARE(till.list()->model()->rowCount(), 5);
    QVERIFY(till.list()->currentIndex().isValid());
}

void TestTillBooks::nothingIsOutsideASmallWindow_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("English, 1024") << QStringLiteral("en") << QSize(1024, 768);
    QTest::newRow("Chinese, 1024") << QStringLiteral("zh_CN") << QSize(1024, 768);
    QTest::newRow("English, 150 % of 1366") << QStringLiteral("en") << QSize(910, 512);
}

void TestTillBooks::nothingIsOutsideASmallWindow()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Books till("cashier", language);
    till.window().resize(size);
    till.signIn();
    till.openRefund("5.00");
    QCOMPARE(till.window().size(), size);
    const auto check = [&till](std::initializer_list<const char*> names) {
        for (const char* name : names) {
            QWidget* control = till.shown<QWidget>(name);
            QVERIFY2(control, name);
            const QRect place(control->mapTo(&till.window(), QPoint(0, 0)), control->size());
            QVERIFY2(till.window().rect().contains(place), name);
            // Whole: neither squeezed nor cut by what it lies in.
            QVERIFY2(control->visibleRegion().boundingRect().height() >= 40, name);
            QCOMPARE(control->visibleRegion().boundingRect().size(), control->size());
        }
    };
    QTest::qWait(50);
    check({"refund_submit", "refund_cancel", "refund_amount", "refund_note", "approver_pin", "sign_out"});
    till.press(Qt::Key_Escape);
    till.press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(till.list("doubtful_list")->model()->rowCount() == 1);
    till.press(Qt::Key_F7);
    QTest::qWait(50);
    check({"doubtful_confirm", "doubtful_back", "approver_name", "approver_pin"});
}

QTEST_MAIN(TestTillBooks)
#include "tst_till_books.moc"
