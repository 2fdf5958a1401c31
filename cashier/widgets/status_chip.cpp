// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/status_chip.h"

#include "widgets/glyph_paint.h"
#include "widgets/theme.h"

#include <QPainter>

namespace guitai::widgets {

namespace {

constexpr int kHeight = 28;
constexpr int kPicture = 16;
constexpr int kEdge = 10;
constexpr int kGap = 6;

} // namespace

StatusChip::StatusChip(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFont(textFont(sizes::kCaption, QFont::Bold));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StatusChip::show(models::Glyph glyph, models::Tone tone, const QString& word)
{
    m_glyph = glyph;
    m_tone = tone;
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const
{
    const QFontMetrics metrics(textFont(sizes::kCaption, QFont::Bold));
    return {kEdge + kPicture + kGap + metrics.horizontalAdvance(m_word) + kEdge + 2, kHeight};
}

void StatusChip::paintEvent(QPaintEvent*)
{
    const ToneColours& colours = m_theme.tokens().of(m_tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.tint);
    painter.drawRoundedRect(rect(), kHeight / 2.0, kHeight / 2.0);
    paintGlyph(painter, m_glyph, QRectF(kEdge, (height() - kPicture) / 2.0, kPicture, kPicture), colours.ink);
    painter.setPen(colours.ink);
    painter.setFont(textFont(sizes::kCaption, QFont::Bold));
    painter.drawText(rect().adjusted(kEdge + kPicture + kGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_word);
}

} // namespace guitai::widgets
