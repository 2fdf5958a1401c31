// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// RowDelegate: rows of a QTableView in the theme's colours; cells with kGlyphRole are chips with picture and word.
#pragma once

#include <QStyledItemDelegate>

namespace guitai::widgets {

class Theme;

class RowDelegate final : public QStyledItemDelegate
{
public:
    explicit RowDelegate(const Theme& theme, QObject* parent = nullptr);

private:
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paintCurrent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintCheck(QPainter& painter, const QRect& cell, bool checked) const;
    void paintChip(QPainter& painter, const QRect& cell, const QModelIndex& index, bool selected) const;

    const Theme& m_theme;
};

} // namespace guitai::widgets
