// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/refund/refund_screen.h"

#include "models/book_failures.h"
#include "models/money_text.h"
#include "models/payment_look.h"
#include "models/till_desk.h"
#include "screens/refund/amount_card.h"
#include "screens/refund/outcome_panel.h"
#include "screens/refund/reason_card.h"
#include "widgets/announce.h"
#include "widgets/approver_fields.h"
#include "widgets/button.h"

#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>

namespace guitai::screens::refund {

namespace {

using models::RefundState;
using widgets::Button;
using widgets::ButtonKind;

constexpr int kWidest = 960;
constexpr int kLowWindow = 560; // below, what only helps gives way to what is typed and pressed
constexpr int kProblemHeight = 44;

bool isForm(RefundState state)
{
    return state == RefundState::Editing || state == RefundState::Sending || state == RefundState::NeedsApproval ||
           state == RefundState::Approving;
}

} // namespace

std::unique_ptr<Screen> makeScreen(const Tools& tools)
{
    return std::make_unique<RefundScreen>(tools);
}

RefundScreen::RefundScreen(const Tools& tools)
    : m_tools(tools), m_flow(tools.refund), m_heading(new QLabel), m_amount(new AmountCard(tools.theme, m_flow)),
      m_reason(new ReasonCard(tools.theme)), m_approverCard(new QFrame), m_approverTitle(new QLabel),
      m_approver(new widgets::ApproverFields), m_problem(new QLabel),
      m_cancel(new Button(tools.theme, ButtonKind::Secondary)),
      m_submit(new Button(tools.theme, ButtonKind::Primary, models::Glyph::Refund)), m_pages(new QStackedWidget),
      m_form(buildForm()), m_outcome(new OutcomePanel(tools.theme, m_flow))
{
    setObjectName(name());
    m_pages->addWidget(m_form);
    m_pages->addWidget(m_outcome);
    m_pages->setMaximumWidth(kWidest);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(24, 16, 24, 24);
    column->setSpacing(12);
    m_heading->setProperty("kind", QByteArray("heading"));
    column->addWidget(m_heading);
    column->addWidget(m_pages, 1);
    auto* around = new QHBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addStretch(1);
    around->addLayout(column, 1000);
    around->addStretch(1);
    wire();
    retranslate();
}

QWidget* RefundScreen::buildForm()
{
    auto* form = new QWidget;
    m_approverCard->setProperty("kind", QByteArray("card"));
    m_approverTitle->setProperty("kind", QByteArray("secondary"));
    m_approverTitle->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("refund_problem"));
    m_problem->setProperty("kind", QByteArray("problem"));
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(kProblemHeight);
    m_problem->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_cancel->setObjectName(QStringLiteral("refund_cancel"));
    m_submit->setObjectName(QStringLiteral("refund_submit"));
    m_submit->setMinimumWidth(280);
    auto* approver = new QVBoxLayout(m_approverCard);
    approver->setContentsMargins(20, 12, 20, 16);
    approver->setSpacing(8);
    approver->addWidget(m_approverTitle);
    approver->addWidget(m_approver);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(m_reason);
    right->addWidget(m_approverCard);
    right->addStretch();
    auto* actions = new QHBoxLayout;
    actions->addWidget(m_cancel);
    actions->addStretch();
    actions->addWidget(m_submit);
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(12);
    grid->addWidget(m_amount, 0, 0);
    grid->addLayout(right, 0, 1);
    grid->addWidget(m_problem, 1, 0, 1, 2);
    grid->addLayout(actions, 2, 0, 1, 2);
    grid->setRowStretch(3, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return form;
}

void RefundScreen::wire()
{
    connect(m_amount, &AmountCard::edited, this, &RefundScreen::retranslate);
    connect(m_amount, &AmountCard::submitted, this, &RefundScreen::submit);
    connect(m_reason, &ReasonCard::submitted, this, &RefundScreen::submit);
    connect(m_approver, &widgets::ApproverFields::edited, this, &RefundScreen::retranslate);
    connect(m_approver, &widgets::ApproverFields::submitted, this, &RefundScreen::submit);
    connect(m_submit, &Button::clicked, this, &RefundScreen::submit);
    connect(m_cancel, &Button::clicked, this, &RefundScreen::leave);
    connect(m_outcome, &OutcomePanel::donePressed, this, &RefundScreen::leave);
    connect(m_outcome, &OutcomePanel::askPressed, this, [this] { m_flow.recheck(); });
    connect(&m_flow, &models::RefundFlow::stateChanged, this, &RefundScreen::showState);
    connect(&m_flow, &models::RefundFlow::changed, this, [this] {
        m_amount->showPayment();
        m_outcome->showState();
        showProblem();
        retranslate();
    });
    // Queued: after the window has gone where it goes with every session.
    connect(
        &m_tools.desk, &models::TillDesk::signedIn, this,
        [this] {
            // What an earlier run of the till began is certain before anything else is refunded.
            if (m_flow.begin())
                Q_EMIT wanted(name(), {});
        },
        Qt::QueuedConnection);
    connect(&m_tools.desk, &models::TillDesk::signedOut, this, [this] {
        m_approver->clear();
        if (m_flow.mayLeave())
            m_flow.close();
    });
}

/// A cashier's refund always needs somebody; a supervisor's only where the backend says so.
bool RefundScreen::needsSecond() const
{
    const auto& session = m_tools.desk.session();
    return m_flow.state() == RefundState::NeedsApproval || m_flow.state() == RefundState::Approving ||
           (session && session->role == "cashier");
}

void RefundScreen::entered()
{
    if (isEditing()) {
        m_reason->clear();
        m_approver->clear();
        m_amount->begin();
    }
    showState();
}

void RefundScreen::showState()
{
    m_pages->setCurrentWidget(isForm(m_flow.state()) ? m_form : static_cast<QWidget*>(m_outcome));
    m_amount->setFrozen(!isEditing());
    m_reason->setFrozen(!isEditing());
    m_approverCard->setVisible(needsSecond());
    m_approver->setEnabled(isEditing() || m_flow.state() == RefundState::NeedsApproval);
    m_approver->clearPin();
    m_amount->showPayment();
    m_outcome->showState();
    showProblem();
    retranslate();
    if (!isVisible())
        return;
    if (isEditing())
        m_amount->focusAmount();
    else if (m_flow.state() == RefundState::NeedsApproval)
        m_approver->focusMissing();
    else
        setFocus();
}

void RefundScreen::showProblem()
{
    const backend_client::Failure& failure = m_flow.failure();
    m_problem->setText(failure.code.isEmpty() ? QString() : models::sentenceOf(models::bookWordsOf(failure)));
    if (!failure.code.isEmpty())
        widgets::announce(m_problem);
}

void RefundScreen::submit()
{
    if (m_flow.state() == RefundState::NeedsApproval) {
        if (m_approver->isComplete())
            m_flow.approve(m_approver->take());
        else
            m_approver->focusMissing();
        return;
    }
    if (!isEditing())
        return;
    const auto amount = m_amount->amount();
    if (!amount) {
        m_amount->focusAmount();
        return;
    }
    if (needsSecond() && !m_approver->isComplete()) {
        m_approver->focusMissing();
        return;
    }
    m_flow.commit(*amount, m_reason->reason(), needsSecond() ? m_approver->take() : guitai::wire::SecondPerson());
}

void RefundScreen::leave()
{
    if (m_flow.state() == RefundState::NeedsApproval) {
        m_flow.cancel();
        return;
    }
    if (!m_flow.mayLeave())
        return;
    m_flow.close();
    m_approver->clear();
    Q_EMIT wanted(QStringLiteral("payments"), {});
}

bool RefundScreen::takeKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event.isAutoRepeat())
            return true;
        if (isForm(m_flow.state()))
            submit();
        else
            leave();
        return true;
    case Qt::Key_F5: m_flow.recheck(); return true;
    case Qt::Key_Escape: leave(); return true;
    default: return false;
    }
}

