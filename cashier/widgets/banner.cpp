// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner.h"

#include "widgets/announce.h"
#include "widgets/button.h"
#include "widgets/glyph_label.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace guitai::widgets {

Banner::Banner(const Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_glyph(new GlyphLabel(theme, 24)), m_text(new QLabel),
      m_action(new Button(theme, ButtonKind::Secondary))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 12, 6);
    row->setSpacing(12);
    row->addWidget(m_glyph);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    m_text->setWordWrap(true);
    setMinimumHeight(sizes::kTarget);
    connect(m_action, &Button::clicked, this, &Banner::actionPressed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void Banner::present(models::Glyph glyph, models::Tone tone, const QString& text, const QString& action)
{
    const bool isNew = !isVisible() || text != m_text->text();
    m_tone = tone;
    m_glyph->show(glyph, tone);
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_action->setAccessibleName(action);
    setAccessibleName(text);
    show();
    update();
    if (isNew)
        announce(m_text);
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::paintEvent(QPaintEvent*)
{
    const ToneColours& colours = m_theme.tokens().of(m_tone);
    QPainter painter(this);
    painter.fillRect(rect(), colours.tint);
    painter.fillRect(QRect(0, 0, 6, height()), colours.ink);
}

} // namespace guitai::widgets
