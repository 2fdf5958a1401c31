// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// TableView: a list of rows for keyboard and finger. One row is always current while there are any: an accessible
// table without a current index ends the program with a screen reader on Qt 6.4. What it says when it is empty is
// painted in its middle.
#pragma once

#include <QTableView>

namespace guitai::widgets {

class Theme;

class TableView final : public QTableView
{
    Q_OBJECT

public:
    struct Column
    {
        int least = 0; ///< pixels
        int share = 0; ///< of what is left
    };

    explicit TableView(const Theme& theme, QWidget* parent = nullptr);

    void setColumns(std::vector<Column> columns);
    /// What stands in the middle while there are no rows.
    void setEmptyText(const QString& text);
    const QString& emptyText() const { return m_emptyText; }
    void setModel(QAbstractItemModel* model) override;
    int currentRow() const { return currentIndex().row(); }
    /// Nothing happens for a row that is not there.
    void goTo(int row);

Q_SIGNALS:
    void currentRowChanged(int row);
    /// Enter or a click on a row.
    void opened(int row);

private:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keepCurrent();
    void layColumns();

    const Theme& m_theme;
    std::vector<Column> m_columns;
    QString m_emptyText;
    int m_lastRow = 0;
};

} // namespace guitai::widgets
