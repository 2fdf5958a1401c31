// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sparkline: how a rate went, in the height of a line of text: a bar for each stretch of time, none where nothing
// happened, another colour where it fell short. It says the same in words to who does not see it.
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

namespace guitai::widgets {

class Theme;

class Sparkline final : public QWidget
{
public:
    explicit Sparkline(const Theme& theme, QWidget* parent = nullptr);

    /// In 1/1000, the oldest first.
    void show(std::vector<std::optional<int>> rates);

    QSize sizeHint() const override { return {165, 40}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    void paintEvent(QPaintEvent* event) override;

    const Theme& m_theme;
    std::vector<std::optional<int>> m_rates;
};

} // namespace guitai::widgets
