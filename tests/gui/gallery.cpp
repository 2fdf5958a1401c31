// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints every state of the till in both languages and both themes into a folder, to be looked at:
// guitai-gallery <folder> [<width> <height> [finance]]; with the last word only finance's pages.
#include "finance_gallery.h"
#include "till_fixture.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>

namespace {

using guitai::models::PaymentState;
using guitai::test::ScriptedBackend;
using guitai::test::TillFixture;

class Gallery
{
public:
    Gallery(QString folder, QSize size, const QString& language, const QString& theme)
        : m_folder(std::move(folder)), m_size(size), m_suffix(QStringLiteral("-%1-%2.png").arg(language, theme)),
          m_till(language, theme)
    {
        m_till.options.flowTimes.primaryGuard = std::chrono::milliseconds(0);
        m_till.options.flowTimes.paidShown = std::chrono::minutes(5);
        m_till.options.callLimits.answer = std::chrono::seconds(1);
        fillBooks();
        m_till.start();
        m_till.window().resize(m_size);
    }

    void paint()
    {
        QTest::qWait(300);
        m_till.press(Qt::Key_Tab);
        grab("01-sign-in");
        m_till.signIn();
        QTest::qWait(600);
        grab("02-checkout");
        m_till.type("12.00+0.30");
        grab("03-amount");
        charge(ScriptedBackend::OnCreate::Place, PaymentState::ShowingQr);
        QTest::qWait(300);
        grab("04-qr");
        m_till.backend.pay();
        until(PaymentState::Paid);
        QTest::qWait(400);
        grab("05-paid");
        paintBooks();
        m_till.press(Qt::Key_1, Qt::ControlModifier);
        paintTrouble();
    }

private:
    void paintBooks()
    {
        m_till.press(Qt::Key_F6);
        QTest::qWait(500);
        grab("20-payments");
        m_till.press(Qt::Key_Down);
        m_till.press(Qt::Key_Return);
        QTest::qWait(600);
        grab("21-payment");
        m_till.press(Qt::Key_F7);
        QTest::qWait(300);
        grab("22-refund");
        m_till.shown<QLineEdit>("refund_amount")->setText(QStringLiteral("30.00"));
        m_till.shown<QLineEdit>("approver_name")->setText(QStringLiteral("supervisor"));
        m_till.shown<QLineEdit>("approver_pin")->setText(QStringLiteral("000000"));
        m_till.press(Qt::Key_Return);
        QTest::qWait(500);
        grab("23-refund-pin-wrong");
        m_till.backend.onRefund = ScriptedBackend::OnRefund::LeaveRunning;
        m_till.shown<QLineEdit>("approver_pin")->setText(QLatin1String(ScriptedBackend::kPin));
        m_till.press(Qt::Key_Return);
        QTest::qWait(500);
        grab("24-refund-running");
        m_till.backend.finishRefund();
        m_till.press(Qt::Key_F5);
        QTest::qWait(500);
        grab("25-refund-done");
        m_till.press(Qt::Key_Return);
        QTest::qWait(500);
        m_till.press(Qt::Key_Return);
        QTest::qWait(600);
        grab("26-payment-refunded");
        m_till.press(Qt::Key_Escape);
        m_till.child<QLineEdit>("payment_search")->setText(QStringLiteral("KX8841"));
        QTest::qWait(700);
        grab("27-search");
        m_till.child<QLineEdit>("payment_search")->clear();
        m_till.press(Qt::Key_3, Qt::ControlModifier);
        QTest::qWait(500);
        grab("28-doubtful");
        m_till.press(Qt::Key_F7);
        QTest::qWait(200);
        grab("29-doubtful-confirm");
        m_till.press(Qt::Key_Escape);
        m_till.press(Qt::Key_1, Qt::ControlModifier);
        m_till.child<QAbstractButton>("sign_out")->click();
        m_till.backend.role = "supervisor";
        m_till.signIn();
        QTest::qWait(300);
        m_till.press(Qt::Key_4, Qt::ControlModifier);
        QTest::qWait(600);
        grab("30-account");
        paintWallets();
    }

