// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/checkout/notice_frame.h"

#include "widgets/announce.h"
#include "widgets/glyph_label.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace guitai::screens::checkout {

NoticeFrame::NoticeFrame(const widgets::Theme& theme, const char* name)
    : m_theme(theme), m_glyph(new widgets::GlyphLabel(theme, 32)), m_title(new QLabel), m_text(new QLabel)
{
    m_title->setProperty("kind", QByteArray("title"));
    m_title->setObjectName(QLatin1String(name));
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(16);
    row->addWidget(m_glyph, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_text);
    row->addLayout(words, 1);
    connect(&theme, &widgets::Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void NoticeFrame::present(models::Glyph glyph, models::Tone tone, const QString& title, const QString& text)
{
    m_tone = tone;
    m_glyph->show(glyph, tone);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    show();
    update();
    widgets::announce(m_title);
}

void NoticeFrame::paintEvent(QPaintEvent*)
{
    const widgets::ToneColours& colours = m_theme.tokens().of(m_tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.ink, 1));
    painter.setBrush(colours.tint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), widgets::sizes::kRadius,
                            widgets::sizes::kRadius);
}

} // namespace guitai::screens::checkout
