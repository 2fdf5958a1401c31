// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Banner: one line above the page that something is wrong or has happened, with at most one button.
#pragma once

#include "models/payment_states.h"

#include <QFrame>

class QLabel;

namespace guitai::widgets {

class Button;
class GlyphLabel;
class Theme;

class Banner final : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(const Theme& theme, QWidget* parent = nullptr);

    /// An empty action shows no button.
    void present(models::Glyph glyph, models::Tone tone, const QString& text, const QString& action = {});
    QString text() const;

Q_SIGNALS:
    void actionPressed();

private:
    void paintEvent(QPaintEvent* event) override;

    const Theme& m_theme;
    models::Tone m_tone = models::Tone::Neutral;
    GlyphLabel* m_glyph;
    QLabel* m_text;
    Button* m_action;
};

} // namespace guitai::widgets
