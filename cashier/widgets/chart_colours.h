// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the series of a chart are drawn with: a colour (Okabe and Ito, darker or lighter by theme) and a line that is
// told apart without it.
#pragma once

#include <QColor>
#include <Qt>

namespace guitai::widgets {

struct SeriesLook
{
    QColor colour;
    Qt::PenStyle line;
};

/// The same series always has the same look; after six they come again.
SeriesLook seriesLook(int series, bool dark);

} // namespace guitai::widgets
