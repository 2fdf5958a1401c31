// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// AmountDisplay: the amount as large as fits, right-aligned, with the sum it came from above it.
#pragma once

#include <QWidget>

namespace guitai::widgets {

class Theme;

class AmountDisplay final : public QWidget
{
public:
    explicit AmountDisplay(const Theme& theme, QWidget* parent = nullptr);

    /// amount without its mark; caption small above, on the left; sum small above, on the right
    void show(const QString& amount, const QString& caption, const QString& sum);
    void setDimmed(bool dimmed);
    const QString& amount() const { return m_amount; }
    const QString& sum() const { return m_sum; }

    QSize sizeHint() const override { return {420, 132}; }
    QSize minimumSizeHint() const override { return {300, 92}; }

private:
    void paintEvent(QPaintEvent* event) override;

    const Theme& m_theme;
    QString m_amount;
    QString m_caption;
    QString m_sum;
    bool m_dimmed = false;
};

} // namespace guitai::widgets
