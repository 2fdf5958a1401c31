// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/amount_display.h"

#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace guitai::widgets {

namespace {

constexpr int kEdge = 20;
constexpr int kLargest = 80;
constexpr int kSmallest = 36;

int fittingSize(const QString& amount, qreal width, int largest)
{
    const qreal wide = QFontMetricsF(textFont(largest, QFont::Bold)).horizontalAdvance(amount);
    return wide <= width ? largest : std::max(kSmallest, static_cast<int>(largest * width / wide));
}

} // namespace

AmountDisplay::AmountDisplay(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void AmountDisplay::show(const QString& amount, const QString& caption, const QString& sum)
{
    m_amount = amount;
    m_caption = caption;
    m_sum = sum;
    setAccessibleName(caption);
    setAccessibleDescription(amount);
    update();
}

void AmountDisplay::setDimmed(bool dimmed)
{
    m_dimmed = dimmed;
    update();
}

void AmountDisplay::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.hairline, 1));
    painter.setBrush(tokens.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), sizes::kRadius, sizes::kRadius);

    const QRect inner = rect().adjusted(kEdge, 10, -kEdge, -6);
    const QRect head(inner.left(), inner.top(), inner.width(), 24);
    painter.setPen(tokens.secondary);
    painter.setFont(textFont(sizes::kTable, QFont::Bold));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, m_caption);
    const int captionWide = QFontMetrics(painter.font()).horizontalAdvance(m_caption) + 16;
    painter.setFont(textFont(sizes::kBody));
    const QRect sumBox = head.adjusted(captionWide, 0, 0, 0);
    painter.drawText(sumBox, Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetrics(painter.font()).elidedText(m_sum, Qt::ElideLeft, sumBox.width()));

    const QRect body = inner.adjusted(0, 22, 0, 0);
    painter.setPen(m_dimmed ? tokens.secondary : tokens.text);
    const int largest = std::clamp(body.height() - 14, kSmallest, kLargest);
    painter.setFont(textFont(fittingSize(m_amount, body.width() - 56, largest), QFont::Bold));
    painter.drawText(body, Qt::AlignRight | Qt::AlignVCenter, m_amount);
    painter.setPen(tokens.secondary);
    painter.setFont(textFont(sizes::kFigure));
    painter.drawText(body, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("¥"));
}

} // namespace guitai::widgets
