// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/reconciliation/day_card.h"

#include "models/book_failures.h"
#include "models/money_text.h"
#include "models/payment_timeline.h"
#include "models/reconciliation_words.h"
#include "models/shop_time.h"
#include "models/till_desk.h"
#include "widgets/announce.h"
#include "widgets/button.h"
#include "widgets/status_chip.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace guitai::screens::reconciliation {

namespace {

using models::DayCell;
using widgets::Button;
using widgets::ButtonKind;
namespace states = guitai::wire::reconciliation_days;

constexpr int kWidth = 320;
constexpr int kRoomForFacts = 440;
constexpr int kLongestRemark = 500;

QString row(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td style='padding:1px 12px 1px 0'>%1</td><td align='right'><b>%2</b></td></tr>")
        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

} // namespace

DayCard::DayCard(const Tools& tools, models::ReconciliationBoard& board)
    : m_tools(tools), m_board(board), m_title(new QLabel), m_chip(new widgets::StatusChip(tools.theme)),
      m_figures(new QLabel), m_facts(new QLabel), m_told(new QLabel), m_question(new QLabel), m_remark(new QLineEdit),
      m_exceptions(new Button(tools.theme, ButtonKind::Secondary, models::Glyph::List)),
      m_run(new Button(tools.theme, ButtonKind::Secondary, models::Glyph::Play)),
      m_close(new Button(tools.theme, ButtonKind::Secondary, models::Glyph::Lock)),
      m_confirm(new Button(tools.theme, ButtonKind::Secondary, models::Glyph::Lock)),
      m_back(new Button(tools.theme, ButtonKind::Secondary))
{
    setProperty("kind", QByteArray("card"));
    setObjectName(QStringLiteral("day_card"));
    setFixedWidth(kWidth);
    build();
    connect(m_exceptions, &Button::clicked, this, [this] { Q_EMIT exceptionsWanted(m_shownAccount, m_shownDay); });
    connect(m_run, &Button::clicked, this, &DayCard::pressRun);
    connect(m_close, &Button::clicked, this, &DayCard::pressClose);
    connect(m_confirm, &Button::clicked, this, &DayCard::confirm);
    connect(m_back, &Button::clicked, this, &DayCard::stepBack);
    connect(m_remark, &QLineEdit::returnPressed, this, &DayCard::confirm);
    connect(m_remark, &QLineEdit::textChanged, this, &DayCard::showSteps);
    retranslate();
}

void DayCard::build()
{
    m_title->setProperty("kind", QByteArray("title"));
    m_title->setObjectName(QStringLiteral("day_title"));
    m_figures->setTextFormat(Qt::RichText);
    m_figures->setFont(widgets::textFont(widgets::sizes::kTable));
    m_figures->setMinimumWidth(1); // as wide as the card, never wider
    m_figures->setObjectName(QStringLiteral("day_figures"));
    m_facts->setProperty("kind", QByteArray("caption"));
    m_facts->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("day_facts"));
    m_told->setWordWrap(true);
    m_told->setObjectName(QStringLiteral("day_told"));
    m_question->setWordWrap(true);
    m_question->setObjectName(QStringLiteral("day_question"));
    m_remark->setMaxLength(kLongestRemark);
    m_remark->setObjectName(QStringLiteral("day_remark"));
    m_exceptions->setObjectName(QStringLiteral("day_exceptions"));
    m_run->setObjectName(QStringLiteral("day_run"));
    m_close->setObjectName(QStringLiteral("day_close"));
    m_confirm->setObjectName(QStringLiteral("day_confirm"));
    m_back->setObjectName(QStringLiteral("day_back"));
    auto* inside = new QWidget;
    auto* stack = new QVBoxLayout(inside);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_chip);
    stack->addLayout(head);
    stack->addWidget(m_figures);
    stack->addWidget(m_facts);
    stack->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 14);
    column->setSpacing(8);
    column->addWidget(scroll, 1);
    column->addWidget(m_told);
    column->addWidget(m_question);
    column->addWidget(m_remark);
    column->addWidget(m_exceptions);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(8);
    for (Button* button : {m_run, m_close, m_confirm, m_back})
        pair->addWidget(button, 1);
    column->addLayout(pair);
}

bool DayCard::mayAct() const
{
    const auto& session = m_tools.desk.session();
    return session && (session->role == "finance" || session->role == "admin");
}

const guitai::wire::ReconciliationDay* DayCard::day() const
{
    const DayCell cell = m_board.matrix().cell(m_cell);
    const bool all = m_cell.column() == m_board.matrix().columnCount() - 1;
    return all || cell.days.empty() ? nullptr : cell.days.front();
}

bool DayCard::isClosed() const
{
    return day() && (day()->state == states::kClosed || day()->state == states::kUnbalanced);
}

void DayCard::show(const QModelIndex& cell)
{
    m_cell = cell;
    const DayCell at = m_board.matrix().cell(cell);
    const QByteArray account = day() ? day()->accountId.bytes() : QByteArray();
    if (at.day != m_shownDay || account != m_shownAccount) {
        m_isAsking = false;
        m_remark->clear();
        m_told->clear();
    }
    m_shownDay = at.day;
    m_shownAccount = account;
    retranslate();
}

void DayCard::tell(const QString& text, bool isProblem)
{
    m_told->setProperty("kind", QByteArray(isProblem ? "problem" : ""));
    m_told->setStyleSheet(m_told->styleSheet()); // reads the property again
    m_told->setText(text);
    if (!isProblem)
        m_isAsking = false;
    showSteps();
    widgets::announce(m_told);
}

