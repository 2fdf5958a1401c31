// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ImportPanel: what a provider's file would be taken for, before it is taken; and what came of it.
#pragma once

#include "models/bill_import.h"
#include "models/day_matrix.h"
#include "screens/screen.h"

#include <QFrame>

class QComboBox;
class QDateEdit;
class QLabel;
class QStandardItemModel;

namespace guitai::widgets {
class Button;
class TableView;
} // namespace guitai::widgets

namespace guitai::screens::reconciliation {

class ImportPanel final : public QFrame
{
    Q_OBJECT

public:
    ImportPanel(const Tools& tools, models::BillImport& import, models::DayMatrix& matrix);

Q_SIGNALS:
    void closed();
    void badRowsWanted();

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void build();
    QWidget* buildChoice();
    void fillChoice();
    void choose();
    void retranslate();
    void showRows();
    QString headline() const;
    QString factsText() const;
    QString doubtText() const;

    Tools m_tools;
    models::BillImport& m_import;
    models::DayMatrix& m_matrix;
    QLabel* m_title;
    QLabel* m_headline;
    QLabel* m_facts;
    QLabel* m_doubt;
    QWidget* m_choice;
    QLabel* m_accountLabel;
    QComboBox* m_account;
    QLabel* m_dayLabel;
    QDateEdit* m_day;
    QStandardItemModel* m_rows;
    widgets::TableView* m_view;
    widgets::Button* m_send;
    widgets::Button* m_bad;
    widgets::Button* m_close;
    bool m_isFilled = false;
};

} // namespace guitai::screens::reconciliation
