// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// CellDelegate: a cell of a matrix of states on the tint of its tone: picture and word, and a second line beneath.
#pragma once

#include <QStyledItemDelegate>

namespace guitai::widgets {

class Theme;

class CellDelegate final : public QStyledItemDelegate
{
public:
    explicit CellDelegate(const Theme& theme, QObject* parent = nullptr);

private:
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    const Theme& m_theme;
};

} // namespace guitai::widgets
