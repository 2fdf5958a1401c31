// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/doubtful_money/decision_card.h"

#include "models/book_words.h"
#include "models/money_text.h"
#include "models/payment_timeline.h"
#include "models/shop_time.h"
#include "models/till_desk.h"
#include "models/words.h"
#include "widgets/announce.h"
#include "widgets/approver_fields.h"
#include "widgets/button.h"
#include "widgets/status_chip.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace guitai::screens::doubtful_money {

namespace {

using Decision = models::DoubtfulTable::Decision;
using widgets::Button;
using widgets::ButtonKind;

constexpr int kWidth = 344;
constexpr int kRoomForFacts = 500;

} // namespace

DecisionCard::DecisionCard(const Tools& tools, models::DoubtfulTable& table)
    : m_tools(tools), m_table(table), m_amount(new QLabel), m_chip(new widgets::StatusChip(tools.theme)),
      m_facts(new QLabel), m_question(new QLabel), m_told(new QLabel), m_approver(new widgets::ApproverFields),
      m_refund(new Button(tools.theme, ButtonKind::Primary, models::Glyph::Refund)),
      m_accept(new Button(tools.theme, ButtonKind::Secondary, models::Glyph::CheckCircle)),
      m_confirm(new Button(tools.theme, ButtonKind::Primary)), m_back(new Button(tools.theme, ButtonKind::Secondary)),
      m_payment(new Button(tools.theme, ButtonKind::Secondary))
{
    setProperty("kind", QByteArray("card"));
    setFixedWidth(kWidth);
    build();
    connect(m_refund, &Button::clicked, this, [this] { ask(Decision::Refund); });
    connect(m_accept, &Button::clicked, this, [this] { ask(Decision::Accept); });
    connect(m_back, &Button::clicked, this, &DecisionCard::stepBack);
    connect(m_confirm, &Button::clicked, this, &DecisionCard::confirm);
    connect(m_payment, &Button::clicked, this, [this] {
        if (m_money)
            Q_EMIT paymentWanted(m_money->paymentNo.text());
    });
    connect(m_approver, &widgets::ApproverFields::edited, this, &DecisionCard::showSteps);
    connect(m_approver, &widgets::ApproverFields::submitted, this, &DecisionCard::confirm);
    show(std::nullopt);
}

void DecisionCard::build()
{
    m_amount->setProperty("kind", QByteArray("big"));
    m_facts->setProperty("kind", QByteArray("secondary"));
    m_facts->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("doubtful_facts"));
    m_question->setWordWrap(true);
    m_question->setObjectName(QStringLiteral("doubtful_question"));
    m_told->setWordWrap(true);
    m_told->setObjectName(QStringLiteral("doubtful_told"));
    m_refund->setObjectName(QStringLiteral("doubtful_refund"));
    m_accept->setObjectName(QStringLiteral("doubtful_accept"));
    m_confirm->setObjectName(QStringLiteral("doubtful_confirm"));
    m_back->setObjectName(QStringLiteral("doubtful_back"));
    m_payment->setObjectName(QStringLiteral("doubtful_payment"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_amount);
    column->addWidget(m_chip);
    column->addWidget(m_facts);
    column->addWidget(m_payment);
    column->addStretch();
    column->addWidget(m_told);
    column->addWidget(m_question);
    column->addWidget(m_approver);
    for (Button* button : {m_refund, m_confirm, m_accept, m_back})
        column->addWidget(button);
}

void DecisionCard::show(const std::optional<guitai::wire::DoubtfulMoney>& money)
{
    const bool same = money && m_money && money->doubtfulId == m_money->doubtfulId && money->status == m_money->status;
    m_money = money;
    if (!same) {
        m_asked.reset();
        m_approver->clear();
    }
    setVisible(m_money.has_value());
    retranslate();
}

void DecisionCard::ask(Decision decision)
{
    if (!isOpen() || m_table.isDeciding())
        return;
    m_asked = decision;
    m_told->clear();
    m_approver->clear();
    retranslate();
    widgets::announce(m_question);
    if (needsSecond())
        m_approver->focusMissing();
    else
        m_confirm->setFocus();
}

bool DecisionCard::stepBack()
{
    if (!m_asked)
        return false;
    m_asked.reset();
    m_approver->clear();
    retranslate();
    return true;
}

