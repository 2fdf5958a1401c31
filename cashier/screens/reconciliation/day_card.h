// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// DayCard: the chosen cell of the matrix in full, and what is done about it: look at its differences, compare again,
// close, reopen.
#pragma once

#include "models/reconciliation_board.h"
#include "screens/screen.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace guitai::widgets {
class Button;
class StatusChip;
} // namespace guitai::widgets

namespace guitai::screens::reconciliation {

class DayCard final : public QFrame
{
    Q_OBJECT

public:
    DayCard(const Tools& tools, models::ReconciliationBoard& board);

    void show(const QModelIndex& cell);
    void tell(const QString& text, bool isProblem);
    /// Out of the question for a remark. False when none was asked.
    bool stepBack();
    void pressRun();

Q_SIGNALS:
    void exceptionsWanted(const QByteArray& account, const QByteArray& day);

private:
    void changeEvent(QEvent* event) override;
    void build();
    void retranslate();
    void showSteps();
    void pressClose();
    void confirm();
    bool mayAct() const;
    bool isClosed() const;
    /// Of the chosen cell as it is now; none for the column of all.
    const guitai::wire::ReconciliationDay* day() const;
    QString factsText() const;

    Tools m_tools;
    models::ReconciliationBoard& m_board;
    QPersistentModelIndex m_cell;
    QByteArray m_shownDay;
    QByteArray m_shownAccount;
    bool m_isAsking = false;
    QLabel* m_title;
    widgets::StatusChip* m_chip;
    QLabel* m_figures;
    QLabel* m_facts;
    QLabel* m_told;
    QLabel* m_question;
    QLineEdit* m_remark;
    widgets::Button* m_exceptions;
    widgets::Button* m_run;
    widgets::Button* m_close;
    widgets::Button* m_confirm;
    widgets::Button* m_back;
};

} // namespace guitai::screens::reconciliation
