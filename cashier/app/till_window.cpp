// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "till/till_window.h"

#include "models/money_text.h"
#include "models/payment_reading.h"
#include "models/till_desk.h"
#include "models/till_settings.h"
#include "models/words.h"
#include "sound/player.h"
#include "till/top_bar.h"
#include "widgets/banner.h"
#include "widgets/focus_ring.h"
#include "widgets/theme.h"
#include "wire/payer_codes.h"

#include <QEvent>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::till {

namespace {

using models::TillDesk;
using models::TillSettings;

// What a 1366 × 768 screen has at 150 % of size.
constexpr QSize kLeastSize(880, 480);
constexpr QSize kUsualSize(1280, 800);

} // namespace

TillWindow::TillWindow(const screens::Tools& tools, Language& language)
    : m_tools(tools), m_language(language), m_bar(new TopBar(tools)), m_offline(new widgets::Banner(tools.theme)),
      m_late(new widgets::Banner(tools.theme)), m_pages(new QStackedWidget),
      m_scanner(tools.timers, tools.clock, [this](const QByteArray& digits) { return takeScan(digits); })
{
    setMinimumSize(kLeastSize);
    resize(kUsualSize);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_offline);
    column->addWidget(m_late);
    column->addWidget(m_pages, 1);
    m_offline->setObjectName(QStringLiteral("offline_banner"));
    m_late->setObjectName(QStringLiteral("late_banner"));
    makeScreens();
    new widgets::FocusRing(tools.theme, this);
    wire();
    retranslate();
    open(QStringLiteral("sign_in"));
}

void TillWindow::makeScreens()
{
    std::vector<screens::Screen*> withPlace;
    for (const screens::MakeScreen make : screens::builtInScreens()) {
        screens::Screen* screen = make(m_tools).release();
        m_pages->addWidget(screen);
        connect(screen, &screens::Screen::wanted, this, &TillWindow::open);
        if (screen->barEntry())
            withPlace.push_back(screen);
    }
    std::ranges::sort(withPlace, {}, [](const screens::Screen* screen) { return screen->barEntry()->order; });
    m_bar->setScreens(withPlace);
    connect(m_bar, &TopBar::opened, this, [this](const QString& screen) { open(screen); });
}

void TillWindow::wire()
{
    connect(&m_tools.desk, &TillDesk::signedIn, this, [this] {
        open(home());
        retranslate();
    });
    connect(&m_tools.desk, &TillDesk::signedOut, this, [this] {
        open(QStringLiteral("sign_in"));
        retranslate();
    });
    connect(&m_tools.desk, &TillDesk::linkChanged, this, &TillWindow::showLink);
    connect(&m_tools.desk, &TillDesk::lateMoneyChanged, this, [this](bool more) {
        showLateMoney();
        if (more && !m_tools.settings.isMuted())
            m_tools.player.play(sound::Pattern::Unknown);
    });
    connect(m_late, &widgets::Banner::actionPressed, this, [this] {
        const auto& late = m_tools.desk.lateMoney();
        const bool doubtful = !late.empty() && late.front().doubtfulMoney;
        m_tools.desk.dismissLateMoney();
        if (doubtful)
            open(QStringLiteral("doubtful_money"));
    });
    connect(&m_tools.settings, &TillSettings::changed, this, [this](TillSettings::Key key) {
        if (key == TillSettings::Key::Language)
            m_language.speak(m_tools.settings.language());
        if (key == TillSettings::Key::Theme)
            m_tools.theme.setDark(m_tools.settings.isDark());
    });
}

void TillWindow::open(const QString& screen, const QString& subject)
{
    for (int i = 0; i < m_pages->count(); ++i) {
        if (m_pages->widget(i)->objectName() != screen)
            continue;
        m_pages->setCurrentIndex(i);
        m_bar->showCurrent(current());
        current()->about(subject);
        current()->entered();
    }
}

/// Where a session begins and Esc leads back to.
QString TillWindow::home() const
{
    const auto& session = m_tools.desk.session();
    for (const screens::Screen* page : m_bar->openable()) {
        if (session && page->isHomeOf(session->role))
            return page->name();
    }
    return QStringLiteral("checkout");
}

