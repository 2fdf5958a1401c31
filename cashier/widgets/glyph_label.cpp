// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/glyph_label.h"

#include "widgets/glyph_paint.h"
#include "widgets/theme.h"

#include <QPainter>

namespace guitai::widgets {

GlyphLabel::GlyphLabel(const Theme& theme, int side, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFixedSize(side, side);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void GlyphLabel::show(models::Glyph glyph, models::Tone tone)
{
    m_glyph = glyph;
    m_tone = tone;
    update();
}

void GlyphLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGlyph(painter, m_glyph, rect(), m_theme.tokens().of(m_tone).ink);
}

} // namespace guitai::widgets
