// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Theme: the colours and sizes every screen is drawn with, light and dark, switched live. Fusion, one
// palette and one style sheet; widgets that paint themselves read tokens(). GUI thread.
#pragma once

#include "models/payment_states.h"

#include <QColor>
#include <QFont>
#include <QObject>

class QApplication;

namespace guitai::widgets {

struct ToneColours
{
    QColor ink;
    QColor tint;
};

struct Tokens
{
    QColor surface;
    QColor card;
    QColor sunken; ///< keys and rows on a card
    QColor text;
    QColor secondary;
    QColor border;
    QColor hairline; ///< decoration only, no contrast promised
    QColor primary;
    QColor primaryHover;
    QColor onPrimary;
    ToneColours paid;
    ToneColours waiting;
    ToneColours failed;
    ToneColours info;
    ToneColours unknown;
    ToneColours closed;

    const ToneColours& of(models::Tone tone) const;
};

namespace sizes {
inline constexpr int kCaption = 13;
inline constexpr int kBody = 16;
inline constexpr int kTable = 15;
inline constexpr int kButton = 18;
inline constexpr int kHeading = 22;
inline constexpr int kFigure = 32;
inline constexpr int kRadius = 8;
inline constexpr int kTarget = 48; ///< least height and width of what is pressed
} // namespace sizes

/// Light or dark, by the table of colours alone.
const Tokens& tokensOf(bool dark);
/// The text font at a size in logical pixels; its digits all have one width.
QFont textFont(int pixelSize, QFont::Weight weight = QFont::Normal);

class Theme final : public QObject
{
    Q_OBJECT

public:
    Theme(QApplication& application, bool dark);

    bool isDark() const { return m_dark; }
    const Tokens& tokens() const { return tokensOf(m_dark); }
    void setDark(bool dark);

Q_SIGNALS:
    void changed();

private:
    void apply();

    QApplication& m_application;
    bool m_dark;
};

} // namespace guitai::widgets
