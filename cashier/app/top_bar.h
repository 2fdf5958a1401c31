// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// TopBar: whose till this is, how the line is, and the switches that work everywhere.
#pragma once

#include "screens/screen.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace guitai::widgets {
class Button;
class StatusChip;
} // namespace guitai::widgets

namespace guitai::till {

class TopBar final : public QFrame
{
    Q_OBJECT

public:
    explicit TopBar(const screens::Tools& tools);

    /// The pages with a place in the bar, in its order. They outlive the bar.
    void setScreens(const std::vector<screens::Screen*>& screens);
    void showCurrent(const screens::Screen* screen);
    /// The screens this session may open, in the bar's order; none without a session.
    std::vector<screens::Screen*> openable() const;

    void switchLanguage();
    void switchTheme();
    void switchSound();

Q_SIGNALS:
    void opened(const QString& screen);

private:
    struct Tab
    {
        screens::Screen* screen;
        widgets::Button* button;
    };

    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showTabs();
    void giveRoom();
    void showTabNames(bool all);
    void retranslate();
    void showLink();
    void showSession();

    screens::Tools m_tools;
    std::vector<Tab> m_tabs;
    QHBoxLayout* m_tabRow;
    QLabel* m_place;
    QLabel* m_operator;
    widgets::StatusChip* m_link;
    widgets::Button* m_sound;
    widgets::Button* m_language;
    widgets::Button* m_theme;
    widgets::Button* m_signOut;
};

} // namespace guitai::till
