// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Screen: one page of the till, and what it may use. A screen is a folder below this one; see README.md.
#pragma once

#include <QWidget>

class QKeyEvent;

namespace guitai {
class Clock;
namespace models {
class TillDesk;
class TillSettings;
} // namespace models
namespace sound {
class Player;
}
namespace widgets {
class Theme;
}
} // namespace guitai

namespace guitai::screens {

struct Tools
{
    models::TillDesk& desk;
    models::TillSettings& settings;
    widgets::Theme& theme;
    sound::Player& player;
    const Clock& clock;
};

class Screen : public QWidget
{
    Q_OBJECT

public:
    /// Also the object name; the till opens "sign_in" without a session and "checkout" with one.
    virtual QString name() const = 0;
    /// It has just become the page that is shown.
    virtual void entered() = 0;
    /// A key no control of the page wanted, from anywhere in the window. True when it meant something.
    virtual bool takeKey(const QKeyEvent& event) = 0;
};

} // namespace guitai::screens
