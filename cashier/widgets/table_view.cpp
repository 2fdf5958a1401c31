// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_view.h"

#include "widgets/row_delegate.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace guitai::widgets {

namespace {

constexpr int kRowHeight = 48;

} // namespace

TableView::TableView(const Theme& theme, QWidget* parent) : QTableView(parent), m_theme(theme)
{
    setItemDelegate(new RowDelegate(theme, this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& index) { Q_EMIT opened(index.row()); });
    connect(&theme, &Theme::changed, this, [this] { viewport()->update(); });
}

void TableView::setColumns(std::vector<Column> columns)
{
    m_columns = std::move(columns);
    layColumns();
}

void TableView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void TableView::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &TableView::keepCurrent);
    connect(model, &QAbstractItemModel::rowsInserted, this, &TableView::keepCurrent);
    layColumns();
    keepCurrent();
}

void TableView::goTo(int row)
{
    if (row >= 0 && row < model()->rowCount())
        setCurrentIndex(model()->index(row, 0));
}

void TableView::keepCurrent()
{
    if (!currentIndex().isValid() && model()->rowCount() > 0)
        goTo(std::clamp(m_lastRow, 0, model()->rowCount() - 1));
    else if (model()->rowCount() == 0)
        Q_EMIT currentRowChanged(-1);
}

void TableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (!current.isValid())
        return;
    m_lastRow = current.row();
    if (current.row() != previous.row())
        Q_EMIT currentRowChanged(current.row());
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        Q_EMIT opened(currentRow());
        return;
    }
    // What is typed is the page's to use; a table would look for it among its rows.
    const bool moves = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down || event->key() == Qt::Key_PageUp ||
                       event->key() == Qt::Key_PageDown || event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
    if (moves)
        QTableView::keyPressEvent(event);
    else
        event->ignore();
}

void TableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (model() && model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(m_theme.tokens().secondary);
    painter.setFont(textFont(sizes::kBody));
    painter.drawText(viewport()->rect().adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void TableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    layColumns();
}

void TableView::layColumns()
{
    if (!model())
        return;
    int least = 0;
    int shares = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (isColumnHidden(static_cast<int>(i)))
            continue;
        least += m_columns[i].least;
        shares += m_columns[i].share;
    }
    const int left = std::max(0, viewport()->width() - least);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const int more = shares > 0 ? left * m_columns[i].share / shares : 0;
        setColumnWidth(static_cast<int>(i), m_columns[i].least + more);
    }
}

} // namespace guitai::widgets
