// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sparkline.h"

#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace guitai::widgets {

namespace {

constexpr int kMost = 1000;
constexpr int kGood = 950; ///< below, a wallet is on its way down
constexpr qreal kGap = 2;
constexpr qreal kLeastHeight = 2;

} // namespace

Sparkline::Sparkline(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::show(std::vector<std::optional<int>> rates)
{
    m_rates = std::move(rates);
    update();
}

void Sparkline::paintEvent(QPaintEvent*)
{
    if (m_rates.empty())
        return;
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const qreal step = static_cast<qreal>(width()) / static_cast<qreal>(m_rates.size());
    for (size_t i = 0; i < m_rates.size(); ++i) {
        const int rate = std::clamp(m_rates[i].value_or(0), 0, kMost);
        const qreal tall = std::max(kLeastHeight, (height() - 1) * static_cast<qreal>(rate) / kMost);
        const QRectF bar(static_cast<qreal>(i) * step, height() - tall, step - kGap, tall);
        const QColor colour = !m_rates[i] ? tokens.hairline : rate < kGood ? tokens.failed.ink : tokens.paid.ink;
        painter.setBrush(colour);
        painter.drawRoundedRect(bar, 1, 1);
    }
}

} // namespace guitai::widgets
