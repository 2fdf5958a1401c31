// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// NoticeFrame: a tinted box with a picture, what is the matter and what to do.
#pragma once

#include "models/payment_states.h"

#include <QWidget>

class QLabel;

namespace guitai::widgets {
class GlyphLabel;
class Theme;
} // namespace guitai::widgets

namespace guitai::screens::checkout {

class NoticeFrame final : public QWidget
{
public:
    /// `name`: of its title, for tests.
    explicit NoticeFrame(const widgets::Theme& theme, const char* name = "notice");

    void present(models::Glyph glyph, models::Tone tone, const QString& title, const QString& text);

private:
    void paintEvent(QPaintEvent* event) override;

    const widgets::Theme& m_theme;
    models::Tone m_tone = models::Tone::Neutral;
    widgets::GlyphLabel* m_glyph;
    QLabel* m_title;
    QLabel* m_text;
};

} // namespace guitai::screens::checkout