void RefundScreen::resizeEvent(QResizeEvent* event)
{
    const bool low = height() < kLowWindow;
    m_heading->setVisible(!low);
    m_approverTitle->setVisible(!low);
    m_reason->setTitled(!low);
    m_problem->setMinimumHeight(low ? kProblemHeight / 2 : kProblemHeight);
    Screen::resizeEvent(event);
}

void RefundScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showProblem();
        retranslate();
    }
    Screen::changeEvent(event);
}

void RefundScreen::retranslate()
{
    m_heading->setText(tr("Refund"));
    const auto amount = m_amount->amount();
    const QString money = models::moneyText(isEditing() && amount ? *amount : m_flow.amount());
    switch (m_flow.state()) {
    case RefundState::Editing: m_submit->setLabel(tr("Refund %1").arg(money)); break;
    case RefundState::NeedsApproval: m_submit->setLabel(tr("Approve %1").arg(money)); break;
    default: m_submit->setLabel(tr("Sending %1…").arg(money)); break;
    }
    const bool ready = !needsSecond() || m_approver->isComplete();
    m_submit->setEnabled(ready && (m_flow.state() == RefundState::NeedsApproval || (isEditing() && amount)));
    m_cancel->setLabel(m_flow.state() == RefundState::NeedsApproval ? tr("Take it back  Esc") : tr("Cancel  Esc"));
    m_cancel->setEnabled(m_flow.mayLeave() || m_flow.state() == RefundState::NeedsApproval);
    m_approverTitle->setText(m_flow.state() == RefundState::NeedsApproval
                                 ? tr("The refund waits for a second person. Nothing has gone back yet.")
                                 : tr("A supervisor stands by and agrees to exactly this refund."));
}

} // namespace guitai::screens::refund
