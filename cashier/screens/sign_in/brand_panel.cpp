// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/sign_in/brand_panel.h"

#include "widgets/glyph_paint.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace guitai::screens::sign_in {

namespace {

constexpr int kEdge = 48;
constexpr int kMark = 44;
constexpr int kLargestName = 120;
constexpr int kSmallestName = 32;

int fittingSize(const QString& name, int width)
{
    const int wide = QFontMetrics(widgets::textFont(kLargestName, QFont::Bold)).horizontalAdvance(name);
    return std::clamp(kLargestName * width / std::max(wide, 1), kSmallestName, kLargestName);
}

} // namespace

BrandPanel::BrandPanel(const widgets::Theme& theme, QString tillName) : m_theme(theme), m_tillName(std::move(tillName))
{
    connect(&theme, &widgets::Theme::changed, this, qOverload<>(&QWidget::update));
    setAccessibleName(m_tillName);
}

void BrandPanel::paintEvent(QPaintEvent*)
{
    const widgets::Tokens& tokens = m_theme.tokens();
    const QColor ground = m_theme.isDark() ? tokens.card : tokens.primary;
    const QColor ink = m_theme.isDark() ? tokens.text : tokens.onPrimary;
    const QColor accent = m_theme.isDark() ? tokens.primary : tokens.onPrimary;
    QPainter painter(this);
    painter.fillRect(rect(), ground);

    widgets::paintGlyph(painter, models::Glyph::QrCode, QRectF(kEdge, kEdge, kMark, kMark), accent);
    painter.setPen(ink);
    painter.setFont(widgets::textFont(widgets::sizes::kHeading, QFont::Bold));
    painter.drawText(QRect(kEdge + kMark + 14, kEdge, width(), kMark), Qt::AlignVCenter | Qt::AlignLeft,
                     QStringLiteral("Guitai 柜台"));

    const int room = width() - 2 * kEdge;
    const QFont nameFont = widgets::textFont(fittingSize(m_tillName, room), QFont::Bold);
    const QRect middle(kEdge, 0, room, height());
    painter.setFont(nameFont);
    painter.drawText(middle, Qt::AlignVCenter | Qt::AlignLeft, m_tillName);
    const int nameTop = height() / 2 - QFontMetrics(nameFont).capHeight() / 2;
    painter.setFont(widgets::textFont(widgets::sizes::kButton));
    painter.drawText(QRect(kEdge, nameTop - 52, room, 30), Qt::AlignLeft | Qt::AlignVCenter, tr("Till"));
    painter.drawText(QRect(kEdge, height() - kEdge - 30, room, 30), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Merchant cashier"));
}

void BrandPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace guitai::screens::sign_in