void DecisionCard::tell(const QString& text, bool isProblem)
{
    m_told->setProperty("kind", QByteArray(isProblem ? "problem" : ""));
    m_told->setStyleSheet(m_told->styleSheet()); // reads the property again
    m_told->setText(text);
    if (!isProblem)
        m_asked.reset();
    retranslate();
    widgets::announce(m_told);
}

void DecisionCard::confirm()
{
    if (!isOpen() || !m_asked || m_table.isDeciding())
        return;
    if (needsSecond() && !m_approver->isComplete()) {
        m_approver->focusMissing();
        return;
    }
    m_table.decide(*m_money, *m_asked, needsSecond() ? m_approver->take() : guitai::wire::SecondPerson());
    showSteps();
}

bool DecisionCard::needsSecond() const
{
    const auto& session = m_tools.desk.session();
    return session && session->role == "cashier";
}

QString DecisionCard::factsText() const
{
    QStringList facts{models::doubtfulReason(m_money->reason),
                      tr("%1, %2").arg(models::channelName(m_money->channel),
                                       models::shopTime(m_money->recordedAt, QStringLiteral("yyyy-MM-dd HH:mm"))),
                      tr("Payment %1").arg(models::shortNumber(m_money->paymentNo.bytes())),
                      tr("Channel's number %1").arg(models::shortNumber(m_money->channelTradeNo.bytes()))};
    if (!m_money->resolvedBy.isEmpty() && m_money->resolvedAt)
        facts << tr("Decided by %1, %2")
                     .arg(models::actorName(m_money->resolvedBy),
                          models::shopTime(*m_money->resolvedAt, QStringLiteral("MM-dd HH:mm")));
    return facts.join(QLatin1Char('\n'));
}

QString DecisionCard::questionText() const
{
    const QString amount = models::moneyText(m_money->amount);
    const bool twice = m_money->reason == "PAID_TWICE";
    if (*m_asked == Decision::Refund)
        return tr("Give %1 back to the customer? It goes the way it came and cannot be stopped.").arg(amount);
    if (twice)
        return tr("Keep %1 as income beside the payment? The customer does not get it back.").arg(amount);
    return tr("Accept %1 as payment? The order becomes paid: hand over what was bought.").arg(amount);
}

void DecisionCard::resizeEvent(QResizeEvent* event)
{
    showSteps();
    QFrame::resizeEvent(event);
}

void DecisionCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void DecisionCard::retranslate()
{
    m_payment->setLabel(tr("Show the payment"));
    m_refund->setLabel(tr("Give it back…  F7"));
    m_accept->setLabel(tr("Accept it…"));
    m_confirm->setLabel(tr("Give it back…  F7")); // until it is known what is confirmed
    m_back->setLabel(tr("Back  Esc"));
    if (m_money) {
        const bool open = isOpen() || m_money->status == "REFUNDING";
        m_amount->setText(models::moneyText(m_money->amount));
        m_chip->show(open                            ? models::Glyph::QuestionDiamond
                     : m_money->status == "ACCEPTED" ? models::Glyph::CheckCircle
                                                     : models::Glyph::Refund,
                     open                            ? models::Tone::Unknown
                     : m_money->status == "ACCEPTED" ? models::Tone::Paid
                                                     : models::Tone::Info,
                     models::doubtfulStatus(m_money->status));
        m_facts->setText(factsText());
    }
    showSteps();
}

void DecisionCard::showSteps()
{
    const bool choosing = isOpen() && !m_asked;
    const bool asking = isOpen() && m_asked;
    m_refund->setVisible(choosing);
    m_accept->setVisible(choosing);
    m_question->setVisible(asking);
    // In a low window what is asked comes first.
    const bool room = !asking || height() >= kRoomForFacts;
    m_amount->setVisible(room);
    m_facts->setVisible(room);
    m_chip->setVisible(room);
    m_approver->setVisible(asking && needsSecond());
    m_confirm->setVisible(asking);
    m_back->setVisible(asking);
    m_payment->setVisible(!asking);
    m_told->setVisible(!m_told->text().isEmpty());
    if (!asking)
        return;
    const QString amount = models::moneyText(m_money->amount);
    m_question->setText(questionText());
    m_confirm->setLabel(*m_asked == Decision::Refund ? tr("Give back %1").arg(amount) : tr("Accept %1").arg(amount));
    m_confirm->setEnabled(!m_table.isDeciding() && (!needsSecond() || m_approver->isComplete()));
    m_back->setEnabled(!m_table.isDeciding());
}

} // namespace guitai::screens::doubtful_money
