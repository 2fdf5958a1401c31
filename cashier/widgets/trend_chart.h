// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// TrendChart: how a few rates went over some weeks, one line each with its name beside its end. It says the same in
// words to who does not see it.
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

namespace guitai::widgets {

class Theme;

class TrendChart final : public QWidget
{
public:
    struct Series
    {
        QString name;
        std::vector<std::optional<int>> values; ///< 1/10,000, the oldest first; none where nothing is known
    };

    explicit TrendChart(const Theme& theme, QWidget* parent = nullptr);

    /// first and last name the ends of the time shown.
    void show(const QString& title, std::vector<Series> series, const QString& first, const QString& last);
    /// What stands there while there is no series.
    void setEmptyText(const QString& text);

    QSize sizeHint() const override { return {360, 150}; }
    QSize minimumSizeHint() const override { return {200, 96}; }

private:
    void paintEvent(QPaintEvent* event) override;
    void paintScale(QPainter& painter, const QRectF& plot, int most) const;
    void paintLine(QPainter& painter, const QRectF& plot, int which, int most) const;
    void paintNames(QPainter& painter, const QRectF& plot, int most) const;
    int mostValue() const;
    QPointF placeOf(const QRectF& plot, std::size_t index, std::size_t count, int value, int most) const;

    const Theme& m_theme;
    QString m_title;
    QString m_first;
    QString m_last;
    QString m_emptyText;
    std::vector<Series> m_series;
};

} // namespace guitai::widgets