void DayCard::pressRun()
{
    if (!mayAct())
        return;
    std::vector<guitai::wire::StartRun> wanted; // starting one may change what is looked at
    for (const guitai::wire::ReconciliationDay* one : m_board.matrix().cell(m_cell).days) {
        if (one->state != states::kClosed && one->state != states::kRunning)
            wanted.push_back({one->accountId, one->day});
    }
    for (const guitai::wire::StartRun& run : wanted)
        m_board.startRun(run.accountId, run.day);
}

void DayCard::pressClose()
{
    if (!day() || !mayAct())
        return;
    m_isAsking = true;
    m_told->clear();
    m_remark->clear();
    retranslate();
    widgets::announce(m_question);
    m_remark->setFocus();
}

bool DayCard::stepBack()
{
    if (!m_isAsking)
        return false;
    m_isAsking = false;
    retranslate();
    return true;
}

void DayCard::confirm()
{
    const QString remark = m_remark->text().trimmed();
    if (!m_isAsking || !day() || remark.isEmpty())
        return;
    if (isClosed())
        m_board.reopenDay(day()->accountId, day()->day, remark);
    else
        m_board.closeDay(day()->accountId, day()->day, remark);
}

void DayCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

QString DayCard::factsText() const
{
    const models::DayFigures sums = models::figuresOf(m_board.matrix().cell(m_cell));
    QStringList facts;
    if (sums.open > 0)
        facts << tr("%1 to explain, %2 at risk").arg(sums.open).arg(models::moneyText(sums.atRisk));
    if (sums.notDue > 0)
        facts << tr("Rows that are due later: %1").arg(sums.notDue);
    const guitai::wire::ReconciliationDay* one = day();
    if (!one)
        return facts.join(QLatin1Char('\n'));
    if (one->rows > 0)
        facts << tr("Rows of both sides: %1, matched %2").arg(one->rows).arg(one->matched);
    if (one->resolvedExceptions > 0)
        facts << tr("Explained: %1").arg(one->resolvedExceptions);
    if (one->nextLookAt)
        facts << tr("Asked for again at %1").arg(models::shortShopTime(*one->nextLookAt, m_tools.clock.now()));
    if (one->closedAt)
        facts << tr("Closed by %1, %2")
                     .arg(models::actorName(one->closedBy),
                          models::shopTime(*one->closedAt, QStringLiteral("MM-dd HH:mm")));
    if (!one->errorCode.isEmpty()) {
        backend_client::Failure failure;
        failure.kind = backend_client::Failure::Kind::Refused;
        failure.code = one->errorCode;
        facts << models::sentenceOf(models::bookWordsOf(failure));
    }
    return facts.join(QLatin1Char('\n'));
}

void DayCard::retranslate()
{
    const models::DayMatrix& matrix = m_board.matrix();
    const DayCell cell = matrix.cell(m_cell);
    m_exceptions->setLabel(tr("Show the differences"));
    m_run->setLabel(tr("Compare"));
    m_back->setLabel(tr("Back"));
    m_close->setLabel(isClosed() ? tr("Reopen…") : tr("Close…"));
    m_confirm->setLabel(isClosed() ? tr("Reopen") : tr("Close it"));
    m_remark->setPlaceholderText(tr("Remark"));
    m_remark->setAccessibleName(tr("Remark"));
    setVisible(!cell.days.empty());
    if (cell.days.empty())
        return;
    const models::CodeLook look = models::dayLook(models::worstState(cell));
    const QString where = day() ? matrix.accountName(day()->accountId) : tr("All wallets");
    m_title->setText(tr("%1\n%2").arg(where, models::dayName(cell.day)));
    m_chip->show(look.glyph, look.tone, look.word);
    const models::DayFigures sums = models::figuresOf(cell);
    // Always in this order.
    m_figures->setText(QStringLiteral("<table width='100%'>") + row(tr("Ours"), models::moneyText(sums.ours)) +
                       row(tr("Theirs"), models::moneyText(sums.theirs)) +
                       row(tr("Difference"), models::differenceText(sums.ours, sums.theirs)) +
                       row(tr("Fee"), models::moneyText(sums.fee)) + QStringLiteral("</table>"));
    m_facts->setText(factsText());
    m_question->setText(isClosed() ? tr("Reopen this day? What is booked then may no longer balance. Say why.")
                                   : tr("Close this day? It is locked, and clearing is booked. Say what was checked."));
    showSteps();
}

void DayCard::showSteps()
{
    const models::DayFigures sums = models::figuresOf(m_board.matrix().cell(m_cell));
    const bool asking = m_isAsking && day();
    const bool closable = day() && (isClosed() || day()->state == states::kMatched);
    const bool room = !asking || height() >= kRoomForFacts; // what is asked comes first
    m_figures->setVisible(room);
    m_facts->setVisible(room && !m_facts->text().isEmpty());
    m_told->setVisible(!m_told->text().isEmpty());
    m_question->setVisible(asking);
    m_remark->setVisible(asking);
    m_confirm->setVisible(asking);
    m_back->setVisible(asking);
    m_confirm->setEnabled(!m_remark->text().trimmed().isEmpty());
    m_exceptions->setVisible(!asking);
    m_exceptions->setEnabled(sums.open > 0 || (day() && day()->resolvedExceptions > 0));
    m_run->setVisible(!asking && mayAct());
    m_run->setEnabled(!day() || (day()->state != states::kClosed && day()->state != states::kRunning));
    m_close->setVisible(!asking && mayAct() && day());
    m_close->setEnabled(closable);
    m_close->setToolTip(closable ? QString() : tr("A day closes when everything in it is explained."));
}

} // namespace guitai::screens::reconciliation
