// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/glyph_paint.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace guitai::widgets {

namespace {

using models::Glyph;

// Everything is drawn on a 24 × 24 grid with a line of two units.
constexpr qreal kGrid = 24;

/// A path that grows by further strokes; QPainterPath's own + would unite areas.
class Lines : public QPainterPath
{
public:
    using QPainterPath::QPainterPath;
    Lines& operator+=(const Lines& more)
    {
        addPath(more);
        return *this;
    }
    friend Lines operator+(Lines lines, const Lines& more) { return lines += more; }
};

Lines polyline(std::initializer_list<QPointF> points, bool closed = false)
{
    Lines path;
    for (const QPointF& point : points) {
        if (path.elementCount() == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    if (closed)
        path.closeSubpath();
    return path;
}

Lines circle(qreal radius = 9)
{
    Lines path;
    path.addEllipse(QPointF(12, 12), radius, radius);
    return path;
}

/// Of days of the books.
Lines dayPath(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Lock: {
        Lines path;
        path.addRoundedRect(QRectF(4.5, 10.5, 15, 10.5), 2, 2);
        path.moveTo(8, 10.5);
        path.cubicTo(8, 1.5, 16, 1.5, 16, 10.5);
        return path + polyline({{12, 14.5}, {12, 17}});
    }
    case Glyph::NotEqual:
        return polyline({{4, 9}, {20, 9}}) + polyline({{4, 15}, {20, 15}}) + polyline({{16, 3.5}, {8, 20.5}});
    default: return {};
    }
}

Lines statePath(Glyph glyph)
{
    switch (glyph) {
    case Glyph::CheckCircle: return circle() + polyline({{7.8, 12.4}, {10.8, 15.4}, {16.4, 9.2}});
    case Glyph::CrossOctagon:
        return polyline({{8.2, 3}, {15.8, 3}, {21, 8.2}, {21, 15.8}, {15.8, 21}, {8.2, 21}, {3, 15.8}, {3, 8.2}},
                        true) +
               polyline({{8.8, 8.8}, {15.2, 15.2}}) + polyline({{15.2, 8.8}, {8.8, 15.2}});
    case Glyph::DashCircle: return circle() + polyline({{8, 12}, {16, 12}});
    case Glyph::Clock: return circle() + polyline({{12, 7}, {12, 12.4}, {15.8, 14.6}});
    case Glyph::QuestionDiamond: {
        Lines path = polyline({{12, 1.8}, {22.2, 12}, {12, 22.2}, {1.8, 12}}, true);
        path.moveTo(9.4, 9.8);
        path.cubicTo(9.4, 6.2, 14.6, 6.2, 14.6, 9.8);
        path.cubicTo(14.6, 11.8, 12, 11.8, 12, 14);
        path.moveTo(12, 16.7);
        path.lineTo(12, 16.9);
        return path;
    }
    case Glyph::Hourglass:
        return polyline({{6, 3}, {18, 3}}) + polyline({{6, 21}, {18, 21}}) +
               polyline({{7.5, 3}, {7.5, 7}, {12, 12}, {16.5, 7}, {16.5, 3}}) +
               polyline({{7.5, 21}, {7.5, 17}, {12, 12}, {16.5, 17}, {16.5, 21}});
    case Glyph::Person: {
        Lines path;
        path.addEllipse(QPointF(12, 8), 4, 4);
        path.moveTo(4.5, 20.5);
        path.cubicTo(5.5, 13.5, 18.5, 13.5, 19.5, 20.5);
        return path;
    }
    case Glyph::Phone: {
        Lines path;
        path.addRoundedRect(QRectF(6.5, 2.5, 11, 19), 2, 2);
        return path + polyline({{10.5, 18.5}, {13.5, 18.5}});
    }
    case Glyph::Refund: {
        Lines path;
        path.addRoundedRect(QRectF(3, 3, 18, 18), 3, 3);
        path.moveTo(8, 16);
        path.lineTo(13.5, 16);
        path.cubicTo(17.6, 16, 17.6, 9.6, 13.5, 9.6);
        path.lineTo(7.6, 9.6);
        return path + polyline({{10.4, 6.8}, {7.4, 9.6}, {10.4, 12.4}});
    }
    case Glyph::Keypad: {
        Lines path;
        for (const qreal x : {5.0, 12.0, 19.0}) {
            for (const qreal y : {5.0, 12.0, 19.0})
                path.addEllipse(QPointF(x, y), 0.9, 0.9);
        }
        return path;
    }
    case Glyph::QrCode: {
        Lines path;
        path.addRect(4, 4, 6, 6);
        path.addRect(14, 4, 6, 6);
        path.addRect(4, 14, 6, 6);
        return path + polyline({{14, 14}, {14, 17}, {17, 17}, {17, 14}, {20, 14}}) + polyline({{14, 20}, {16, 20}}) +
               polyline({{20, 17}, {20, 20}});
    }
    default: return dayPath(glyph);
    }
}

Lines soundPath(bool on)
{
    Lines path = polyline({{4, 9.5}, {7.5, 9.5}, {12, 5.5}, {12, 18.5}, {7.5, 14.5}, {4, 14.5}}, true);
    if (!on)
        return path + polyline({{16, 9.5}, {21, 14.5}}) + polyline({{21, 9.5}, {16, 14.5}});
    path.moveTo(15.5, 9);
    path.cubicTo(17.3, 10.5, 17.3, 13.5, 15.5, 15);
    path.moveTo(18, 6.5);
    path.cubicTo(21.4, 9.3, 21.4, 14.7, 18, 17.5);
    return path;
}

Lines sunPath()
{
    Lines path = circle(4);
    const QPointF centre(12, 12);
    const QPointF rays[] = {{0, -1}, {0.707, -0.707}, {1, 0},  {0.707, 0.707},
                            {0, 1},  {-0.707, 0.707}, {-1, 0}, {-0.707, -0.707}};
    for (const QPointF& ray : rays)
        path += polyline({centre + ray * 7.2, centre + ray * 9.4});
    return path;
}

Lines moonPath()
{
    Lines path(QPointF(20, 14.2));
    path.cubicTo(14.5, 16.8, 8, 12, 10, 4);
    path.cubicTo(2, 6.5, 2.5, 18.5, 11, 20.4);
    path.cubicTo(15.5, 21, 19, 18, 20, 14.2);
    return path;
}

Lines controlPath(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Backspace:
        return polyline({{8, 5}, {21, 5}, {21, 19}, {8, 19}, {2.5, 12}}, true) + polyline({{11.5, 9}, {17, 15}}) +
               polyline({{17, 9}, {11.5, 15}});
    case Glyph::Refresh: {
        Lines path;
        path.arcMoveTo(QRectF(4, 4, 16, 16), 50);
        path.arcTo(QRectF(4, 4, 16, 16), 50, 290);
        return path + polyline({{17.6, 2.4}, {17.4, 6.2}, {13.6, 6}});
    }
    case Glyph::Stop: return polyline({{6, 6}, {18, 18}}) + polyline({{18, 6}, {6, 18}});
    case Glyph::Sun: return sunPath();
    case Glyph::Moon: return moonPath();
    case Glyph::SoundOn: return soundPath(true);
    case Glyph::SoundOff: return soundPath(false);
    case Glyph::SignOut:
        return polyline({{13, 4}, {5, 4}, {5, 20}, {13, 20}}) + polyline({{10, 12}, {21, 12}}) +
               polyline({{17, 8}, {21, 12}, {17, 16}});
    case Glyph::Offline:
        return polyline({{12, 3}, {22, 20.5}, {2, 20.5}}, true) + polyline({{12, 9.5}, {12, 14}}) +
               polyline({{12, 17.1}, {12, 17.3}});
    case Glyph::Key: {
        Lines path;
        path.addRoundedRect(QRectF(2.5, 6, 19, 12), 2, 2);
        return path + polyline({{7, 14.5}, {17, 14.5}}) + polyline({{7, 10}, {7.1, 10}}) +
               polyline({{12, 10}, {12.1, 10}}) + polyline({{17, 10}, {17.1, 10}});
    }
    case Glyph::Search: {
        Lines path;
        path.addEllipse(QPointF(10.5, 10.5), 6.5, 6.5);
        return path + polyline({{15.4, 15.4}, {21, 21}});
    }
    case Glyph::List:
        return polyline({{9, 6}, {21, 6}}) + polyline({{9, 12}, {21, 12}}) + polyline({{9, 18}, {21, 18}}) +
               polyline({{4, 6}, {4.1, 6}}) + polyline({{4, 12}, {4.1, 12}}) + polyline({{4, 18}, {4.1, 18}});
    case Glyph::Ledger: {
        Lines path;
        path.addRoundedRect(QRectF(3, 5, 18, 14), 2, 2);
        return path + polyline({{3, 10}, {21, 10}}) + polyline({{15, 14.6}, {17, 14.6}});
    }
    case Glyph::Copy: {
        Lines path;
        path.addRoundedRect(QRectF(8.5, 8.5, 12, 12), 2, 2);
        return path + polyline({{5, 15.5}, {4, 15.5}, {4, 4}, {15.5, 4}, {15.5, 5}});
    }
    case Glyph::Upload:
        return polyline({{12, 16}, {12, 4}}) + polyline({{7, 9}, {12, 4}, {17, 9}}) +
               polyline({{4, 15.5}, {4, 20}, {20, 20}, {20, 15.5}});
    case Glyph::Download:
        return polyline({{12, 4}, {12, 16}}) + polyline({{7, 11}, {12, 16}, {17, 11}}) +
               polyline({{4, 15.5}, {4, 20}, {20, 20}, {20, 15.5}});
    case Glyph::Play: return polyline({{7, 4}, {20, 12}, {7, 20}}, true);
    case Glyph::Chart:
        return polyline({{3, 3}, {3, 21}, {21, 21}}) + polyline({{6.5, 16}, {11, 10.5}, {14.5, 13.5}, {20, 6}});
    case Glyph::Link:
        return polyline({{9, 15}, {15, 9}}) + polyline({{10.5, 7}, {14.5, 3.5}, {20.5, 9.5}, {17, 13.5}}) +
               polyline({{13.5, 17}, {9.5, 20.5}, {3.5, 14.5}, {7, 10.5}});
    case Glyph::Arrow: return polyline({{4, 12}, {20, 12}}) + polyline({{14, 6}, {20, 12}, {14, 18}});
    default: return {};
    }
}

class GlyphEngine final : public QIconEngine
{
public:
    GlyphEngine(Glyph glyph, QColor colour, QColor disabled) : m_glyph(glyph), m_colour(colour), m_disabled(disabled) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintGlyph(*painter, m_glyph, rect, mode == QIcon::Disabled ? m_disabled : m_colour);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new GlyphEngine(m_glyph, m_colour, m_disabled); }

private:
    Glyph m_glyph;
    QColor m_colour;
    QColor m_disabled;
};

} // namespace

void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& box, const QColor& colour)
{
    const Lines path = glyph < Glyph::Backspace ? statePath(glyph) : controlPath(glyph);
    const qreal side = std::min(box.width(), box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center() - QPointF(side / 2, side / 2));
    painter.scale(side / kGrid, side / kGrid);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.restore();
}

QIcon glyphIcon(Glyph glyph, const QColor& colour, const QColor& disabled)
{
    return QIcon(new GlyphEngine(glyph, colour, disabled));
}

} // namespace guitai::widgets
