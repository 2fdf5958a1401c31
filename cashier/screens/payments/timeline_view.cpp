// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/payments/timeline_view.h"

#include "models/shop_time.h"
#include "widgets/glyph_paint.h"
#include "widgets/theme.h"

#include <QPainter>

namespace guitai::screens::payments {

namespace {

using widgets::textFont;
namespace sizes = widgets::sizes;

constexpr int kGlyph = 20;
constexpr int kText = 32; // where words begin
constexpr int kTime = 64; // of the time's column, on the right
constexpr int kAround = 8;
constexpr int kWrap = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

int heightOf(const QString& text, const QFont& font, int width)
{
    return text.isEmpty() ? 0 : QFontMetrics(font).boundingRect(QRect(0, 0, width, 1000), kWrap, text).height();
}

} // namespace

TimelineView::TimelineView(const widgets::Theme& theme) : m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &widgets::Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimelineView::show(std::vector<models::TimelineEvent> events)
{
    m_events = std::move(events);
    QStringList spoken;
    for (const models::TimelineEvent& event : m_events)
        spoken << QStringList{models::shopTime(event.at), event.what, event.how}.join(QStringLiteral(", "));
    setAccessibleDescription(spoken.join(QLatin1Char('\n')));
    setMinimumHeight(heightForWidth(width()));
    updateGeometry();
    update();
}

QSize TimelineView::sizeHint() const
{
    return {280, heightForWidth(280)};
}

int TimelineView::rowHeight(const models::TimelineEvent& event, int width) const
{
    return heightOf(event.what, textFont(sizes::kTable, QFont::Bold), width - kText - kTime) +
           heightOf(event.how, textFont(sizes::kCaption), width - kText) + 2 * kAround;
}

int TimelineView::heightForWidth(int width) const
{
    int height = 0;
    for (const models::TimelineEvent& event : m_events)
        height += rowHeight(event, width);
    return height;
}

void TimelineView::paintEvent(QPaintEvent*)
{
    const widgets::Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int top = 0;
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        const models::TimelineEvent& event = m_events[i];
        const int height = rowHeight(event, width());
        painter.setPen(QPen(tokens.hairline, 2));
        const double middle = kGlyph / 2.0;
        if (i + 1 < m_events.size())
            painter.drawLine(QPointF(middle, top + kAround + kGlyph + 3), QPointF(middle, top + height + kAround - 3));
        const QColor ink = event.tone == models::Tone::Neutral ? tokens.secondary : tokens.of(event.tone).ink;
        widgets::paintGlyph(painter, event.glyph, QRectF(0, top + kAround, kGlyph, kGlyph), ink);
        painter.setPen(tokens.text);
        painter.setFont(textFont(sizes::kTable, QFont::Bold));
        const QRect words(kText, top + kAround, width() - kText - kTime, height);
        painter.drawText(words, kWrap, event.what);
        const int used = heightOf(event.what, painter.font(), words.width());
        painter.setPen(tokens.secondary);
        painter.setFont(textFont(sizes::kCaption));
        painter.drawText(QRect(width() - kTime, top + kAround + 2, kTime, 24), Qt::AlignRight | Qt::AlignTop,
                         models::shopTime(event.at));
        painter.drawText(QRect(kText, top + kAround + used, width() - kText, height), kWrap, event.how);
        top += height;
    }
}

} // namespace guitai::screens::payments
