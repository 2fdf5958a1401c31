// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bar_chart.h"

#include "widgets/chart_colours.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace guitai::widgets {

namespace {

constexpr int kTitleHeight = 24;
constexpr int kMostRow = 28;
constexpr int kGap = 8;
constexpr qreal kLeastBar = 2;

} // namespace

BarChart::BarChart(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void BarChart::show(const QString& title, std::vector<Bar> bars)
{
    m_title = title;
    m_bars = std::move(bars);
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_bars.size()) - 1));
    setCursor(m_bars.empty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    say();
    update();
}

void BarChart::setEmptyText(const QString& text)
{
    m_emptyText = text;
    update();
}

void BarChart::say()
{
    QStringList said;
    for (const Bar& bar : m_bars)
        said << QStringLiteral("%1 %2").arg(bar.name, bar.figure);
    const bool isReading = hasFocus() && !said.isEmpty();
    setAccessibleName(isReading ? QStringLiteral("%1: %2").arg(m_title, said[m_current]) : m_title);
    setAccessibleDescription(said.isEmpty() ? m_emptyText : said.join(QStringLiteral(", ")));
}

qreal BarChart::rowHeight() const
{
    const qreal room = height() - kTitleHeight;
    return std::min<qreal>(kMostRow, room / static_cast<qreal>(std::max<std::size_t>(1, m_bars.size())));
}

void BarChart::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens.text);
    painter.setFont(textFont(sizes::kTable, QFont::Bold));
    painter.drawText(QRect(0, 0, width(), kTitleHeight), Qt::AlignLeft | Qt::AlignVCenter, m_title);
    if (m_bars.empty()) {
        painter.setPen(tokens.secondary);
        painter.setFont(textFont(sizes::kCaption));
        painter.drawText(rect().adjusted(0, kTitleHeight, 0, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    int nameWidth = 0;
    int figureWidth = 0;
    qint64 most = 1;
    const QFontMetrics name(textFont(sizes::kCaption));
    const QFontMetrics figure(textFont(sizes::kCaption, QFont::Bold));
    for (const Bar& bar : m_bars) {
        nameWidth = std::max(nameWidth, name.horizontalAdvance(bar.name) + 4);
        figureWidth = std::max(figureWidth, figure.horizontalAdvance(bar.figure) + 2);
        most = std::max(most, bar.size);
    }
    for (int i = 0; i < static_cast<int>(m_bars.size()); ++i)
        paintBar(painter, i, std::min(nameWidth, width() * 2 / 5), figureWidth, most);
}

void BarChart::paintBar(QPainter& painter, int which, int nameWidth, int figureWidth, qint64 most) const
{
    const Tokens& tokens = m_theme.tokens();
    const Bar& bar = m_bars[static_cast<std::size_t>(which)];
    const QRectF row(0, kTitleHeight + which * rowHeight(), width(), rowHeight());
    if (hasFocus() && which == m_current) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.info.tint);
        painter.drawRoundedRect(row, 4, 4);
    }
    painter.setPen(tokens.text);
    painter.setFont(textFont(sizes::kCaption));
    const QString name = QFontMetrics(painter.font()).elidedText(bar.name, Qt::ElideRight, nameWidth);
    painter.drawText(QRectF(row.left() + 4, row.top(), nameWidth, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     name);
    const qreal left = row.left() + 4 + nameWidth + kGap;
    const qreal room = std::max(kLeastBar, row.right() - left - kGap - figureWidth - 4);
    const qreal length = std::max(kLeastBar, room * static_cast<qreal>(bar.size) / static_cast<qreal>(most));
    painter.setPen(Qt::NoPen);
    painter.setBrush(bar.size > 0 ? seriesLook(which, m_theme.isDark()).colour : tokens.hairline);
    painter.drawRoundedRect(QRectF(left, row.top() + 4, length, row.height() - 8), 3, 3);
    painter.setPen(tokens.text);
    painter.setFont(textFont(sizes::kCaption, QFont::Bold));
    painter.drawText(QRectF(left + length + kGap, row.top(), figureWidth + 4, row.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, bar.figure);
}

void BarChart::mousePressEvent(QMouseEvent* event)
{
    const qreal y = event->position().y() - kTitleHeight;
    const int which = y < 0 ? -1 : static_cast<int>(y / rowHeight());
    if (which >= 0 && which < static_cast<int>(m_bars.size()))
        Q_EMIT chosen(which);
}

void BarChart::keyPressEvent(QKeyEvent* event)
{
    const int count = static_cast<int>(m_bars.size());
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool moves = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (count == 0 || !(enter || moves)) {
        event->ignore();
        return;
    }
    if (enter) {
        Q_EMIT chosen(m_current);
        return;
    }
    m_current = std::clamp(m_current + (event->key() == Qt::Key_Down ? 1 : -1), 0, count - 1);
    say();
    QAccessibleEvent said(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&said);
    update();
}

void BarChart::focusInEvent(QFocusEvent* event)
{
    say();
    update();
    QWidget::focusInEvent(event);
}

void BarChart::focusOutEvent(QFocusEvent* event)
{
    say();
    update();
    QWidget::focusOutEvent(event);
}

} // namespace guitai::widgets
