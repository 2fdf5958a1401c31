// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// StatusChip: a word with its picture on the tint of its tone; colour is never its only sign.
#pragma once

#include "models/payment_states.h"

#include <QWidget>

namespace guitai::widgets {

class Theme;

class StatusChip final : public QWidget
{
public:
    explicit StatusChip(const Theme& theme, QWidget* parent = nullptr);

    void show(models::Glyph glyph, models::Tone tone, const QString& word);
    const QString& word() const { return m_word; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    void paintEvent(QPaintEvent* event) override;

    const Theme& m_theme;
    models::Glyph m_glyph = models::Glyph::None;
    models::Tone m_tone = models::Tone::Neutral;
    QString m_word;
};

} // namespace guitai::widgets
