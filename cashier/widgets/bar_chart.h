// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// BarChart: a few named amounts as bars beneath each other, each with its figure written at its end. A bar is a link:
// click it, or go with the arrows and press Enter.
#pragma once

#include <QWidget>

#include <vector>

namespace guitai::widgets {

class Theme;

class BarChart final : public QWidget
{
    Q_OBJECT

public:
    struct Bar
    {
        QString name;
        QString figure;
        qint64 size = 0;
    };

    explicit BarChart(const Theme& theme, QWidget* parent = nullptr);

    void show(const QString& title, std::vector<Bar> bars);
    void setEmptyText(const QString& text);

    QSize sizeHint() const override { return {240, 150}; }
    QSize minimumSizeHint() const override { return {160, 96}; }

Q_SIGNALS:
    void chosen(int bar);

private:
    void paintEvent(QPaintEvent* event) override;
    void paintBar(QPainter& painter, int which, int nameWidth, int figureWidth, qint64 most) const;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void say();
    qreal rowHeight() const;

    const Theme& m_theme;
    QString m_title;
    QString m_emptyText;
    std::vector<Bar> m_bars;
    int m_current = 0;
};

} // namespace guitai::widgets
