// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrix_view.h"

#include "widgets/cell_delegate.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace guitai::widgets {

namespace {

constexpr int kRowHeight = 52;
constexpr int kRowNameWidth = 96;
constexpr int kLeastColumn = 128;

} // namespace

MatrixView::MatrixView(const Theme& theme, QWidget* parent) : QTableView(parent), m_theme(theme)
{
    setItemDelegate(new CellDelegate(theme, this));
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setFixedWidth(kRowNameWidth);
    verticalHeader()->setHighlightSections(false);
    verticalHeader()->setSectionsClickable(false);
    verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableView::doubleClicked, this, &MatrixView::opened);
    connect(&theme, &Theme::changed, this, [this] { viewport()->update(); });
}

void MatrixView::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        layColumns();
        keepCurrent();
    });
    layColumns();
    keepCurrent();
}

void MatrixView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void MatrixView::keepCurrent()
{
    const int rows = model()->rowCount();
    const int columns = model()->columnCount();
    if (rows == 0 || columns == 0) {
        Q_EMIT cellChanged({});
        return;
    }
    if (!currentIndex().isValid())
        setCurrentIndex(model()->index(std::clamp(m_lastRow, 0, rows - 1), std::clamp(m_lastColumn, 0, columns - 1)));
    else
        Q_EMIT cellChanged(currentIndex());
}

void MatrixView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (!current.isValid())
        return;
    m_lastRow = current.row();
    m_lastColumn = current.column();
    Q_EMIT cellChanged(current);
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End: QTableView::keyPressEvent(event); break;
    default: event->ignore(); // the page's to use
    }
}

void MatrixView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (model() && model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(m_theme.tokens().secondary);
    painter.setFont(textFont(sizes::kBody));
    painter.drawText(viewport()->rect().adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void MatrixView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    layColumns();
}

void MatrixView::layColumns()
{
    const int count = model() ? model()->columnCount() : 0;
    for (int i = 0; i < count; ++i)
        setColumnWidth(i, std::max(kLeastColumn, viewport()->width() / count));
}

} // namespace guitai::widgets
