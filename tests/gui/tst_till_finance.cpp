// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Finance's pages over a scripted backend on a real socket: days, an import, differences one by one and many at once.
#include "till_fixture.h"
#include "widgets/matrix_view.h"
#include "widgets/table_view.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QTableView>

using namespace guitai;
using test::TillFixture;

namespace {

class Finance : public TillFixture
{
public:
    explicit Finance(const char* role = "finance", const QString& language = QStringLiteral("en"))
        : TillFixture(language)
    {
        backend.role = role;
        backend.finance.fill();
        start();
    }
    widgets::MatrixView* matrix() { return child<widgets::MatrixView>("day_matrix"); }
    widgets::TableView* list() { return child<widgets::TableView>("exception_list"); }
    QString said(const char* name) { return shown<QLabel>(name) ? shown<QLabel>(name)->text() : QString(); }
    void click(const char* name) { shown<QAbstractButton>(name)->click(); }
    void goTo(int row, int column) { matrix()->setCurrentIndex(matrix()->model()->index(row, column)); }
    void openDays()
    {
        signIn();
        QTRY_VERIFY(matrix()->isVisible() && matrix()->model()->rowCount() > 0);
    }
    void openExceptions()
    {
        signIn();
        press(Qt::Key_7, Qt::ControlModifier);
        QTRY_COMPARE(list()->model()->rowCount(), 8);
    }
    void drop(const QString& path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        auto* page = child<QWidget>("reconciliation");
        QDragEnterEvent enter(QPoint(40, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page, &enter);
        QVERIFY(shown<QWidget>("drop_here"));
        QDropEvent event(QPointF(40, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page, &event);
        QVERIFY(!shown<QWidget>("drop_here"));
    }
    void dropBill(const wire::BillPreview& preview)
    {
        backend.finance.preview = preview;
        QFile file(m_files.filePath(QStringLiteral("bill.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("one,two\n");
        file.close();
        drop(file.fileName());
        QTRY_VERIFY(said("import_headline").contains(QStringLiteral("Nothing is kept yet")));
    }
    QByteArray saved(const char* button)
    {
        click(button);
        QFileDialog* dialog = nullptr;
        if (!QTest::qWaitFor([&] { return (dialog = window().findChild<QFileDialog*>()) != nullptr; }, 2000))
            return {};
        const QString path = m_files.filePath(QStringLiteral("saved.csv"));
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static wire::BillPreview preview()
    {
        wire::BillPreview seen;
        seen.channel = ChannelCode::trusted("alipay");
        seen.kind = "TRADE";
        seen.encoding = "GBK";
        seen.rows = 12;
        seen.payments = 11;
        seen.unreadable = 1;
        wire::BillRow row;
        row.kind = "PAYMENT";
        row.number = "P1";
        row.amount = Money(3600, Currency::cny());
        row.state = "SUCCEEDED";
        row.line = 6;
        seen.firstRows = {row};
        return seen;
    }

private:
    QTemporaryDir m_files;
};

} // namespace

class TestTillFinance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoKeepsTheBooksBeginsWithTheDays();
    void aCashierHasNeitherPage();
    void aSupervisorReadsAndChangesNothing();
    void everyNumberLeadsToAsManyRows();
    void aRunIsShownUntilItEndsAndCanBeCancelled();
    void aDayIsClosedWithARemarkAndOpenedAgain();
    void aBillOfAnUnknownDayIsNotImported();
    void theSameBillIsRefusedWithWhoAndWhen();
    void badRowsAreSavedWithoutFormulas();
    void aWriteOffAboveTheLimitGoesToASecondPerson();
    void manyAreTriedBeforeTheyAreDone();
    void aNumberIsFoundWhateverIsFiltered();
    void aRefusalSaysWhatToDoAndTheCode();
    void everyControlHasAName();
    void bothPagesAreTranslatedLive();
    void nothingIsOutsideASmallWindow_data();
    void nothingIsOutsideASmallWindow();
};

void TestTillFinance::whoKeepsTheBooksBeginsWithTheDays()
{
    Finance till;
    till.openDays();
    QCOMPARE(till.said("reconciliation_sentence"),
             QStringLiteral("3 days need you · 8 exceptions · ¥\u00A012,419.53 at risk · oldest 4 d"));
    QVERIFY(till.said("reconciliation_awaited").contains(QStringLiteral("WeChat Pay of")));
    QVERIFY(till.matrix()->currentIndex().isValid());
    QVERIFY(!till.shown<QAbstractButton>("tab_checkout")); // who keeps the books does not sell
    till.press(Qt::Key_7, Qt::ControlModifier);
    QTRY_VERIFY(till.list()->isVisible());
    till.press(Qt::Key_Escape);
    QTRY_VERIFY(till.matrix()->isVisible());
}

void TestTillFinance::aCashierHasNeitherPage()
{
    Finance till("cashier");
    till.signIn();
    QVERIFY(till.child<QWidget>("amount")->isVisible());
    QVERIFY(!till.shown<QAbstractButton>("tab_reconciliation"));
    QVERIFY(!till.shown<QAbstractButton>("tab_exceptions"));
    till.press(Qt::Key_6, Qt::ControlModifier);
    QVERIFY(till.child<QWidget>("amount")->isVisible());
    QCOMPARE(till.backend.count("GET", "/v1/reconciliation/days"), 0);
}

void TestTillFinance::aSupervisorReadsAndChangesNothing()
{
    Finance till("supervisor");
    till.signIn();
    till.press(Qt::Key_6, Qt::ControlModifier);
    QTRY_VERIFY(till.matrix()->isVisible() && till.matrix()->model()->rowCount() > 0);
    for (const char* name : {"import_open", "day_run", "day_close"})
        QVERIFY2(!till.shown<QAbstractButton>(name), name);
    till.press(Qt::Key_F8);
    till.press(Qt::Key_7, Qt::ControlModifier);
    QTRY_COMPARE(till.list()->model()->rowCount(), 8);
    QVERIFY(!till.shown<QAbstractButton>("do_write_off"));
    QVERIFY(!till.shown<QAbstractButton>("bulk_open"));
    till.press(Qt::Key_W);
    QVERIFY(!till.shown<QLineEdit>("action_remark"));
    QCOMPARE(till.backend.count("POST", "/v1/reconciliation/runs"), 0);
}

void TestTillFinance::everyNumberLeadsToAsManyRows()
{
    Finance till;
    till.openDays();
    till.goTo(1, 0);
    QVERIFY(till.said("day_facts").contains(QStringLiteral("8 to explain")));
    till.press(Qt::Key_Return);
    QTRY_COMPARE(till.list()->model()->rowCount(), 8);
    till.press(Qt::Key_Escape);
    QTRY_VERIFY(till.shown<QAbstractButton>("counter_second"));
    QVERIFY(till.shown<QAbstractButton>("counter_second")->text().startsWith(QLatin1Char('1')));
    till.click("counter_second");
    QTRY_COMPARE(till.list()->model()->rowCount(), 1);
    till.press(Qt::Key_Escape);
    QTRY_VERIFY(till.matrix()->isVisible());
    till.goTo(1, 3); // all wallets
    till.click("day_exceptions");
    QTRY_COMPARE(till.list()->model()->rowCount(), 8);
}

void TestTillFinance::aRunIsShownUntilItEndsAndCanBeCancelled()
{
    Finance till;
    till.openDays();
    till.goTo(1, 0);
    till.press(Qt::Key_F8);
    QTRY_VERIFY(till.said("job_text").contains(QStringLiteral("matching 64 %")));
    QVERIFY(till.said("job_text").contains(QStringLiteral("00:40 left")));
    const int looks = till.backend.count("GET", "/v1/reconciliation/runs");
    QTRY_VERIFY_WITH_TIMEOUT(till.backend.count("GET", "/v1/reconciliation/runs") > looks, 3000);
    till.click("job_cancel");
    QTRY_VERIFY(!till.shown<QAbstractButton>("job_cancel"));
    QCOMPARE(till.backend.finance.runs.front().state, QByteArray("CANCELLED"));
}

void TestTillFinance::aDayIsClosedWithARemarkAndOpenedAgain()
{
    Finance till;
    till.openDays();
    till.goTo(2, 0);
    till.click("day_close");
    QVERIFY(!till.shown<QAbstractButton>("day_confirm")->isEnabled());
    till.shown<QLineEdit>("day_remark")->setText(QStringLiteral("checked"));
    till.press(Qt::Key_Return);
    QTRY_VERIFY(till.said("day_facts").contains(QStringLiteral("Closed by")));
    QVERIFY(!till.shown<QAbstractButton>("day_run")->isEnabled());
    till.click("day_close"); // Reopen…
    till.shown<QLineEdit>("day_remark")->setText(QStringLiteral("a late refund"));
    till.press(Qt::Key_Return);
    QTRY_VERIFY(!till.said("day_facts").contains(QStringLiteral("Closed by")));
    till.goTo(1, 0); // not explained yet
    QVERIFY(!till.shown<QAbstractButton>("day_close")->isEnabled());
}

void TestTillFinance::aBillOfAnUnknownDayIsNotImported()
{
    Finance till;
    till.openDays();
    till.dropBill(Finance::preview());
    QVERIFY(!till.shown<QAbstractButton>("import_send")->isEnabled());
    QVERIFY(till.said("import_doubt").contains(QStringLiteral("Choose the account and the day")));
    wire::BillPreview certain = Finance::preview();
    certain.accountId = ChannelAccountId::trusted("M1000-alipay");
    certain.day = till.backend.finance.days.front().day;
    till.press(Qt::Key_Escape);
    till.dropBill(certain);
    QVERIFY(till.shown<QAbstractButton>("import_send")->isEnabled());
    till.click("import_send");
    QTRY_VERIFY(till.said("import_headline").contains(QStringLiteral("rows 12, of them unreadable 1")));
    QCOMPARE(till.backend.finance.bills.front().day, certain.day);
    QCOMPARE(till.backend.finance.bills.front().accountId.bytes(), QByteArray("M1000-alipay"));
}

void TestTillFinance::theSameBillIsRefusedWithWhoAndWhen()
{
    Finance till;
    till.openDays();
    wire::BillPreview again = Finance::preview();
    again.accountId = ChannelAccountId::trusted("M1000-alipay");
    again.day = till.backend.finance.days.front().day;
    wire::Bill same;
    same.billId = BillId::trusted("B1");
    same.accountId = again.accountId;
    same.channel = again.channel;
    same.day = again.day;
    same.kind = "TRADE";
    same.source = "UPLOADED";
    same.name = QStringLiteral("bill.csv");
    same.sha256 = QByteArray(64, 'a');
    same.receivedBy = "operator:chen";
    same.receivedAt = *UtcTime::parseRfc3339("2026-11-22T01:14:00Z");
    again.duplicateOf = {same};
    till.dropBill(again);
    QVERIFY(till.said("import_doubt").contains(QStringLiteral("11-22 09:14 by chen")));
    QVERIFY(!till.shown<QAbstractButton>("import_send")->isEnabled());
}

void TestTillFinance::badRowsAreSavedWithoutFormulas()
{
    Finance till;
    till.openDays();
    wire::BillPreview certain = Finance::preview();
    certain.accountId = ChannelAccountId::trusted("M1000-alipay");
    certain.day = till.backend.finance.days.front().day;
    till.dropBill(certain);
    till.click("import_send");
    QTRY_VERIFY(till.shown<QAbstractButton>("import_bad"));
    QVERIFY(till.saved("import_bad").contains("17,'=AMOUNT_MALFORMED"));
}

void TestTillFinance::aWriteOffAboveTheLimitGoesToASecondPerson()
{
    Finance till;
    till.openExceptions();
    till.press(Qt::Key_J);
    till.press(Qt::Key_J); // ours only, 12,345.00
    till.press(Qt::Key_W);
    QVERIFY(till.said("action_consequence").contains(QStringLiteral("above the limit")));
    till.press(Qt::Key_Return, Qt::ControlModifier); // without a remark nothing is done
    QCOMPARE(till.backend.finance.exceptions[2].state, QByteArray("OPEN"));
    till.shown<QLineEdit>("action_remark")->setText(QStringLiteral("lost voucher"));
    till.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(till.backend.finance.exceptions[2].state, QByteArray("WAITING"));
    QTRY_VERIFY(till.said("exception_told").contains(QStringLiteral("second person")));
    QVERIFY(till.said("exception_history").contains(QStringLiteral("lost voucher")));
}

void TestTillFinance::manyAreTriedBeforeTheyAreDone()
{
    Finance till;
    till.openExceptions();
    till.press(Qt::Key_Space);
    till.press(Qt::Key_J);
    till.press(Qt::Key_Space);
    QVERIFY(till.shown<QAbstractButton>("bulk_open")->text().contains(QStringLiteral("2 selected")));
    till.click("bulk_open");
    till.press(Qt::Key_C);
    till.shown<QLineEdit>("action_remark")->setText(QStringLiteral("looked at"));
    till.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(till.said("bulk_outcome").contains(QStringLiteral("would be done 2")));
    QCOMPARE(till.backend.finance.exceptions[0].history.size(), size_t{1}); // a trial
    till.click("bulk_do");
    QTRY_VERIFY(till.said("bulk_outcome").startsWith(QStringLiteral("Done 2")));
    QCOMPARE(till.backend.finance.exceptions[0].history.size(), size_t{2});
    QCOMPARE(till.backend.finance.exceptions[2].history.size(), size_t{1}); // not chosen
    till.press(Qt::Key_Escape);
    till.press(Qt::Key_Escape);
    till.click("class_fee_differs");
    QTRY_COMPARE(till.list()->model()->rowCount(), 1);
    till.click("bulk_open");
    QVERIFY(till.shown<QAbstractButton>("bulk_all")->text().contains(QStringLiteral("Fee differs")));
}

void TestTillFinance::aNumberIsFoundWhateverIsFiltered()
{
    Finance till;
    till.openExceptions();
    till.click("class_duplicate");
    QTRY_COMPARE(till.list()->model()->rowCount(), 1);
    till.press(Qt::Key_F, Qt::ControlModifier);
    till.shown<QLineEdit>("exception_search")->setText(QStringLiteral("42000012342026112300000000003"));
    QTRY_VERIFY(till.said("exception_title").startsWith(QStringLiteral("Only ours")));
    QCOMPARE(till.list()->model()->rowCount(), 1);
    const QByteArray csv = till.saved("exception_export");
    QVERIFY(csv.contains("42000012342026112300000000003"));
    QCOMPARE(csv.count("\r\n"), 2);
}

void TestTillFinance::aRefusalSaysWhatToDoAndTheCode()
{
    Finance till;
    till.openExceptions();
    till.backend.finance.refuseWith = "EXCEPTION_NOT_OPEN";
    till.press(Qt::Key_C);
    till.shown<QLineEdit>("action_remark")->setText(QStringLiteral("?"));
    till.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(till.said("exception_told"),
                 QStringLiteral("Somebody has explained this, or it waits for a second person. Look again: the history "
                                "says who. (EXCEPTION_NOT_OPEN)"));
    QVERIFY(till.shown<QLineEdit>("action_remark")); // what was typed is kept
}

void TestTillFinance::everyControlHasAName()
{
    Finance till;
    till.openDays();
    const auto check = [&till] {
        for (QWidget* control : till.window().findChildren<QWidget*>()) {
            const bool needsName = qobject_cast<QAbstractButton*>(control) || qobject_cast<QLineEdit*>(control) ||
                                   qobject_cast<QTableView*>(control) || control->inherits("QComboBox") ||
                                   control->inherits("QDateEdit");
            const QString name = control->objectName();
            if (!needsName || !control->isVisible() || name.startsWith(QLatin1String("qt_")))
                continue;
            if (control->inherits("QTableCornerButton"))
                continue;
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(control);
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), qPrintable(name));
        }
    };
    check();
    till.goTo(2, 0);
    till.click("day_close");
    check();
    till.press(Qt::Key_Escape);
    till.press(Qt::Key_F8);
    QTRY_VERIFY(till.shown<QAbstractButton>("job_cancel"));
    check();
    till.dropBill(Finance::preview());
    check();
    till.press(Qt::Key_Escape);
    till.press(Qt::Key_7, Qt::ControlModifier);
    QTRY_COMPARE(till.list()->model()->rowCount(), 8);
    till.press(Qt::Key_A);
    check();
    till.press(Qt::Key_Escape);
    till.click("bulk_open");
    check();
}

void TestTillFinance::bothPagesAreTranslatedLive()
{
    Finance till;
    till.openDays();
    till.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(till.said("reconciliation_sentence").contains(QStringLiteral("条差异")));
    QVERIFY(till.matrix()->model()->index(1, 0).data().toString().contains(QStringLiteral("有差异")));
    QVERIFY(till.shown<QAbstractButton>("counter_open")->text().contains(QStringLiteral("待处理")));
    till.press(Qt::Key_7, Qt::ControlModifier);
    QTRY_COMPARE(till.list()->model()->rowCount(), 8);
    till.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(till.said("exception_title").startsWith(QStringLiteral("Only theirs")));
    QVERIFY(till.shown<QAbstractButton>("do_write_off")->text().contains(QStringLiteral("Write off")));
}

void TestTillFinance::nothingIsOutsideASmallWindow_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("English, 1024") << QStringLiteral("en") << QSize(1024, 768);
    QTest::newRow("Chinese, 1024") << QStringLiteral("zh_CN") << QSize(1024, 768);
    QTest::newRow("English, 150 % of 1366") << QStringLiteral("en") << QSize(910, 512);
    QTest::newRow("Chinese, 150 % of 1366") << QStringLiteral("zh_CN") << QSize(910, 512);
}

void TestTillFinance::nothingIsOutsideASmallWindow()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Finance till("finance", language);
    till.window().resize(size);
    till.openDays();
    const auto check = [&till](std::initializer_list<const char*> names) {
        for (const char* name : names) {
            QWidget* control = till.shown<QWidget>(name);
            QVERIFY2(control, name);
            const QRect place(control->mapTo(&till.window(), QPoint(0, 0)), control->size());
            QVERIFY2(till.window().rect().contains(place), name);
            QVERIFY2(control->visibleRegion().boundingRect().height() >= 38, name);
            QCOMPARE(control->visibleRegion().boundingRect().size(), control->size());
            if (auto* button = qobject_cast<QAbstractButton*>(control))
                QVERIFY2(button->fontMetrics().size(Qt::TextShowMnemonic, button->text()).width() <= button->width(),
                         name);
        }
    };
    till.goTo(2, 0);
    QTest::qWait(50);
    QCOMPARE(till.window().size(), size);
    check({"day_matrix", "day_exceptions", "day_run", "day_close", "import_open", "counter_risk", "counter_failed",
           "sign_out", "tab_reconciliation", "tab_exceptions"});
    till.click("day_close");
    QTest::qWait(50);
    check({"day_remark", "day_confirm", "day_back"});
    till.press(Qt::Key_Escape);
    till.press(Qt::Key_7, Qt::ControlModifier);
    QTRY_COMPARE(till.list()->model()->rowCount(), 8);
    QTest::qWait(50);
    check({"exception_list", "exception_search", "bulk_open", "exception_export", "do_query", "do_write_off",
           "do_comment", "tab_reconciliation", "tab_exceptions"});
    till.press(Qt::Key_W);
    QTest::qWait(50);
    check({"action_remark", "action_confirm", "action_back"});
}

QTEST_MAIN(TestTillFinance)
#include "tst_till_finance.moc"
