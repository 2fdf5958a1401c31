// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/qr_view.h"

#include <QPainter>

#include <cmath>
#include <memory>
#include <qrencode.h>

namespace guitai::widgets {

namespace {

constexpr int kQuietModules = 4;
constexpr int kRadius = 8;

} // namespace

QrView::QrView(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void QrView::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_side = 0;
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        bytes.isEmpty() ? nullptr
                        : QRcode_encodeData(static_cast<int>(bytes.size()),
                                            reinterpret_cast<const unsigned char*>(bytes.constData()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (code) {
        m_side = code->width;
        m_modules = QBitArray(m_side * m_side);
        for (int i = 0; i < m_side * m_side; ++i)
            m_modules.setBit(i, (code->data[i] & 1) != 0);
    }
    update();
}

void QrView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const qreal room = std::min(width(), height()) - 2;
    const qreal ratio = devicePixelRatioF();
    const int modules = std::max(1, m_side) + 2 * kQuietModules;
    // In device pixels: a module that falls between two pixels blurs and stops decoding.
    const int modulePx = static_cast<int>(std::floor(room * ratio / modules));
    const QPointF middle = painter.deviceTransform().map(QRectF(rect()).center());
    const int left = static_cast<int>(std::lround(middle.x())) - modulePx * m_side / 2;
    const int top = static_cast<int>(std::lround(middle.y())) - modulePx * m_side / 2;
    const QTransform toLogical = painter.deviceTransform().inverted();
    // The card ends with the quiet zone, so that the code is as large as the room allows.
    const int cardPx = m_side == 0 ? static_cast<int>(room * ratio) : modulePx * modules;
    const int quietPx = m_side == 0 ? cardPx / 2 : modulePx * kQuietModules;
    const QRectF card = toLogical.mapRect(QRectF(left - quietPx, top - quietPx, cardPx, cardPx));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0xD9, 0xDE, 0xE5), 1));
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(card.adjusted(-0.5, -0.5, 0.5, 0.5), kRadius, kRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int row = 0; row < m_side; ++row) {
        for (int column = 0; column < m_side; ++column) {
            if (m_modules.testBit(row * m_side + column)) {
                const QRectF module(left + column * modulePx, top + row * modulePx, modulePx, modulePx);
                painter.fillRect(toLogical.mapRect(module), Qt::black);
            }
        }
    }
}

} // namespace guitai::widgets
