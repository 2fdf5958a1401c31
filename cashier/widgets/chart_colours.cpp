// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chart_colours.h"

#include <array>

namespace guitai::widgets {

namespace {

struct Row
{
    QRgb light;
    QRgb dark;
    Qt::PenStyle line;
};

// On white the palette's sky blue and orange are too pale for a thin line, on the night's ground its blue is too deep.
constexpr std::array<Row, 6> kRows{{
    {0xFF0072B2, 0xFF56B4E9, Qt::SolidLine},
    {0xFFB35F00, 0xFFE69F00, Qt::DashLine},
    {0xFF00785A, 0xFF34C79A, Qt::DotLine},
    {0xFFB04A00, 0xFFF08A4B, Qt::DashDotLine},
    {0xFF3C7FA6, 0xFF9AD0F0, Qt::DashDotDotLine},
    {0xFF6B6A00, 0xFFF0E442, Qt::SolidLine},
}};

} // namespace

SeriesLook seriesLook(int series, bool dark)
{
    const Row& row = kRows[static_cast<std::size_t>(series) % kRows.size()];
    return {QColor::fromRgb(dark ? row.dark : row.light), row.line};
}

} // namespace guitai::widgets