screens::Screen* TillWindow::current() const
{
    return static_cast<screens::Screen*>(m_pages->currentWidget());
}

/// Keys that lead to another page, once the page itself had no use for them.
bool TillWindow::takeNavigation(const QKeyEvent& event)
{
    if (event.isAutoRepeat() || !m_tools.desk.isSignedIn())
        return false;
    const std::vector<screens::Screen*> pages = m_bar->openable();
    if (event.modifiers() == Qt::ControlModifier) {
        for (const screens::Screen* page : pages) {
            if (event.key() == Qt::Key_0 + page->barEntry()->order) {
                open(page->name());
                return true;
            }
        }
        return false;
    }
    if (event.key() == Qt::Key_F6 || event.key() == Qt::Key_F7) {
        open(QStringLiteral("payments"));
        return true;
    }
    if (event.key() == Qt::Key_Escape && current()->name() != home()) {
        open(home());
        return true;
    }
    return false;
}

/// The switches that work on every page. Not as QShortcuts: those sleep while the window is not active.
bool TillWindow::takeSwitch(const QKeyEvent& event)
{
    if (event.isAutoRepeat())
        return false;
    if (event.key() == Qt::Key_F11) {
        setWindowState(windowState() ^ Qt::WindowFullScreen);
        return true;
    }
    const Qt::KeyboardModifiers modifiers = event.modifiers();
    if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier) && event.key() == Qt::Key_L)
        m_bar->switchLanguage();
    else if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier) && event.key() == Qt::Key_D)
        m_bar->switchTheme();
    else if (modifiers == Qt::ControlModifier && event.key() == Qt::Key_M)
        m_bar->switchSound();
    else
        return false;
    return true;
}

/// A customer's code leads to the checkout from everywhere; any other number belongs where the cashier is.
bool TillWindow::takeScan(const QByteArray& digits)
{
    if (!m_tools.desk.isSignedIn())
        return false;
    const bool isHomeHere = home() == QLatin1String("checkout"); // else this operator does not sell
    const bool isWallets = isHomeHere && wire::PayerCodes::usual().walletOf(digits).has_value();
    const bool isAtCheckout = current()->name() == QLatin1String("checkout");
    if (!isAtCheckout && !isWallets)
        return current()->takeScan(digits);
    if (!isAtCheckout)
        open(QStringLiteral("checkout"));
    return current()->takeScan(digits);
}

void TillWindow::keyPressEvent(QKeyEvent* event)
{
    if (takeSwitch(*event))
        return;
    if (!current()->takeKey(*event) && !takeNavigation(*event))
        QWidget::keyPressEvent(event);
}

void TillWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TillWindow::retranslate()
{
    const auto& session = m_tools.desk.session();
    const QString till = tr("Till %1").arg(m_tools.desk.tillNo().text());
    setWindowTitle(session ? QStringLiteral("%1 · %2 – Guitai").arg(till, session->merchantName)
                           : QStringLiteral("%1 – Guitai").arg(till));
    showLink();
    showLateMoney();
}

void TillWindow::showLink()
{
    if (!m_tools.desk.link().isOffline() || !m_tools.desk.isSignedIn()) {
        m_offline->hide();
        return;
    }
    m_offline->present(models::Glyph::Offline, models::Tone::Failed,
                       tr("No connection to the backend. New payments wait; the amount is kept. The till "
                          "tries again by itself."));
}

void TillWindow::showLateMoney()
{
    const auto& late = m_tools.desk.lateMoney();
    if (late.empty() || !m_tools.desk.isSignedIn()) {
        m_late->hide();
        return;
    }
    const wire::Payment& payment = late.front();
    const QString amount = models::moneyText(payment.amount);
    const QString order = payment.merchantOrderNo.text();
    if (payment.doubtfulMoney)
        m_late->present(models::Glyph::Clock, models::Tone::Unknown,
                        tr("%1 arrived too late for order %2. A supervisor accepts or refunds it.").arg(amount, order),
                        tr("Decide"));
    else
        m_late->present(models::Glyph::CheckCircle, models::Tone::Paid,
                        tr("%1 for order %2 was paid after you moved on. It is booked as paid.").arg(amount, order),
                        tr("Seen"));
}

} // namespace guitai::till
