// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// CountdownRing: how much of a code's life is left. A ring always, a number from 30 s, another colour from
// 10 s. It shows what it is told; whoever owns it tells it.
#pragma once

#include "time/utc_time.h"

#include <QWidget>

namespace guitai::widgets {

class Theme;

class CountdownRing final : public QWidget
{
public:
    static constexpr Duration kNumberFrom = std::chrono::seconds(30);
    static constexpr Duration kUrgentFrom = std::chrono::seconds(10);

    explicit CountdownRing(const Theme& theme, QWidget* parent = nullptr);

    void show(Duration left, Duration whole);
    bool isUrgent() const { return m_left <= kUrgentFrom; }

    QSize sizeHint() const override { return {104, 104}; }
    QSize minimumSizeHint() const override { return {72, 72}; }

private:
    void paintEvent(QPaintEvent* event) override;

    const Theme& m_theme;
    Duration m_left{};
    Duration m_whole{1};
};

/// Whole seconds to show: 0.2 s left is still one.
int secondsLeft(Duration left);

} // namespace guitai::widgets
