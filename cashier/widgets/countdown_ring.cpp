// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/countdown_ring.h"

#include "widgets/glyph_paint.h"
#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace guitai::widgets {

CountdownRing::CountdownRing(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CountdownRing::show(Duration left, Duration whole)
{
    m_left = left;
    m_whole = std::max(whole, Duration(1));
    update();
}

void CountdownRing::paintEvent(QPaintEvent*)
{
    constexpr qreal kLine = 8;
    constexpr int kWholeTurn = 360 * 16;
    const Tokens& tokens = m_theme.tokens();
    const qreal side = std::min(width(), height());
    const QRectF box((width() - side) / 2 + kLine / 2 + 1, (height() - side) / 2 + kLine / 2 + 1, side - kLine - 2,
                     side - kLine - 2);
    const QColor colour = isUrgent() ? tokens.failed.ink : tokens.primary;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.hairline, kLine));
    painter.drawEllipse(box);
    painter.setPen(QPen(colour, kLine, Qt::SolidLine, Qt::RoundCap));
    const qreal part = static_cast<qreal>(m_left.count()) / static_cast<qreal>(m_whole.count());
    const int turn = static_cast<int>(std::clamp(part, 0.0, 1.0) * kWholeTurn);
    if (turn > 0)
        painter.drawArc(box, 90 * 16, turn);
    if (m_left > kNumberFrom) {
        const qreal picture = side * 0.36;
        paintGlyph(painter, models::Glyph::Hourglass,
                   QRectF(box.center() - QPointF(picture / 2, picture / 2), QSizeF(picture, picture)),
                   tokens.secondary);
        return;
    }
    painter.setPen(isUrgent() ? tokens.failed.ink : tokens.text);
    painter.setFont(textFont(static_cast<int>(side * 0.36), QFont::Bold));
    painter.drawText(rect(), Qt::AlignCenter, QString::number(secondsLeft(m_left)));
}

int secondsLeft(Duration left)
{
    return static_cast<int>((left.count() + 999) / 1000);
}

} // namespace guitai::widgets
