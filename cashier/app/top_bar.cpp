// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "till/top_bar.h"

#include "models/till_desk.h"
#include "models/till_settings.h"
#include "widgets/button.h"
#include "widgets/status_chip.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace guitai::till {

namespace {

using models::Glyph;
using models::TillSettings;
using models::Tone;
using widgets::Button;
using widgets::ButtonKind;

constexpr int kHeight = 56;
// What only helps gives way to what is pressed.
constexpr int kRoomForShop = 1200;
constexpr int kRoomForOperator = 1000;

} // namespace

TopBar::TopBar(const screens::Tools& tools)
    : m_tools(tools), m_tabRow(new QHBoxLayout), m_place(new QLabel), m_operator(new QLabel),
      m_link(new widgets::StatusChip(tools.theme)), m_sound(new Button(tools.theme, ButtonKind::Quiet, Glyph::SoundOn)),
      m_language(new Button(tools.theme, ButtonKind::Quiet)),
      m_theme(new Button(tools.theme, ButtonKind::Quiet, Glyph::Moon)),
      m_signOut(new Button(tools.theme, ButtonKind::Quiet, Glyph::SignOut))
{
    setProperty("kind", QByteArray("bar"));
    setFixedHeight(kHeight);
    m_place->setProperty("kind", QByteArray("title"));
    m_operator->setProperty("kind", QByteArray("secondary"));
    m_sound->setObjectName(QStringLiteral("switch_sound"));
    m_language->setObjectName(QStringLiteral("switch_language"));
    m_theme->setObjectName(QStringLiteral("switch_theme"));
    m_signOut->setObjectName(QStringLiteral("sign_out"));
    m_link->setObjectName(QStringLiteral("link"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(20, 0, 8, 0);
    row->setSpacing(4);
    row->addWidget(m_place);
    row->addSpacing(12);
    row->addLayout(m_tabRow);
    row->addStretch();
    row->addWidget(m_link);
    row->addSpacing(8);
    row->addWidget(m_operator);
    row->addSpacing(4);
    for (Button* button : {m_sound, m_language, m_theme, m_signOut})
        row->addWidget(button);
    connect(m_sound, &Button::clicked, this, &TopBar::switchSound);
    connect(m_language, &Button::clicked, this, &TopBar::switchLanguage);
    connect(m_theme, &Button::clicked, this, &TopBar::switchTheme);
    connect(m_signOut, &Button::clicked, this, [this] { m_tools.desk.signOut(); });
    connect(&tools.desk, &models::TillDesk::linkChanged, this, &TopBar::showLink);
    connect(&tools.desk, &models::TillDesk::signedIn, this, &TopBar::showSession);
    connect(&tools.desk, &models::TillDesk::signedOut, this, &TopBar::showSession);
    connect(&tools.theme, &widgets::Theme::changed, this, &TopBar::retranslate);
    connect(&tools.settings, &TillSettings::changed, this, &TopBar::retranslate);
    retranslate();
}

void TopBar::setScreens(const std::vector<screens::Screen*>& screens)
{
    m_tabRow->setSpacing(0);
    for (screens::Screen* screen : screens) {
        auto* button = new Button(m_tools.theme, ButtonKind::Tab);
        button->setObjectName(QStringLiteral("tab_") + screen->name());
        button->setCheckable(true);
        m_tabRow->addWidget(button);
        m_tabs.push_back({screen, button});
        connect(button, &Button::clicked, this, [this, screen] { Q_EMIT opened(screen->name()); });
        connect(screen, &screens::Screen::waitingChanged, this, &TopBar::showTabs);
    }
    retranslate();
}

void TopBar::showCurrent(const screens::Screen* screen)
{
    // A page without a place of its own belongs to the one it was opened from.
    const bool hasPlace = std::ranges::find(m_tabs, screen, &Tab::screen) != m_tabs.end();
    for (const Tab& tab : m_tabs)
        tab.button->setChecked(hasPlace ? tab.screen == screen : tab.button->isChecked());
    giveRoom();
}

std::vector<screens::Screen*> TopBar::openable() const
{
    std::vector<screens::Screen*> open;
    const auto& session = m_tools.desk.session();
    for (const Tab& tab : m_tabs) {
        if (session && tab.screen->isFor(session->role))
            open.push_back(tab.screen);
    }
    return open;
}

void TopBar::showTabs()
{
    const std::vector<screens::Screen*> open = openable();
    for (const Tab& tab : m_tabs) {
        const screens::BarEntry entry = *tab.screen->barEntry();
        const int waiting = tab.screen->waiting();
        tab.button->setAccessibleName(waiting > 0 ? tr("%1, %2 waiting").arg(entry.title).arg(waiting) : entry.title);
        tab.button->setToolTip(tr("%1 (Ctrl+%2)").arg(entry.title).arg(entry.order));
        tab.button->setVisible(std::ranges::find(open, tab.screen) != open.end());
    }
    giveRoom();
}

/// Where the pages' names would be cut off, first who sits here is not said, then which till it is and how the line
/// is, and at last the other pages have their picture only.
void TopBar::giveRoom()
{
    const bool session = m_tools.desk.session().has_value();
    const auto isTight = [this] {
        layout()->invalidate();
        return layout()->sizeHint().width() > width();
    };
    m_operator->setVisible(session && width() >= kRoomForOperator);
    m_place->show();
    m_link->setVisible(session);
    showTabNames(true);
    if (isTight())
        m_operator->hide();
    if (isTight())
        m_place->setVisible(!session);
    if (isTight())
        m_link->setVisible(session && m_tools.desk.link().state() != backend_client::LinkWatch::State::Online);
    if (isTight())
        showTabNames(false);
}

void TopBar::showTabNames(bool all)
{
    for (const Tab& tab : m_tabs) {
        const screens::BarEntry entry = *tab.screen->barEntry();
        const int waiting = tab.screen->waiting();
        const bool named = all || tab.button->isChecked();
        const QString full = waiting > 0 ? tr("%1 · %2").arg(entry.title).arg(waiting) : entry.title;
        tab.button->setGlyph(named ? Glyph::None : entry.glyph);
        tab.button->setText(named ? full : waiting > 0 ? QString::number(waiting) : QString());
    }
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    showSession();
    QFrame::resizeEvent(event);
}

void TopBar::switchLanguage()
{
    const bool chinese = m_tools.settings.language() == QLatin1String("zh_CN");
    m_tools.settings.set(TillSettings::Key::Language, chinese ? QStringLiteral("en") : QStringLiteral("zh_CN"));
}

void TopBar::switchTheme()
{
    m_tools.settings.set(TillSettings::Key::Theme,
                         m_tools.settings.isDark() ? QStringLiteral("light") : QStringLiteral("dark"));
}

void TopBar::switchSound()
{
    m_tools.settings.set(TillSettings::Key::Muted, !m_tools.settings.isMuted());
}

void TopBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void TopBar::retranslate()
{
    const bool chinese = m_tools.settings.language() == QLatin1String("zh_CN");
    // Each language is named in itself: who cannot read the one shown finds the other.
    m_language->setText(chinese ? QStringLiteral("English") : QStringLiteral("中文"));
    m_language->setAccessibleName(tr("Switch the language"));
    m_theme->setGlyph(m_tools.settings.isDark() ? Glyph::Sun : Glyph::Moon);
    m_theme->setAccessibleName(m_tools.settings.isDark() ? tr("Switch to light colours")
                                                         : tr("Switch to dark colours"));
    m_sound->setGlyph(m_tools.settings.isMuted() ? Glyph::SoundOff : Glyph::SoundOn);
    m_sound->setAccessibleName(m_tools.settings.isMuted() ? tr("Switch the sound on") : tr("Switch the sound off"));
    m_signOut->setAccessibleName(tr("Sign out"));
    for (Button* button : {m_sound, m_language, m_theme, m_signOut})
        button->setToolTip(button->accessibleName());
    showTabs();
    showSession();
    showLink();
}

void TopBar::showLink()
{
    using State = backend_client::LinkWatch::State;
    const auto& link = m_tools.desk.link();
    switch (link.state()) {
    case State::Unknown: m_link->show(Glyph::Hourglass, Tone::Closed, tr("Connecting…")); break;
    case State::Online: m_link->show(Glyph::CheckCircle, Tone::Paid, tr("Online %1 ms").arg(link.roundTripMs())); break;
    case State::Offline: m_link->show(Glyph::Offline, Tone::Failed, tr("Offline")); break;
    }
}

void TopBar::showSession()
{
    const auto& session = m_tools.desk.session();
    const QString till = tr("Till %1").arg(m_tools.desk.tillNo().text());
    const bool wide = width() >= kRoomForShop;
    m_place->setText(session && wide ? QStringLiteral("%1  ·  %2").arg(till, session->merchantName) : till);
    m_operator->setText(session ? session->displayName : QString());
    m_signOut->setVisible(session.has_value());
    // Before signing in the page itself shows the line, large.
    m_link->setVisible(session.has_value());
    showTabs();
}

} // namespace guitai::till
