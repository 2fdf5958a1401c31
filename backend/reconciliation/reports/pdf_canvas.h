// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PdfCanvas: A4 pages of text, lines and bars, in points from the upper left corner. Text is Unicode in the system's
// sans-serif with Chinese in it (cairo and pango; no screen). One thread at a time.
#pragma once

#include "time/utc_time.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace guitai::reports {

struct Shade
{
    double red = 0;
    double green = 0;
    double blue = 0;
};

enum class Align { Left, Right, Centre };

struct TextStyle
{
    int size = 9; ///< points
    bool isBold = false;
    Shade shade{0.13, 0.15, 0.18};
    Align align = Align::Left;
};

class PdfCanvas
{
public:
    static constexpr double kWidth = 595.28;
    static constexpr double kHeight = 841.89;

    PdfCanvas(const QString& title, UtcTime madeAt);
    ~PdfCanvas();
    PdfCanvas(const PdfCanvas&) = delete;
    PdfCanvas& operator=(const PdfCanvas&) = delete;

    /// One line, cut with an ellipsis where it is wider than `width`; `y` is its upper edge.
    void line(double x, double y, double width, const TextStyle& style, const QString& text);
    /// As many lines as it takes; answers their height.
    double paragraph(double x, double y, double width, const TextStyle& style, const QString& text);
    double widthOf(const TextStyle& style, const QString& text);
    void rule(double x, double y, double width, const Shade& shade);
    void bar(double x, double y, double width, double height, const Shade& shade);
    void newPage();
    /// The document; nothing can be drawn afterwards. Empty when it could not be written.
    QByteArray finish();

private:
    struct Drawing;
    std::unique_ptr<Drawing> d;
};

} // namespace guitai::reports
