// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf_canvas.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace guitai::reports {

namespace {

constexpr double kRuleWidth = 0.6;

cairo_status_t append(void* closure, const unsigned char* bytes, unsigned int count)
{
    static_cast<QByteArray*>(closure)->append(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(count));
    return CAIRO_STATUS_SUCCESS;
}

PangoAlignment alignmentOf(Align align)
{
    switch (align) {
    case Align::Left: return PANGO_ALIGN_LEFT;
    case Align::Right: return PANGO_ALIGN_RIGHT;
    case Align::Centre: return PANGO_ALIGN_CENTER;
    }
    return PANGO_ALIGN_LEFT;
}

} // namespace

struct PdfCanvas::Drawing
{
    QByteArray bytes;
    cairo_surface_t* surface = nullptr;
    cairo_t* cairo = nullptr;
    PangoLayout* layout = nullptr;

    void shape(const TextStyle& style, const QString& text)
    {
        PangoFontDescription* font = pango_font_description_new();
        pango_font_description_set_family(font, "Noto Sans CJK SC, Noto Sans, DejaVu Sans, sans-serif");
        pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
        pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(layout, font);
        pango_font_description_free(font);
        pango_layout_set_width(layout, -1);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_NONE);
        pango_layout_set_alignment(layout, alignmentOf(style.align));
        const QByteArray utf8 = text.toUtf8();
        pango_layout_set_text(layout, utf8.constData(), static_cast<int>(utf8.size()));
        cairo_set_source_rgb(cairo, style.shade.red, style.shade.green, style.shade.blue);
    }
    void show(double x, double y)
    {
        cairo_move_to(cairo, x, y);
        pango_cairo_show_layout(cairo, layout);
    }
};

PdfCanvas::PdfCanvas(const QString& title, UtcTime madeAt) : d(std::make_unique<Drawing>())
{
    d->surface = cairo_pdf_surface_create_for_stream(&append, &d->bytes, kWidth, kHeight);
    cairo_pdf_surface_set_metadata(d->surface, CAIRO_PDF_METADATA_TITLE, title.toUtf8().constData());
    // Else the same report has other bytes each time.
    cairo_pdf_surface_set_metadata(d->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   madeAt.toRfc3339(kShanghaiOffset).constData());
    d->cairo = cairo_create(d->surface);
    d->layout = pango_cairo_create_layout(d->cairo);
}

PdfCanvas::~PdfCanvas()
{
    g_object_unref(d->layout);
    cairo_destroy(d->cairo);
    cairo_surface_destroy(d->surface);
}

void PdfCanvas::line(double x, double y, double width, const TextStyle& style, const QString& text)
{
    d->shape(style, text);
    pango_layout_set_width(d->layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_height(d->layout, -1);
    pango_layout_set_ellipsize(d->layout, PANGO_ELLIPSIZE_END);
    d->show(x, y);
}

double PdfCanvas::paragraph(double x, double y, double width, const TextStyle& style, const QString& text)
{
    d->shape(style, text);
    pango_layout_set_width(d->layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(d->layout, PANGO_WRAP_WORD_CHAR);
    d->show(x, y);
    int height = 0;
    pango_layout_get_size(d->layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

double PdfCanvas::widthOf(const TextStyle& style, const QString& text)
{
    d->shape(style, text);
    int width = 0;
    pango_layout_get_size(d->layout, &width, nullptr);
    return static_cast<double>(width) / PANGO_SCALE;
}

void PdfCanvas::rule(double x, double y, double width, const Shade& shade)
{
    bar(x, y, width, kRuleWidth, shade);
}

void PdfCanvas::bar(double x, double y, double width, double height, const Shade& shade)
{
    cairo_set_source_rgb(d->cairo, shade.red, shade.green, shade.blue);
    cairo_rectangle(d->cairo, x, y, width, height);
    cairo_fill(d->cairo);
}

void PdfCanvas::newPage()
{
    cairo_show_page(d->cairo);
}

QByteArray PdfCanvas::finish()
{
    cairo_show_page(d->cairo);
    cairo_surface_finish(d->surface);
    return cairo_surface_status(d->surface) == CAIRO_STATUS_SUCCESS ? d->bytes : QByteArray();
}

} // namespace guitai::reports
