// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ActionForm: what can be done about a difference. Nothing happens on the first press: the consequence is said and a
// remark is asked for.
#pragma once

#include "models/link_candidates.h"
#include "screens/screen.h"
#include "wire/exception_wire.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace guitai::widgets {
class Button;
}

namespace guitai::screens::exceptions {

class ActionForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ActionForm(const Tools& tools);

    /// In this order; an action that is asked about and is no longer among them is dropped.
    void offer(const std::vector<QByteArray>& actions);
    void setCandidates(std::vector<models::LinkCandidate> candidates);
    /// What the consequence is beside the action's own words: how many, how much, a second person.
    void setConsequence(const QString& text);
    void setConfirmText(const QString& text);
    void setBusy(bool busy);
    void ask(const QByteArray& action);
    bool stepBack();
    bool isAsking() const { return !m_asked.isEmpty(); }
    const QByteArray& asked() const { return m_asked; }
    void confirm();
    void retranslate();

Q_SIGNALS:
    void askedChanged();
    void confirmed(const guitai::wire::ExceptionAction& action);

private:
    void changeEvent(QEvent* event) override;
    void build();
    void showSteps();
    void layButtons();
    bool isComplete() const;

    Tools m_tools;
    std::vector<QByteArray> m_actions;
    std::vector<models::LinkCandidate> m_candidates;
    QByteArray m_asked;
    QString m_consequenceText;
    QString m_confirmText;
    bool m_isBusy = false;
    std::vector<widgets::Button*> m_buttons;
    QGridLayout* m_grid;
    QLabel* m_question;
    QLabel* m_consequence;
    QLineEdit* m_assignee;
    QComboBox* m_other;
    QLineEdit* m_remark;
    widgets::Button* m_confirm;
    widgets::Button* m_back;
};

} // namespace guitai::screens::exceptions
