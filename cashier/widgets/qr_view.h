// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// QrView: a QR code on a white card, in every theme, with the four modules of quiet zone the standard
// asks for. Modules are whole device pixels, so that a photographed or grabbed screen decodes.
#pragma once

#include <QBitArray>
#include <QWidget>

namespace guitai::widgets {

class QrView final : public QWidget
{
public:
    static constexpr int kLeastSide = 280;

    explicit QrView(QWidget* parent = nullptr);

    /// An empty text shows an empty card.
    void setText(const QString& text);
    const QString& text() const { return m_text; }

    QSize sizeHint() const override { return {340, 340}; }
    QSize minimumSizeHint() const override { return {kLeastSide, kLeastSide}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

private:
    void paintEvent(QPaintEvent* event) override;

    QString m_text;
    QBitArray m_modules; // m_side × m_side, row by row
    int m_side = 0;
};

} // namespace guitai::widgets
