// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// OutcomePanel: what became of the refund, large enough to be read across a counter.
#pragma once

#include "models/refund_flow.h"

#include <QFrame>

class QLabel;

namespace guitai::widgets {
class Button;
class GlyphLabel;
class Theme;
} // namespace guitai::widgets

namespace guitai::screens::refund {

class OutcomePanel final : public QFrame
{
    Q_OBJECT

public:
    OutcomePanel(const widgets::Theme& theme, models::RefundFlow& flow);

    void showState();

Q_SIGNALS:
    void donePressed();
    void askPressed();

private:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

    const widgets::Theme& m_theme;
    models::RefundFlow& m_flow;
    widgets::GlyphLabel* m_glyph;
    QLabel* m_title;
    QLabel* m_amount;
    QLabel* m_advice;
    QLabel* m_number;
    widgets::Button* m_ask;
    widgets::Button* m_done;
};

} // namespace guitai::screens::refund
