// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// BulkCard: one action for many differences: which are meant, a trial that changes nothing, then each one's outcome.
#pragma once

#include "models/exception_desk.h"
#include "screens/screen.h"

#include <QFrame>

class QButtonGroup;
class QLabel;

namespace guitai::widgets {
class Button;
}

namespace guitai::screens::exceptions {

class ActionForm;

class BulkCard final : public QFrame
{
    Q_OBJECT

public:
    BulkCard(const Tools& tools, models::ExceptionDesk& desk);

    void open();
    bool stepBack();
    void confirm();
    void ask(const QByteArray& action);
    void tell(const QString& text);
    void retranslate();

Q_SIGNALS:
    void closed();

private:
    void changeEvent(QEvent* event) override;
    void build();
    void showOutcome();
    void startOver();
    bool meansAll() const;
    QString outcomeText() const;

    Tools m_tools;
    models::ExceptionDesk& m_desk;
    guitai::wire::ExceptionAction m_tried; ///< what the trial was of
    QLabel* m_title;
    QButtonGroup* m_scope;
    widgets::Button* m_these;
    widgets::Button* m_all;
    QLabel* m_outcome;
    QLabel* m_told;
    ActionForm* m_form;
    widgets::Button* m_doIt;
    widgets::Button* m_close;
};

} // namespace guitai::screens::exceptions
