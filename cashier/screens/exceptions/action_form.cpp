// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/exceptions/action_form.h"

#include "models/reconciliation_words.h"
#include "models/till_desk.h"
#include "widgets/announce.h"
#include "widgets/button.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::screens::exceptions {

namespace {

namespace actions = guitai::wire::exception_actions;
using widgets::Button;
using widgets::ButtonKind;

constexpr int kLongestRemark = 500;
constexpr int kColumns = 3;

} // namespace

ActionForm::ActionForm(const Tools& tools)
    : m_tools(tools), m_grid(new QGridLayout), m_question(new QLabel), m_consequence(new QLabel),
      m_assignee(new QLineEdit), m_other(new QComboBox), m_remark(new QLineEdit),
      m_confirm(new Button(tools.theme, ButtonKind::Secondary, models::Glyph::CheckCircle)),
      m_back(new Button(tools.theme, ButtonKind::Secondary))
{
    build();
    connect(m_confirm, &Button::clicked, this, &ActionForm::confirm);
    connect(m_back, &Button::clicked, this, &ActionForm::stepBack);
    connect(m_remark, &QLineEdit::returnPressed, this, &ActionForm::confirm);
    connect(m_remark, &QLineEdit::textChanged, this, &ActionForm::showSteps);
    connect(m_assignee, &QLineEdit::textChanged, this, &ActionForm::showSteps);
    retranslate();
}

void ActionForm::build()
{
    m_question->setProperty("kind", QByteArray("title"));
    m_question->setWordWrap(true);
    m_question->setObjectName(QStringLiteral("action_question"));
    m_consequence->setProperty("kind", QByteArray("caption"));
    m_consequence->setWordWrap(true);
    m_consequence->setObjectName(QStringLiteral("action_consequence"));
    m_remark->setMaxLength(kLongestRemark);
    m_remark->setObjectName(QStringLiteral("action_remark"));
    m_assignee->setObjectName(QStringLiteral("action_assignee"));
    m_other->setObjectName(QStringLiteral("action_other"));
    m_other->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_confirm->setObjectName(QStringLiteral("action_confirm"));
    m_back->setObjectName(QStringLiteral("action_back"));
    m_grid->setSpacing(6);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(m_grid);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_question, m_consequence, m_assignee, m_other, m_remark})
        column->addWidget(widget);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(8);
    pair->addWidget(m_back, 1);
    pair->addWidget(m_confirm, 2);
    column->addLayout(pair);
}

void ActionForm::offer(const std::vector<QByteArray>& offered)
{
    if (!m_asked.isEmpty() && std::ranges::find(offered, m_asked) == offered.end())
        stepBack();
    if (offered == m_actions)
        return;
    m_actions = offered;
    layButtons();
}

void ActionForm::layButtons()
{
    for (Button* button : std::exchange(m_buttons, {})) {
        button->hide();
        button->deleteLater();
    }
    int place = 0;
    for (const QByteArray& action : m_actions) {
        auto* button = new Button(m_tools.theme, ButtonKind::Small);
        button->setObjectName(QStringLiteral("do_") + QString::fromLatin1(action).toLower());
        m_grid->addWidget(button, place / kColumns, place % kColumns);
        ++place;
        connect(button, &Button::clicked, this, [this, action] { ask(action); });
        m_buttons.push_back(button);
    }
    retranslate();
}

void ActionForm::setCandidates(std::vector<models::LinkCandidate> candidates)
{
    m_candidates = std::move(candidates);
    m_other->clear();
    for (const models::LinkCandidate& one : m_candidates)
        m_other->addItem(one.text, one.exceptionId.bytes());
    showSteps();
}

void ActionForm::setConsequence(const QString& text)
{
    m_consequenceText = text;
    showSteps();
}

void ActionForm::setConfirmText(const QString& text)
{
    m_confirmText = text;
    showSteps();
}

void ActionForm::setBusy(bool busy)
{
    m_isBusy = busy;
    showSteps();
}

void ActionForm::ask(const QByteArray& action)
{
    if (std::ranges::find(m_actions, action) == m_actions.end() || m_isBusy)
        return;
    m_asked = action;
    m_remark->clear();
    const auto& session = m_tools.desk.session();
    m_assignee->setText(session ? session->operatorId.text() : QString());
    Q_EMIT askedChanged();
    showSteps();
    widgets::announce(m_question);
    m_remark->setFocus();
}

bool ActionForm::stepBack()
{
    if (m_asked.isEmpty())
        return false;
    m_asked.clear();
    Q_EMIT askedChanged();
    showSteps();
    return true;
}

bool ActionForm::isComplete() const
{
    return !m_remark->text().trimmed().isEmpty() && (m_asked != actions::kAssign || !m_assignee->text().isEmpty()) &&
           (m_asked != actions::kLink || m_other->currentIndex() >= 0);
}

void ActionForm::confirm()
{
    if (m_asked.isEmpty() || m_isBusy)
        return;
    if (!isComplete()) {
        m_remark->setFocus();
        return;
    }
    guitai::wire::ExceptionAction action;
    action.action = m_asked;
    action.remark = m_remark->text().trimmed();
    if (m_asked == actions::kAssign)
        action.assignee = m_assignee->text().trimmed().toUtf8();
    if (m_asked == actions::kLink)
        action.other = ExceptionId::trusted(m_other->currentData().toByteArray());
    Q_EMIT confirmed(action);
}

void ActionForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ActionForm::retranslate()
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setLabel(models::actionWord(m_actions[i]));
    m_back->setLabel(tr("Back"));
    m_confirm->setLabel(tr("Confirm")); // until it is known what is confirmed
    m_remark->setPlaceholderText(tr("Remark"));
    m_remark->setAccessibleName(tr("Remark"));
    m_assignee->setPlaceholderText(tr("Who"));
    m_assignee->setAccessibleName(tr("Who"));
    m_other->setAccessibleName(tr("The other half"));
    showSteps();
}

void ActionForm::showSteps()
{
    const bool asking = isAsking();
    for (Button* button : m_buttons)
        button->setVisible(!asking);
    for (Button* button : m_buttons)
        button->setEnabled(!m_isBusy);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_question, m_remark, m_confirm, m_back})
        widget->setVisible(asking);
    m_consequence->setVisible(asking && !m_consequenceText.isEmpty());
    m_assignee->setVisible(m_asked == actions::kAssign);
    m_other->setVisible(m_asked == actions::kLink && !m_candidates.empty());
    if (!asking)
        return;
    m_question->setText(m_asked == actions::kLink && m_candidates.empty()
                            ? tr("Link: no other half is in this list. Show more of it.")
                            : models::actionWord(m_asked));
    m_consequence->setText(m_consequenceText);
    m_confirm->setLabel(m_confirmText.isEmpty() ? models::actionWord(m_asked) : m_confirmText);
    m_confirm->setToolTip(QStringLiteral("Ctrl+Enter"));
    m_confirm->setEnabled(isComplete() && !m_isBusy);
    m_back->setEnabled(!m_isBusy);
}

} // namespace guitai::screens::exceptions
