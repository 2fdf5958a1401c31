// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the till's pictures from paths, in any colour and at any resolution.
#pragma once

#include "models/glyph.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace guitai::widgets {

void paintGlyph(QPainter& painter, models::Glyph glyph, const QRectF& box, const QColor& colour);

/// For buttons; drawn anew for every size and pixel ratio.
QIcon glyphIcon(models::Glyph glyph, const QColor& colour, const QColor& disabled);

} // namespace guitai::widgets
