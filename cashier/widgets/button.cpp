// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/button.h"

#include "widgets/glyph_paint.h"
#include "widgets/theme.h"

namespace guitai::widgets {

namespace {

const char* nameOf(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Primary: return "primary";
    case ButtonKind::Secondary: return "secondary";
    case ButtonKind::Quiet: return "quiet";
    case ButtonKind::Danger: return "danger";
    case ButtonKind::Chip: return "chip";
    case ButtonKind::Counter: return "counter";
    case ButtonKind::Small: return "small";
    case ButtonKind::Tab: return "tab";
    case ButtonKind::Key: return "key";
    case ButtonKind::KeyFunction: return "keyFunction";
    case ButtonKind::KeyEnter: return "keyEnter";
    }
    return "";
}

} // namespace

Button::Button(const Theme& theme, ButtonKind kind, models::Glyph glyph, QWidget* parent)
    : QPushButton(parent), m_theme(theme), m_kind(kind), m_glyph(glyph)
{
    setProperty("kind", QByteArray(nameOf(kind)));
    setFocusPolicy(Qt::TabFocus);
    setIconSize(QSize(24, 24));
    connect(&theme, &Theme::changed, this, &Button::drawIcon);
    drawIcon();
}

void Button::setGlyph(models::Glyph glyph)
{
    m_glyph = glyph;
    drawIcon();
}

void Button::setLabel(const QString& label)
{
    setText(m_glyph == models::Glyph::None ? label : QChar(0x2002) + label);
    setAccessibleName(label);
}

void Button::setColours(const QColor& ground, const QColor& ink)
{
    setStyleSheet(QStringLiteral("QPushButton{background:%1;border-color:%1;color:%2}"
                                 "QPushButton:hover,QPushButton:pressed{background:%1;border-color:%2}")
                      .arg(ground.name(), ink.name()));
}

void Button::drawIcon()
{
    if (m_glyph == models::Glyph::None) {
        setIcon({});
        return;
    }
    const Tokens& tokens = m_theme.tokens();
    const bool filled = m_kind == ButtonKind::Primary || m_kind == ButtonKind::KeyEnter;
    const QColor colour = filled ? tokens.onPrimary : m_kind == ButtonKind::Danger ? tokens.failed.ink : tokens.text;
    setIcon(glyphIcon(m_glyph, colour, tokens.border));
}

} // namespace guitai::widgets
