// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// MatrixView: a table whose cells each say a state: picture, word and figure, and beneath them what differs. The names
// of its rows stay where they are when it is scrolled sideways. One cell is always current while there are any.
#pragma once

#include <QTableView>

namespace guitai::widgets {

class Theme;

class MatrixView final : public QTableView
{
    Q_OBJECT

public:
    explicit MatrixView(const Theme& theme, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    void setEmptyText(const QString& text);
    const QString& emptyText() const { return m_emptyText; }

Q_SIGNALS:
    void cellChanged(const QModelIndex& cell);
    /// Enter, or a second click on the current cell.
    void opened(const QModelIndex& cell);

private:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keepCurrent();
    void layColumns();

    const Theme& m_theme;
    QString m_emptyText;
    int m_lastRow = 0;
    int m_lastColumn = 0;
};

} // namespace guitai::widgets
