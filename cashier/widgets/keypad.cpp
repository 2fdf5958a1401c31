// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keypad.h"

#include "widgets/button.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QGridLayout>

#include <cstring>

namespace guitai::widgets {

namespace {

constexpr const char* kPad[4][3] = {{"7", "8", "9"}, {"4", "5", "6"}, {"1", "2", "3"}, {"00", "0", "."}};

Button* makeKey(const Theme& theme, ButtonKind kind, models::Glyph glyph, const char* name)
{
    auto* key = new Button(theme, kind, glyph);
    key->setObjectName(QLatin1String("key_") + QLatin1String(name));
    key->setMinimumSize(80, 72);
    key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    return key;
}

} // namespace

Keypad::Keypad(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_backspace(makeKey(theme, ButtonKind::KeyFunction, models::Glyph::Backspace, "backspace")),
      m_clear(makeKey(theme, ButtonKind::KeyFunction, models::Glyph::None, "clear")),
      m_plus(makeKey(theme, ButtonKind::KeyFunction, models::Glyph::None, "plus")),
      m_enter(makeKey(theme, ButtonKind::KeyEnter, models::Glyph::None, "enter"))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 3; ++column)
            grid->addWidget(makeDigit(theme, kPad[row][column]), row, column);
    }
    Button* const functions[] = {m_backspace, m_clear, m_plus, m_enter};
    for (int row = 0; row < 4; ++row)
        grid->addWidget(functions[row], row, 3);
    connect(m_backspace, &Button::clicked, this, &Keypad::backspacePressed);
    connect(m_clear, &Button::clicked, this, &Keypad::clearPressed);
    connect(m_plus, &Button::clicked, this, [this] { Q_EMIT typed('+'); });
    connect(m_enter, &Button::clicked, this, &Keypad::enterPressed);
    m_typing.insert(m_typing.end(), {m_backspace, m_clear, m_plus});
    retranslate();
}

Button* Keypad::makeDigit(const Theme& theme, const char* name)
{
    Button* key = makeKey(theme, ButtonKind::Key, models::Glyph::None, name);
    key->setText(QLatin1String(name));
    key->setAccessibleName(QLatin1String(name));
    m_typing.push_back(key);
    if (std::strlen(name) == 2)
        connect(key, &Button::clicked, this, &Keypad::doubleZeroTyped);
    else
        connect(key, &Button::clicked, this, [this, digit = name[0]] { Q_EMIT typed(digit); });
    return key;
}

void Keypad::setTypingAllowed(bool allowed)
{
    for (Button* key : m_typing)
        key->setEnabled(allowed);
}

void Keypad::setEnterAllowed(bool allowed)
{
    m_enter->setEnabled(allowed);
}

void Keypad::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Keypad::retranslate()
{
    m_clear->setText(QStringLiteral("C"));
    m_plus->setText(QStringLiteral("+"));
    m_enter->setText(tr("Enter"));
    m_backspace->setAccessibleName(tr("Delete the last digit"));
    m_clear->setAccessibleName(tr("Clear the amount"));
    m_plus->setAccessibleName(tr("Add another amount"));
    m_enter->setAccessibleName(tr("Enter"));
}

} // namespace guitai::widgets
