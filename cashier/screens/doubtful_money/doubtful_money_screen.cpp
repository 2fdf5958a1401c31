// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/doubtful_money/doubtful_money_screen.h"

#include "models/book_failures.h"
#include "models/money_text.h"
#include "models/shop_time.h"
#include "models/till_desk.h"
#include "screens/doubtful_money/decision_card.h"
#include "widgets/button.h"
#include "widgets/table_view.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace guitai::screens::doubtful_money {

namespace {

using models::DoubtfulTable;
using Decision = DoubtfulTable::Decision;

constexpr int kRoomForAll = 1200;

} // namespace

std::unique_ptr<Screen> makeScreen(const Tools& tools)
{
    return std::make_unique<DoubtfulMoneyScreen>(tools);
}

DoubtfulMoneyScreen::DoubtfulMoneyScreen(const Tools& tools)
    : m_tools(tools), m_table(tools.books, tools.clock), m_sentence(new QLabel), m_scope(new QButtonGroup(this)),
      m_view(new widgets::TableView(tools.theme)), m_card(new DecisionCard(tools, m_table)), m_keys(new QLabel)
{
    setObjectName(name());
    build();
    wire();
    retranslate();
}

std::optional<BarEntry> DoubtfulMoneyScreen::barEntry() const
{
    return BarEntry{3, models::Glyph::QuestionDiamond, tr("Doubtful")}; // the bar has room for one word
}

void DoubtfulMoneyScreen::build()
{
    m_sentence->setProperty("kind", QByteArray("heading"));
    m_sentence->setObjectName(QStringLiteral("doubtful_sentence"));
    m_sentence->setWordWrap(true);
    m_view->setObjectName(QStringLiteral("doubtful_list"));
    m_view->setModel(&m_table);
    m_keys->setProperty("kind", QByteArray("caption"));
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_sentence, 1);
    for (int i = 0; i < 2; ++i) {
        auto* chip = new widgets::Button(m_tools.theme, widgets::ButtonKind::Chip);
        chip->setObjectName(i == 0 ? QStringLiteral("doubtful_open") : QStringLiteral("doubtful_all"));
        chip->setCheckable(true);
        m_scope->addButton(chip, i);
        head->addWidget(chip);
    }
    m_scope->button(0)->setChecked(true);
    auto* list = new QHBoxLayout;
    list->setSpacing(16);
    list->addWidget(m_view, 1);
    list->addWidget(m_card);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(16, 16, 16, 12);
    body->setSpacing(12);
    body->addLayout(head);
    body->addLayout(list, 1);
    auto* foot = new QFrame;
    foot->setProperty("kind", QByteArray("foot"));
    auto* line = new QHBoxLayout(foot);
    line->setContentsMargins(16, 8, 16, 8);
    line->addStretch();
    line->addWidget(m_keys);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(body, 1);
    column->addWidget(foot);
}

void DoubtfulMoneyScreen::wire()
{
    connect(m_scope, &QButtonGroup::idClicked, this, [this](int id) { m_table.showAll(id == 1); });
    connect(m_view, &widgets::TableView::currentRowChanged, this, &DoubtfulMoneyScreen::showRow);
    connect(m_card, &DecisionCard::paymentWanted, this,
            [this](const QString& paymentNo) { Q_EMIT wanted(QStringLiteral("payments"), paymentNo); });
    connect(&m_table, &DoubtfulTable::stateChanged, this, &DoubtfulMoneyScreen::showState);
    connect(&m_table, &DoubtfulTable::decided, this, [this](Decision decision, const Money& amount) {
        m_card->tell(decision == Decision::Refund ? tr("%1 is on its way back.").arg(models::moneyText(amount))
                                                  : tr("%1 is accepted.").arg(models::moneyText(amount)),
                     false);
    });
    connect(&m_table, &DoubtfulTable::notDecided, this, [this](const backend_client::Failure& failure) {
        m_card->tell(models::sentenceOf(models::bookWordsOf(failure)), true);
    });
    connect(&m_tools.desk, &models::TillDesk::signedIn, this, [this] { m_table.reload(); });
    connect(&m_tools.desk, &models::TillDesk::paymentNews, this, [this](const guitai::wire::Payment& payment) {
        if (payment.doubtfulMoney || isVisible())
            m_table.reload();
    });
}

void DoubtfulMoneyScreen::entered()
{
    m_table.reload();
    m_view->setFocus();
}

bool DoubtfulMoneyScreen::takeKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_F5: m_table.reload(); return true;
    case Qt::Key_F7: m_card->ask(Decision::Refund); return true;
    case Qt::Key_Escape:
        if (!m_card->stepBack())
            return false;
        m_view->setFocus();
        return true;
    default: return false;
    }
}

void DoubtfulMoneyScreen::showRow(int row)
{
    if (row < 0 || row >= m_table.rowCount()) {
        m_card->show(std::nullopt);
        return;
    }
    const guitai::wire::DoubtfulMoney& money = m_table.items()[static_cast<std::size_t>(row)];
    m_current = money.doubtfulId;
    m_card->show(money);
}

void DoubtfulMoneyScreen::showState()
{
    if (m_table.state() == models::PagedTable::State::Ready) {
        const int row = m_table.rowOf(m_current);
        m_view->goTo(row >= 0 ? row : 0);
        showRow(m_view->currentRow());
        if (m_waiting != m_table.openCount()) {
            m_waiting = m_table.openCount();
            Q_EMIT waitingChanged();
        }
    }
    retranslate();
}

void DoubtfulMoneyScreen::layOut()
{
    const bool room = width() >= kRoomForAll;
    m_view->setColumnHidden(DoubtfulTable::Channel, !room);
    m_view->setColumnHidden(DoubtfulTable::Payment, !room);
    m_view->setColumns({{104, 0}, {116, 1}, {150, 3}, {116, 1}, {88, 0}, {140, 0}});
}

void DoubtfulMoneyScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_table.retranslate();
        retranslate();
    }
    Screen::changeEvent(event);
}

void DoubtfulMoneyScreen::resizeEvent(QResizeEvent* event)
{
    layOut();
    Screen::resizeEvent(event);
}

void DoubtfulMoneyScreen::retranslate()
{
    using State = models::PagedTable::State;
    static_cast<widgets::Button*>(m_scope->button(0))->setLabel(tr("Undecided"));
    static_cast<widgets::Button*>(m_scope->button(1))->setLabel(tr("All"));
    m_view->setAccessibleName(tr("Doubtful money"));
    m_keys->setText(tr("↑↓ choose · F7 give back · F5 look again · Esc checkout"));
    const int open = m_table.openCount();
    const auto oldest = m_table.oldest();
    if (open > 0 && oldest)
        m_sentence->setText(
            tr("%1 undecided · %2 at risk · oldest %3")
                .arg(open)
                .arg(models::moneyText(m_table.atRisk()), models::ageText(*oldest, m_tools.clock.now())));
    else
        m_sentence->setText(tr("No money waits for a decision."));
    if (m_table.state() == State::Failed) {
        m_sentence->setText(tr("Doubtful money"));
        m_view->setEmptyText(models::retrySentenceOf(models::bookWordsOf(m_table.failure())));
    } else if (m_table.state() == State::Ready) {
        m_view->setEmptyText(tr("Money that comes after an order was closed, or a second time, appears here."));
    } else {
        m_view->setEmptyText(tr("Looking…"));
    }
}

} // namespace guitai::screens::doubtful_money
