// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/exceptions/bulk_card.h"

#include "models/book_failures.h"
#include "models/money_text.h"
#include "models/reconciliation_words.h"
#include "screens/exceptions/action_form.h"
#include "widgets/announce.h"
#include "widgets/button.h"

#include <QButtonGroup>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace guitai::screens::exceptions {

namespace {

namespace actions = guitai::wire::exception_actions;
using widgets::Button;
using widgets::ButtonKind;

constexpr std::size_t kMostNamed = 40;

const std::vector<QByteArray>& bulkActions()
{
    // Linking is of two; the others mean the same for each.
    static const std::vector<QByteArray> all{actions::kQuery,   actions::kMakeUp, actions::kWriteOff,
                                             actions::kNextDay, actions::kRefund, actions::kIgnore,
                                             actions::kRerun,   actions::kAssign, actions::kComment};
    return all;
}

} // namespace

BulkCard::BulkCard(const Tools& tools, models::ExceptionDesk& desk)
    : m_tools(tools), m_desk(desk), m_title(new QLabel), m_scope(new QButtonGroup(this)),
      m_these(new Button(tools.theme, ButtonKind::Chip)), m_all(new Button(tools.theme, ButtonKind::Chip)),
      m_outcome(new QLabel), m_told(new QLabel), m_form(new ActionForm(tools)),
      m_doIt(new Button(tools.theme, ButtonKind::Primary)), m_close(new Button(tools.theme, ButtonKind::Secondary))
{
    setProperty("kind", QByteArray("card"));
    setObjectName(QStringLiteral("bulk_card"));
    build();
    m_form->offer(bulkActions());
    connect(m_scope, &QButtonGroup::idClicked, this, &BulkCard::startOver);
    connect(&desk.table(), &models::ExceptionTable::checksChanged, this, &BulkCard::retranslate);
    connect(&desk, &models::ExceptionDesk::outcomeChanged, this, &BulkCard::showOutcome);
    connect(m_form, &ActionForm::askedChanged, this, [this] {
        m_desk.forgetOutcome();
        retranslate();
    });
    connect(m_form, &ActionForm::confirmed, this, [this](const guitai::wire::ExceptionAction& action) {
        m_tried = action;
        m_desk.actOnMany(action, meansAll(), true);
        m_form->setBusy(true);
    });
    connect(m_doIt, &Button::clicked, this, [this] {
        m_doIt->setEnabled(false);
        m_desk.actOnMany(m_tried, meansAll(), false);
    });
    connect(m_close, &Button::clicked, this, &BulkCard::closed);
    retranslate();
}

void BulkCard::build()
{
    m_title->setProperty("kind", QByteArray("title"));
    m_title->setWordWrap(true);
    m_these->setObjectName(QStringLiteral("bulk_these"));
    m_all->setObjectName(QStringLiteral("bulk_all"));
    m_doIt->setObjectName(QStringLiteral("bulk_do"));
    m_close->setObjectName(QStringLiteral("bulk_close"));
    m_outcome->setObjectName(QStringLiteral("bulk_outcome"));
    m_outcome->setWordWrap(true);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_told->setProperty("kind", QByteArray("problem"));
    m_told->setObjectName(QStringLiteral("bulk_told"));
    m_told->setWordWrap(true);
    for (Button* chip : {m_these, m_all})
        chip->setCheckable(true);
    m_scope->addButton(m_these, 0);
    m_scope->addButton(m_all, 1);
    m_these->setChecked(true);
    auto* scroll = new QScrollArea;
    auto* inside = new QWidget;
    auto* stack = new QVBoxLayout(inside);
    stack->setContentsMargins(0, 0, 8, 0);
    stack->addWidget(m_outcome);
    stack->addStretch();
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::TabFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_title, m_these, m_all})
        column->addWidget(widget);
    column->addWidget(scroll, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_told, m_form, m_doIt, m_close})
        column->addWidget(widget);
}

bool BulkCard::meansAll() const
{
    return m_scope->checkedId() == 1;
}

void BulkCard::open()
{
    (m_desk.table().checked().empty() ? m_all : m_these)->setChecked(true);
    startOver();
}

void BulkCard::startOver()
{
    m_desk.forgetOutcome();
    m_told->clear();
    m_form->setBusy(false);
    m_form->stepBack();
    retranslate();
}

bool BulkCard::stepBack()
{
    if (m_desk.outcome()) {
        startOver();
        return true;
    }
    return m_form->stepBack();
}

void BulkCard::ask(const QByteArray& action)
{
    m_form->ask(action);
}

void BulkCard::confirm()
{
    if (m_doIt->isVisible())
        m_doIt->click();
    else
        m_form->confirm();
}

void BulkCard::tell(const QString& text)
{
    m_form->setBusy(false);
    m_told->setText(text);
    retranslate();
    widgets::announce(m_told);
}

void BulkCard::showOutcome()
{
    m_form->setBusy(false);
    m_told->clear();
    retranslate();
    widgets::announce(m_outcome);
}

QString BulkCard::outcomeText() const
{
    const auto& outcome = m_desk.outcome();
    if (!outcome)
        return {};
    std::map<QByteArray, int> counts;
    QStringList named;
    for (const guitai::wire::BulkRow& row : outcome->rows) {
        ++counts[row.outcome];
        if (row.outcome == "SUCCEEDED" || static_cast<std::size_t>(named.size()) >= kMostNamed)
            continue;
        backend_client::Failure failure;
        failure.kind = backend_client::Failure::Kind::Refused;
        failure.code = row.errorCode;
        named << tr("%1: %2").arg(row.exceptionId.text(), models::sentenceOf(models::bookWordsOf(failure)));
    }
    const QString sums = outcome->dryRun
                             ? tr("A trial, nothing was changed: would be done %1 (%2), left out %3, fail %4.")
                             : tr("Done %1 (%2), left out %3, failed %4.");
    QStringList lines{sums.arg(counts["SUCCEEDED"])
                          .arg(models::moneyText(outcome->atRisk))
                          .arg(counts["SKIPPED"])
                          .arg(counts["FAILED"])};
    return (lines + named).join(QLatin1Char('\n'));
}

void BulkCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void BulkCard::retranslate()
{
    models::ExceptionTable& table = m_desk.table();
    const auto& outcome = m_desk.outcome();
    const auto chosen = static_cast<int>(table.checked().size());
    m_title->setText(tr("One action for many"));
    m_these->setLabel(tr("%1 selected, %2").arg(chosen).arg(models::moneyText(table.checkedAtRisk())));
    m_these->setEnabled(chosen > 0);
    m_all->setLabel(tr("All matching: %1").arg(models::filterText(table.filter())));
    m_all->setToolTip(m_all->accessibleName());
    m_outcome->setText(outcomeText());
    m_told->setVisible(!m_told->text().isEmpty());
    const bool tried = outcome && outcome->dryRun;
    m_form->setVisible(!outcome);
    m_form->setConsequence(
        tr("First as a trial that changes nothing. What is above the limit goes to a second person."));
    m_form->setConfirmText(tr("Try it"));
    m_doIt->setVisible(tried);
    m_doIt->setEnabled(tried && !m_desk.isActing());
    m_doIt->setLabel(tr("Do it now: %1").arg(models::actionWord(m_tried.action)));
    m_close->setLabel(tr("Back to one  Esc"));
}

} // namespace guitai::screens::exceptions