    void fillBooks()
    {
        const auto now = guitai::SystemClock().now();
        for (const int minor : {3600, 12000, 880, 1234500})
            m_till.backend.addPaid(minor, now - std::chrono::minutes(minor % 600 / 10 + 3));
        m_till.backend.addDoubtful(5800, now - std::chrono::hours(50));
        m_till.backend.addDoubtful(1230, now - std::chrono::minutes(30), "PAID_TWICE");
        m_till.backend.addAccount();
        m_till.backend.addWallet("wechat", "WECHAT_NATIVE");
        m_till.backend.addWallet("alipay", "ALIPAY_QR");
        m_till.backend.addWallet("unionpay", "UNIONPAY_QR");
        m_till.backend.addWallet("aggregate", "AGGREGATE_QR");
        m_till.backend.wallets.front().certificates = {
            {"pfx_base64", "01", now + std::chrono::hours(24 * 12), 12, true}};
    }
    void paintWallets()
    {
        m_till.backend.setWallet("alipay", "degraded", "FAILURE_RATE");
        m_till.backend.setWallet("unionpay", "trial", "FAILURES_IN_A_ROW");
        m_till.press(Qt::Key_1, Qt::ControlModifier);
        next();
        QTest::qWait(400);
        grab("31-wallet-down");
        m_till.press(Qt::Key_5, Qt::ControlModifier);
        QTest::qWait(400);
        m_till.child<QWidget>("wallet_card_wechat")
            ->findChild<QAbstractButton*>(QStringLiteral("wallet_action"))
            ->click();
        QTest::qWait(200);
        grab("32-channels");
        m_till.child<QWidget>("wallet_card_wechat")
            ->findChild<QLineEdit*>(QStringLiteral("wallet_why"))
            ->setText(QStringLiteral("盘点 stocktaking"));
        m_till.press(Qt::Key_Return);
        QTest::qWait(400);
        grab("33-channels-paused");
        m_till.child<QWidget>("wallet_card_wechat")
            ->findChild<QAbstractButton*>(QStringLiteral("wallet_test"))
            ->click();
        QTest::qWait(400);
        grab("35-channels-test");
        m_till.backend.moveTest("PASSED");
        QTest::qWait(1500);
        m_till.shown<QAbstractButton>("own_link_test")->click();
        QTest::qWait(300);
        grab("36-channels-tested");
        m_till.press(Qt::Key_1, Qt::ControlModifier);
        QTest::qWait(300);
        grab("34-wallet-paused");
        for (const char* code : {"wechat", "alipay", "unionpay"})
            m_till.backend.setWallet(code, "healthy");
    }
    void paintOneCode()
    {
        next();
        m_till.child<QAbstractButton>("wallet_aggregate")->click();
        QTest::qWait(200);
        grab("50-one-code-chosen");
        charge(ScriptedBackend::OnCreate::Place, PaymentState::ShowingQr);
        QTest::qWait(300);
        grab("51-one-code");
        m_till.backend.choose("ALIPAY_WAP");
        QTest::qWait(400);
        grab("52-one-code-wallet");
        m_till.backend.pay();
        until(PaymentState::Paid);
        m_till.child<QAbstractButton>("wallet_wechat")->click();
    }
    void charge(ScriptedBackend::OnCreate onCreate, PaymentState state)
    {
        m_till.backend.onCreate = onCreate;
        m_till.press(Qt::Key_Return);
        until(state);
    }
    void until(PaymentState state)
    {
        (void)QTest::qWaitFor([this, state] { return m_till.state() == state; }, 5000);
    }
    void next()
    {
        if (m_till.state() != PaymentState::Entering)
            m_till.press(Qt::Key_Return);
        until(PaymentState::Entering);
        m_till.press(Qt::Key_Delete);
        m_till.type("36.00");
    }
    void paintTrouble()
    {
        next();
        m_till.type("+9000");
        m_till.press(Qt::Key_Return);
        grab("06-large-amount");
        m_till.press(Qt::Key_Delete);
        m_till.type("36.00");
        m_till.backend.onCreate = ScriptedBackend::OnCreate::Swallow;
        m_till.press(Qt::Key_Return);
        QTest::qWait(100);
        grab("07-sending");
        until(PaymentState::Checking);
        grab("08-checking");
        m_till.backend.onCreate = ScriptedBackend::OnCreate::Place;
        (void)QTest::qWaitFor([this] { return m_till.state() == PaymentState::ShowingQr; }, 9000);
        m_till.backend.fail("NOTENOUGH");
        until(PaymentState::Failed);
        grab("09-failed");
        charge(ScriptedBackend::OnCreate::Place, PaymentState::ShowingQr);
        m_till.backend.closeByExpiry();
        until(PaymentState::Expired);
        grab("10-expired");
        m_till.backend.moneyAfterClose();
        until(PaymentState::PaidLate);
        grab("11-paid-late");
        next();
        charge(ScriptedBackend::OnCreate::Place, PaymentState::ShowingQr);
        m_till.backend.closesUnknown = true;
        m_till.press(Qt::Key_Escape);
        until(PaymentState::Reversing);
        grab("12-reversing");
        m_till.backend.closesUnknown = false;
        (void)QTest::qWaitFor([this] { return m_till.state() == PaymentState::Reversed; }, 9000);
        grab("13-reversed");
        paintScans();
        paintOneCode();
        next();
        m_till.backend.moneyAfterClose();
        m_till.backend.goDown();
        QTest::qWait(2000);
        m_till.press(Qt::Key_Return);
        QTest::qWait(500);
        grab("14-offline");
    }
    void scan(const char* digits)
    {
        for (const char* digit = digits; *digit; ++digit)
            QTest::keyClick(&m_till.window(), *digit);
        m_till.press(Qt::Key_Return);
    }
    void paintScans()
    {
        next();
        scan("9787111213826");
        grab("40-scan-no-wallets");
        m_till.backend.onCreate = ScriptedBackend::OnCreate::Swallow;
        scan("134567890123456789");
        grab("41-scan-sending");
        until(PaymentState::Checking);
        grab("42-scan-checking");
        m_till.backend.onCreate = ScriptedBackend::OnCreate::Place;
        (void)QTest::qWaitFor([this] { return m_till.state() == PaymentState::Confirming; }, 9000);
        QTest::qWait(2100);
        grab("43-scan-confirming");
        scan("281234567890123456");
        grab("44-scan-under-way");
        m_till.backend.beginReversing();
        m_till.backend.closesUnknown = true;
        until(PaymentState::Reversing);
        grab("45-scan-reversing");
        m_till.backend.closesUnknown = false;
        m_till.backend.finishReversing();
        until(PaymentState::Reversed);
        grab("46-scan-reversed");
        next();
        scan("281234567890123456");
        until(PaymentState::Confirming);
        m_till.backend.fail("PAYER_CODE_EXPIRED");
        until(PaymentState::Failed);
        grab("47-scan-expired");
        scan("281234567890123457");
        until(PaymentState::Confirming);
        m_till.backend.pay();
        until(PaymentState::Paid);
        grab("48-scan-paid");
    }
    void grab(const char* name)
    {
        QTest::qWait(60);
        m_till.window().grab().save(QDir(m_folder).filePath(QLatin1String(name) + m_suffix));
    }

    QString m_folder;
    QSize m_size;
    QString m_suffix;
    TillFixture m_till;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    const QString folder = words.value(1, QStringLiteral("gallery"));
    const QSize size(words.value(2, QStringLiteral("1024")).toInt(), words.value(3, QStringLiteral("768")).toInt());
    QDir().mkpath(folder);
    for (const char* language : {"zh_CN", "en"}) {
        for (const char* theme : {"light", "dark"}) {
            guitai::test::paintFinance(folder, size, QLatin1String(language), QLatin1String(theme));
            if (words.value(4) != QLatin1String("finance"))
                Gallery(folder, size, QLatin1String(language), QLatin1String(theme)).paint();
        }
    }
    return 0;
}
