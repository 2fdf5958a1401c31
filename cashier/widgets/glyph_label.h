// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// GlyphLabel: a picture of the till in a tone's colour.
#pragma once

#include "models/payment_states.h"

#include <QWidget>

namespace guitai::widgets {

class Theme;

class GlyphLabel final : public QWidget
{
public:
    GlyphLabel(const Theme& theme, int side, QWidget* parent = nullptr);
    void show(models::Glyph glyph, models::Tone tone);

private:
    void paintEvent(QPaintEvent* event) override;

    const Theme& m_theme;
    models::Glyph m_glyph = models::Glyph::None;
    models::Tone m_tone = models::Tone::Neutral;
};

} // namespace guitai::widgets
