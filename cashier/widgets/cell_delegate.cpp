// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cell_delegate.h"

#include "models/paged_table.h"
#include "widgets/glyph_paint.h"
#include "widgets/theme.h"

#include <QPainter>

namespace guitai::widgets {

namespace {

constexpr int kGap = 8;
constexpr int kPicture = 16;
constexpr int kLine = 18;

} // namespace

CellDelegate::CellDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const QVariant tone = index.data(models::kToneRole);
    if (!tone.isValid())
        return;
    const ToneColours& colours = tokens.of(static_cast<models::Tone>(tone.toInt()));
    const QRectF cell = QRectF(option.rect).adjusted(2, 2, -2, -2);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    // Where one is, and twice as thick while the keyboard is here.
    const bool hasKeyboard = option.widget && option.widget->hasFocus();
    painter->setPen(isCurrent ? QPen(tokens.primary, hasKeyboard ? 3 : 1.5) : QPen(Qt::NoPen));
    painter->setBrush(colours.tint);
    painter->drawRoundedRect(cell.adjusted(1, 1, -1, -1), 6, 6);
    const QString below = index.data(models::kSecondLineRole).toString();
    const qreal top = below.isEmpty() ? cell.center().y() - kLine / 2.0 : cell.center().y() - kLine;
    const auto glyph = static_cast<models::Glyph>(index.data(models::kGlyphRole).toInt());
    paintGlyph(*painter, glyph, QRectF(cell.left() + kGap, top + 1, kPicture, kPicture), colours.ink);
    painter->setPen(colours.ink);
    const auto write = [&](const QRectF& place, const QString& text, QFont::Weight weight) {
        painter->setFont(textFont(sizes::kCaption, weight));
        const QFontMetrics metrics(painter->font());
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(text, Qt::ElideRight, static_cast<int>(place.width())));
    };
    const qreal left = cell.left() + kGap + kPicture + 6;
    write(QRectF(left, top, cell.right() - left - 4, kLine), index.data(Qt::DisplayRole).toString(), QFont::Bold);
    if (!below.isEmpty())
        write(QRectF(cell.left() + kGap, top + kLine, cell.width() - kGap - 4, kLine), below, QFont::Normal);
    painter->restore();
}

} // namespace guitai::widgets
