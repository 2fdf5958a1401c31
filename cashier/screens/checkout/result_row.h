// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ResultRow: one payment in the list of the last ones: picture, time, channel, number, amount, word.
#pragma once

#include "wire/payment_wire.h"

#include <QWidget>

class QLabel;

namespace guitai::widgets {
class StatusChip;
class Theme;
} // namespace guitai::widgets

namespace guitai::screens::checkout {

class ResultRow final : public QWidget
{
public:
    explicit ResultRow(const widgets::Theme& theme);

    void show(const wire::Payment& payment);

private:
    void paintEvent(QPaintEvent* event) override;

    const widgets::Theme& m_theme;
    QLabel* m_time;
    QLabel* m_channel;
    QLabel* m_number;
    QLabel* m_amount;
    widgets::StatusChip* m_chip;
};

} // namespace guitai::screens::checkout
