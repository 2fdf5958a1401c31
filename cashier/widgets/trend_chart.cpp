// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trend_chart.h"

#include "widgets/chart_colours.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace guitai::widgets {

namespace {

constexpr int kTitleHeight = 24;
constexpr int kFootHeight = 18;
constexpr int kNameHeight = 16;
constexpr int kLeft = 64;     // the scale's figures
constexpr int kRight = 116;   // the lines' names
constexpr int kLeastTop = 10; // 0.1 %

QString percent(int tenThousandths)
{
    return QStringLiteral("%1.%2 %").arg(tenThousandths / 100).arg(tenThousandths % 100, 2, 10, QLatin1Char('0'));
}

std::optional<int> lastValue(const TrendChart::Series& series)
{
    for (auto it = series.values.rbegin(); it != series.values.rend(); ++it) {
        if (*it)
            return *it;
    }
    return std::nullopt;
}

} // namespace

TrendChart::TrendChart(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TrendChart::show(const QString& title, std::vector<Series> series, const QString& first, const QString& last)
{
    m_title = title;
    m_series = std::move(series);
    m_first = first;
    m_last = last;
    std::erase_if(m_series, [](const Series& one) { return !lastValue(one); });
    QStringList said;
    for (const Series& one : m_series)
        said << QStringLiteral("%1 %2").arg(one.name, percent(*lastValue(one)));
    setAccessibleName(m_title);
    setAccessibleDescription(said.isEmpty() ? m_emptyText : said.join(QStringLiteral(", ")));
    setToolTip(said.join(QLatin1Char('\n')));
    update();
}

void TrendChart::setEmptyText(const QString& text)
{
    m_emptyText = text;
    update();
}

int TrendChart::mostValue() const
{
    int most = kLeastTop;
    for (const Series& series : m_series) {
        for (const std::optional<int>& value : series.values)
            most = std::max(most, value.value_or(0));
    }
    return most;
}

QPointF TrendChart::placeOf(const QRectF& plot, std::size_t index, std::size_t count, int value, int most) const
{
    const qreal along = count > 1 ? static_cast<qreal>(index) / static_cast<qreal>(count - 1) : 1;
    return {plot.left() + along * plot.width(), plot.bottom() - plot.height() * value / most};
}

void TrendChart::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens.text);
    painter.setFont(textFont(sizes::kTable, QFont::Bold));
    painter.drawText(QRect(0, 0, width(), kTitleHeight), Qt::AlignLeft | Qt::AlignVCenter, m_title);
    if (m_series.empty()) {
        painter.setPen(tokens.secondary);
        painter.setFont(textFont(sizes::kCaption));
        painter.drawText(rect().adjusted(0, kTitleHeight, 0, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const QRectF plot(kLeft, kTitleHeight + 6, width() - kLeft - kRight, height() - kTitleHeight - kFootHeight - 10);
    const int most = mostValue();
    paintScale(painter, plot, most);
    for (int i = 0; i < static_cast<int>(m_series.size()); ++i)
        paintLine(painter, plot, i, most);
    paintNames(painter, plot, most);
}

void TrendChart::paintScale(QPainter& painter, const QRectF& plot, int most) const
{
    const Tokens& tokens = m_theme.tokens();
    painter.setFont(textFont(sizes::kCaption));
    for (const int part : {0, 1}) {
        const qreal y = plot.bottom() - plot.height() * part;
        painter.setPen(tokens.hairline);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(tokens.secondary);
        painter.drawText(QRectF(0, y - kNameHeight / 2.0, kLeft - 6, kNameHeight), Qt::AlignRight | Qt::AlignVCenter,
                         percent(most * part));
    }
    const QRectF foot(plot.left(), plot.bottom() + 4, plot.width(), kFootHeight);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignTop, m_first);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignTop, m_last);
}

void TrendChart::paintLine(QPainter& painter, const QRectF& plot, int which, int most) const
{
    const Series& series = m_series[static_cast<std::size_t>(which)];
    const SeriesLook look = seriesLook(which, m_theme.isDark());
    QPainterPath path;
    bool isDown = false; // lifted over days of which nothing is known
    QPointF at;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (!series.values[i]) {
            isDown = false;
            continue;
        }
        at = placeOf(plot, i, series.values.size(), *series.values[i], most);
        if (isDown)
            path.lineTo(at);
        else
            path.moveTo(at);
        isDown = true;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.colour, 2, look.line, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.colour);
    painter.drawEllipse(at, 3.5, 3.5);
}

/// Beside the lines' ends, pushed apart where they would lie on each other.
void TrendChart::paintNames(QPainter& painter, const QRectF& plot, int most) const
{
    struct Name
    {
        int series;
        qreal y;
    };
    std::vector<Name> names;
    for (int i = 0; i < static_cast<int>(m_series.size()); ++i) {
        const int value = *lastValue(m_series[static_cast<std::size_t>(i)]);
        names.push_back({i, plot.bottom() - plot.height() * value / most});
    }
    std::ranges::stable_sort(names, {}, &Name::y);
    qreal least = kTitleHeight;
    const qreal needed = kNameHeight * static_cast<qreal>(names.size());
    for (Name& name : names) {
        name.y = std::max(name.y, least + kNameHeight / 2.0);
        least = name.y + kNameHeight / 2.0;
    }
    const qreal over = std::max(0.0, std::min(least - height(), height() + needed));
    painter.setFont(textFont(sizes::kCaption, QFont::Bold));
    for (const Name& name : names) {
        const Series& series = m_series[static_cast<std::size_t>(name.series)];
        const SeriesLook look = seriesLook(name.series, m_theme.isDark());
        const qreal y = name.y - over;
        painter.setPen(QPen(look.colour, 2, look.line, Qt::FlatCap));
        painter.drawLine(QPointF(plot.right() + 6, y), QPointF(plot.right() + 24, y));
        painter.setPen(m_theme.tokens().text);
        const QRectF place(plot.right() + 28, y - kNameHeight / 2.0, kRight - 28, kNameHeight);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(painter.font()).elidedText(series.name, Qt::ElideRight, kRight - 28));
    }
}

} // namespace guitai::widgets
