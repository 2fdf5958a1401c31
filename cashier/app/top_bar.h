// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// TopBar: whose till this is, how the line is, and the switches that work everywhere.
#pragma once

#include "screens/screen.h"

#include <QFrame>

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

    void switchLanguage();
    void switchTheme();
    void switchSound();

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showLink();
    void showSession();

    screens::Tools m_tools;
    QLabel* m_place;
    QLabel* m_operator;
    widgets::StatusChip* m_link;
    widgets::Button* m_sound;
    widgets::Button* m_language;
    widgets::Button* m_theme;
    widgets::Button* m_signOut;
};

} // namespace guitai::till
