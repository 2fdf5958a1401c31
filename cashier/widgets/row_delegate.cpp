// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/row_delegate.h"

#include "models/paged_table.h"
#include "widgets/glyph_paint.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QTableView>

namespace guitai::widgets {

namespace {

constexpr int kEdge = 12;
constexpr int kChipHeight = 28;
constexpr int kPicture = 16;
constexpr int kGap = 6;
constexpr int kMarker = 4;
constexpr int kLine = 2;
constexpr int kCheck = 18;

int lastShownColumn(const QWidget* widget)
{
    const auto* view = static_cast<const QTableView*>(widget);
    int last = view->model()->columnCount() - 1;
    while (last > 0 && view->isColumnHidden(last))
        --last;
    return last;
}

} // namespace

RowDelegate::RowDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(QRect(option.rect.bottomLeft(), QSize(option.rect.width(), 1)), tokens.hairline);
    if (selected)
        paintCurrent(*painter, option, index);
    if (index.data(Qt::CheckStateRole).isValid()) {
        paintCheck(*painter, option.rect, index.data(Qt::CheckStateRole).toInt() == Qt::Checked);
    } else if (index.data(models::kGlyphRole).isValid()) {
        paintChip(*painter, option.rect, index, selected);
    } else {
        const QRect inner = option.rect.adjusted(kEdge, 0, -kEdge, 0);
        const bool amount = (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
        painter->setFont(textFont(sizes::kTable, amount ? QFont::Bold : QFont::Normal));
        painter->setPen(tokens.text);
        const QString text = QFontMetrics(painter->font())
                                 .elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, inner.width());
        painter->drawText(inner, index.data(Qt::TextAlignmentRole).toInt(), text);
    }
    painter->restore();
}

/// The current row, with a line around it while the list has the keyboard: that is the list's focus ring.
void RowDelegate::paintCurrent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const QRect& cell = option.rect;
    painter.fillRect(cell, tokens.info.tint);
    if (index.column() == 0)
        painter.fillRect(QRect(cell.topLeft(), QSize(kMarker, cell.height())), tokens.primary);
    const bool hasKeyboard = option.widget && option.widget->hasFocus();
    if (!hasKeyboard)
        return;
    painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), kLine), tokens.primary);
    painter.fillRect(QRect(cell.left(), cell.bottom() - kLine + 1, cell.width(), kLine), tokens.primary);
    if (index.column() == lastShownColumn(option.widget))
        painter.fillRect(QRect(cell.right() - kLine + 1, cell.top(), kLine, cell.height()), tokens.primary);
}

void RowDelegate::paintCheck(QPainter& painter, const QRect& cell, bool checked) const
{
    const Tokens& tokens = m_theme.tokens();
    const QRectF box(cell.center().x() - kCheck / 2.0, cell.center().y() - kCheck / 2.0, kCheck, kCheck);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(checked ? tokens.primary : tokens.border, 1.5));
    painter.setBrush(checked ? tokens.primary : tokens.card);
    painter.drawRoundedRect(box, 4, 4);
    if (!checked)
        return;
    painter.setPen(QPen(tokens.onPrimary, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF tick[] = {box.topLeft() + QPointF(4, 9.5), box.topLeft() + QPointF(7.5, 13),
                            box.topLeft() + QPointF(14, 5.5)};
    painter.drawPolyline(tick, 3);
}

void RowDelegate::paintChip(QPainter& painter, const QRect& cell, const QModelIndex& index, bool selected) const
{
    const auto tone = static_cast<models::Tone>(index.data(models::kToneRole).toInt());
    const auto glyph = static_cast<models::Glyph>(index.data(models::kGlyphRole).toInt());
    const ToneColours& colours = m_theme.tokens().of(tone);
    painter.setFont(textFont(sizes::kCaption, QFont::Bold));
    const QString word = index.data(Qt::DisplayRole).toString();
    const int most = cell.width() - kEdge;
    const int wanted = kGap + kPicture + kGap + QFontMetrics(painter.font()).horizontalAdvance(word) + kEdge;
    const QRect chip(cell.left() + kGap, cell.center().y() - kChipHeight / 2, std::min(wanted, most), kChipHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    // On the current row's ground a chip of the same tint would lose its shape.
    painter.setPen(selected ? QPen(colours.ink, 1) : QPen(Qt::NoPen));
    painter.setBrush(colours.tint);
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), kChipHeight / 2.0, kChipHeight / 2.0);
    paintGlyph(painter, glyph, QRectF(chip.left() + kGap, chip.center().y() - kPicture / 2.0 + 0.5, kPicture, kPicture),
               colours.ink);
    painter.setPen(colours.ink);
    const QRect text = chip.adjusted(kGap + kPicture + kGap, 0, -kGap, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(painter.font()).elidedText(word, Qt::ElideRight, text.width()));
}

} // namespace guitai::widgets
