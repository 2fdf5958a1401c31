// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Button: a push button with a picture that follows the theme, large enough for a finger, reached by Tab
// and not taking the keyboard away when it is clicked.
#pragma once

#include "models/glyph.h"

#include <QPushButton>

namespace guitai::widgets {

class Theme;

enum class ButtonKind { Primary, Secondary, Quiet, Danger, Chip, Small, Counter, Tab, Key, KeyFunction, KeyEnter };

class Button final : public QPushButton
{
    Q_OBJECT

public:
    Button(const Theme& theme, ButtonKind kind, models::Glyph glyph = models::Glyph::None, QWidget* parent = nullptr);

    void setGlyph(models::Glyph glyph);
    /// The text, a little away from the picture; also what screen readers say unless they are told otherwise.
    void setLabel(const QString& label);
    /// Colours of its own instead of its kind's, for a button on a coloured ground.
    void setColours(const QColor& ground, const QColor& ink);

private:
    void drawIcon();

    const Theme& m_theme;
    ButtonKind m_kind;
    models::Glyph m_glyph;
};

} // namespace guitai::widgets
