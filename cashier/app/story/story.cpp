// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "till/story/story.h"

#include <QJsonDocument>
#include <QTest>

#include <cstdio>

namespace guitai::till {

namespace {

using models::PaymentState;

constexpr Duration kGlance{50};
constexpr Duration kSettle{400}; // Enter is deaf for a moment after a change, as it is for a cashier

} // namespace

Story::Story(Till& till, async::Timers& timers, StoryPlan plan)
    : m_till(till), m_timers(timers), m_plan(std::move(plan))
{
}

async::Task<> Story::play()
{
    if (!m_plan.financePassword.isEmpty()) {
        auto books = keepBooks();
        m_exitCode = co_await books ? 0 : 1;
        co_return;
    }
    auto signedIn = signIn();
    if (!co_await signedIn)
        co_return;
    if (!m_plan.payerCodeFile.isEmpty()) {
        auto byCode = chargeByCode();
        m_exitCode = co_await byCode ? 0 : 1;
        co_return;
    }
    auto charged = charge();
    if (!co_await charged)
        co_return;
    auto paid = waitForPaid("paid");
    if (!co_await paid)
        co_return;
    if (!m_plan.supervisorPassword.isEmpty()) {
        auto after = afterSale();
        if (!co_await after)
            co_return;
    }
    m_exitCode = 0;
}

async::Task<bool> Story::signIn()
{
    const std::function<bool()> online = [this] {
        return m_till.desk().link().state() == backend_client::LinkWatch::State::Online;
    };
    auto reached = waitFor(online, std::chrono::seconds(20));
    if (!co_await reached)
        co_return fail("backend_not_reached");
    auto pictures = takePictures("sign-in");
    co_await pictures;
    auto entering = enterAs(m_plan.operatorName, m_plan.password);
    if (!co_await entering)
        co_return fail("sign_in_refused");
    tell({{QStringLiteral("event"), QStringLiteral("signed_in")}});
    co_return true;
}

async::Task<bool> Story::enterAs(QString name, QString password)
{
    // Whoever worked here last is remembered; the story says who comes now.
    m_till.window().findChild<QWidget*>(QStringLiteral("operator"))->setFocus();
    press(Qt::Key_A, Qt::ControlModifier);
    type(name.toUtf8());
    press(Qt::Key_Tab);
    type(password.toUtf8());
    press(Qt::Key_Return);
    const std::function<bool()> signedIn = [this] { return m_till.desk().isSignedIn(); };
    auto entered = waitFor(signedIn, std::chrono::seconds(15));
    co_return co_await entered;
}

async::Task<bool> Story::charge()
{
    auto settle = m_timers.after(kSettle);
    co_await settle;
    if (m_till.desk().flow().state() != PaymentState::Entering)
        co_return fail("till_was_busy");
    type(m_plan.amountKeys);
    auto pictures = takePictures("checkout");
    co_await pictures;
    auto pause = m_timers.after(kSettle);
    co_await pause;
    press(Qt::Key_Return);
    const std::function<bool()> shown = [this] { return m_till.desk().flow().state() == PaymentState::ShowingQr; };
    auto placed = waitFor(shown, std::chrono::seconds(30));
    if (!co_await placed)
        co_return fail("no_code");
    auto codePictures = takePictures("qr");
    co_await codePictures;
    tell({{QStringLiteral("event"), QStringLiteral("qr_shown")},
          {QStringLiteral("payment_no"), m_till.desk().flow().sale().payment->paymentNo.text()},
          {QStringLiteral("screenshot"), m_plan.pictures.absoluteFilePath(pictureName("qr"))}});
    co_return true;
}

async::Task<bool> Story::waitForPaid(QByteArray page)
{
    const std::function<bool()> isPaid = [this] { return m_till.desk().flow().state() == PaymentState::Paid; };
    auto paid = waitFor(isPaid, m_plan.payWithin);
    if (!co_await paid)
        co_return fail("not_paid_in_time");
    const QString paymentNo = m_till.desk().flow().sale().payment->paymentNo.text();
    auto pictures = takePictures(page);
    co_await pictures;
    tell({{QStringLiteral("event"), QStringLiteral("paid")}, {QStringLiteral("payment_no"), paymentNo}});
    co_return true;
}

/// One picture per language and theme; ends with the language and theme it began with.
async::Task<> Story::takePictures(QByteArray page)
{
    for (int i = 0; i < 4; ++i) {
        auto settle = m_timers.after(kGlance * 3);
        co_await settle;
        m_till.window().grab().save(m_plan.pictures.filePath(pictureName(page)));
        press(i % 2 == 0 ? Qt::Key_D : Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    }
}

async::Task<bool> Story::waitFor(std::function<bool()> condition, Duration atMost)
{
    for (Duration waited{0}; waited < atMost; waited += kGlance) {
        if (condition())
            co_return true;
        auto glance = m_timers.after(kGlance);
        co_await glance;
    }
    co_return condition();
}

void Story::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* const focused = m_till.window().focusWidget();
    QTest::keyClick(focused ? focused : &m_till.window(), key, modifiers);
}

void Story::type(const QByteArray& keys)
{
    for (const char key : keys) {
        QWidget* const focused = m_till.window().focusWidget();
        QTest::keyClick(focused ? focused : &m_till.window(), key);
    }
}

QString Story::pictureName(const QByteArray& page) const
{
    const QString language =
        m_till.settings().language() == QLatin1String("zh_CN") ? QStringLiteral("zh") : QStringLiteral("en");
    const QString theme = m_till.settings().isDark() ? QStringLiteral("dark") : QStringLiteral("light");
    return QStringLiteral("%1-%2-%3.png").arg(QString::fromLatin1(page), language, theme);
}

void Story::tell(QJsonObject line) const
{
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact);
    std::printf("%s\n", text.constData());
    std::fflush(stdout);
}

bool Story::fail(const char* reason)
{
    tell({{QStringLiteral("event"), QStringLiteral("failed")},
          {QStringLiteral("reason"), QLatin1String(reason)},
          {QStringLiteral("state"), QLatin1String(models::lookOf(m_till.desk().flow().state()).name)}});
    return false;
}

} // namespace guitai::till
