// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ExceptionCard: one difference: ours and theirs field by field, what happened to it, and what is done about it.
#pragma once

#include "models/exception_desk.h"
#include "screens/screen.h"

#include <QFrame>

class QLabel;

namespace guitai::widgets {
class StatusChip;
}

namespace guitai::screens::exceptions {

class ActionForm;

class ExceptionCard final : public QFrame
{
    Q_OBJECT

public:
    ExceptionCard(const Tools& tools, models::ExceptionDesk& desk);

    void ask(const QByteArray& action);
    bool stepBack();
    void confirm();
    void tell(const QString& text, bool isProblem);
    void retranslate();

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void build();
    void show();
    bool mayAct() const;
    QString sidesHtml() const;
    QString historyHtml() const;
    void showConsequence();

    Tools m_tools;
    models::ExceptionDesk& m_desk;
    ExceptionId m_shown;
    QLabel* m_title;
    widgets::StatusChip* m_chip;
    QLabel* m_meaning;
    QLabel* m_sides;
    QLabel* m_history;
    QLabel* m_told;
    ActionForm* m_form;
};

} // namespace guitai::screens::exceptions
