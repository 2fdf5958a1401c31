// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Keypad: the keys of a number pad for fingers. Presses become signals; what is allowed is told to it.
#pragma once

#include <QWidget>

#include <vector>

namespace guitai::widgets {

class Button;
class Theme;

class Keypad final : public QWidget
{
    Q_OBJECT

public:
    explicit Keypad(const Theme& theme, QWidget* parent = nullptr);

    void setTypingAllowed(bool allowed);
    void setEnterAllowed(bool allowed);

Q_SIGNALS:
    void typed(char key);
    void doubleZeroTyped();
    void backspacePressed();
    void clearPressed();
    void enterPressed();

private:
    void changeEvent(QEvent* event) override;
    Button* makeDigit(const Theme& theme, const char* name);
    void retranslate();

    std::vector<Button*> m_typing;
    Button* m_backspace;
    Button* m_clear;
    Button* m_plus;
    Button* m_enter;
};

} // namespace guitai::widgets
