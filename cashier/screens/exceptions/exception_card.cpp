// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/exceptions/exception_card.h"

#include "models/day_matrix.h"
#include "models/money_text.h"
#include "models/payment_timeline.h"
#include "models/reconciliation_words.h"
#include "models/shop_time.h"
#include "models/till_desk.h"
#include "models/words.h"
#include "screens/exceptions/action_form.h"
#include "widgets/announce.h"
#include "widgets/status_chip.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace guitai::screens::exceptions {

namespace {

constexpr int kBreakEvery = 6;
constexpr int kRoomForMeaning = 420; // below, both sides come first

/// Long numbers break anywhere; what is not there is a dash.
QString cell(const QString& text, bool bold, const QColor& ink)
{
    QString shown = text.isEmpty() ? QStringLiteral("–") : text.toHtmlEscaped();
    if (!text.contains(QLatin1Char(' ')) && text.size() > 2 * kBreakEvery && text == text.toHtmlEscaped()) {
        for (qsizetype at = kBreakEvery; at < shown.size(); at += kBreakEvery + 1)
            shown.insert(at, QChar(0x200B));
    }
    return QStringLiteral("<td style='padding:2px 8px 2px 0; color:%1'>%2</td>")
        .arg(ink.name(), bold ? QStringLiteral("<b>%1</b>").arg(shown) : shown);
}

} // namespace

ExceptionCard::ExceptionCard(const Tools& tools, models::ExceptionDesk& desk)
    : m_tools(tools), m_desk(desk), m_title(new QLabel), m_chip(new widgets::StatusChip(tools.theme)),
      m_meaning(new QLabel), m_sides(new QLabel), m_history(new QLabel), m_told(new QLabel),
      m_form(new ActionForm(tools))
{
    setProperty("kind", QByteArray("card"));
    setObjectName(QStringLiteral("exception_card"));
    build();
    connect(&desk, &models::ExceptionDesk::currentChanged, this, &ExceptionCard::show);
    connect(m_form, &ActionForm::askedChanged, this, &ExceptionCard::showConsequence);
    connect(m_form, &ActionForm::confirmed, this, [this](const guitai::wire::ExceptionAction& action) {
        m_desk.act(action);
        m_form->setBusy(m_desk.isActing());
    });
    connect(&tools.theme, &widgets::Theme::changed, this, &ExceptionCard::retranslate);
    show();
}

void ExceptionCard::build()
{
    m_title->setProperty("kind", QByteArray("title"));
    m_title->setObjectName(QStringLiteral("exception_title"));
    m_title->setWordWrap(true);
    m_meaning->setProperty("kind", QByteArray("secondary"));
    m_meaning->setWordWrap(true);
    m_told->setWordWrap(true);
    m_told->setObjectName(QStringLiteral("exception_told"));
    m_sides->setObjectName(QStringLiteral("exception_sides"));
    m_history->setObjectName(QStringLiteral("exception_history"));
    for (QLabel* label : {m_sides, m_history}) {
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFont(widgets::textFont(widgets::sizes::kCaption));
    }
    auto* inside = new QWidget;
    auto* stack = new QVBoxLayout(inside);
    stack->setContentsMargins(0, 0, 8, 0);
    stack->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_chip, 0, Qt::AlignTop);
    stack->addLayout(head);
    stack->addWidget(m_meaning);
    stack->addWidget(m_sides);
    stack->addWidget(m_history);
    stack->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::TabFocus); // so that a long history is read with the arrow keys
    scroll->setObjectName(QStringLiteral("exception_scroll"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    column->addWidget(scroll, 1);
    column->addWidget(m_told);
    column->addWidget(m_form);
}

bool ExceptionCard::mayAct() const
{
    const auto& session = m_tools.desk.session();
    return session && (session->role == "finance" || session->role == "admin");
}

void ExceptionCard::show()
{
    const auto& current = m_desk.current();
    setVisible(current.has_value());
    if (!current)
        return;
    if (current->exceptionId != m_shown) {
        m_form->stepBack();
        m_told->clear();
    }
    m_shown = current->exceptionId;
    m_form->setBusy(m_desk.isActing());
    m_form->offer(mayAct() ? models::actionsFor(*current) : std::vector<QByteArray>());
    m_form->setVisible(mayAct());
    m_form->setCandidates(models::linkCandidates(*current, m_desk.table().items()));
    retranslate();
}

void ExceptionCard::ask(const QByteArray& action)
{
    m_told->clear();
    m_form->ask(action);
    retranslate();
}

bool ExceptionCard::stepBack()
{
    return m_form->stepBack();
}

void ExceptionCard::confirm()
{
    m_form->confirm();
}

void ExceptionCard::tell(const QString& text, bool isProblem)
{
    m_form->setBusy(false);
    if (!isProblem)
        m_form->stepBack();
    m_told->setProperty("kind", QByteArray(isProblem ? "problem" : ""));
    m_told->setStyleSheet(m_told->styleSheet()); // reads the property again
    m_told->setText(text);
    m_told->setVisible(!text.isEmpty());
    widgets::announce(m_told);
}

void ExceptionCard::showConsequence()
{
    const auto& current = m_desk.current();
    if (!current)
        return;
    const bool second = current->needsSecondPerson && models::isAboutMoney(m_form->asked());
    m_form->setConsequence(second ? tr("%1 is above the limit: it goes to a second person, who agrees or refuses.")
                                        .arg(models::moneyText(current->atRisk))
                                  : QString());
    m_form->setConfirmText(second ? tr("Ask 2nd person") : QString());
}

void ExceptionCard::resizeEvent(QResizeEvent* event)
{
    m_meaning->setVisible(height() >= kRoomForMeaning);
    QFrame::resizeEvent(event);
}

void ExceptionCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

QString ExceptionCard::sidesHtml() const
{
    const widgets::Tokens& tokens = m_tools.theme.tokens();
    QString html = QStringLiteral("<table width='100%'><tr>") + cell(QStringLiteral(" "), false, tokens.secondary) +
                   cell(tr("Ours"), true, tokens.secondary) + cell(tr("Theirs"), true, tokens.secondary) +
                   QStringLiteral("</tr>");
    for (const models::SideField& field : models::sideBySide(*m_desk.current())) {
        const QColor& ink = field.differs ? tokens.failed.ink : tokens.text;
        const QString name = field.differs ? QStringLiteral("≠ %1").arg(field.name) : field.name;
        html += QStringLiteral("<tr>") + cell(name, field.differs, field.differs ? ink : tokens.secondary) +
                cell(field.ours, field.differs, ink) + cell(field.theirs, field.differs, ink) + QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

QString ExceptionCard::historyHtml() const
{
    QStringList lines;
    for (const guitai::wire::ExceptionEvent& event : m_desk.current()->history) {
        QString line = tr("%1  %2, %3")
                           .arg(models::shopTime(event.at, QStringLiteral("MM-dd HH:mm")),
                                models::historyWord(event.action), models::actorName(event.actor))
                           .toHtmlEscaped();
        if (!event.remark.isEmpty())
            line += QStringLiteral("<br>&nbsp;&nbsp;<i>%1</i>").arg(event.remark.toHtmlEscaped());
        if (!event.detail.isEmpty())
            line += QStringLiteral(" (%1)").arg(QString::fromUtf8(event.detail).toHtmlEscaped());
        lines << line;
    }
    return lines.join(QStringLiteral("<br>"));
}

void ExceptionCard::retranslate()
{
    const auto& current = m_desk.current();
    if (!current)
        return;
    const models::CodeLook look = models::exceptionLook(current->state);
    m_title->setText(tr("%1\n%2, %3")
                         .arg(models::exceptionKind(current->kind), models::channelName(current->channel.bytes()),
                              models::dayName(current->day)));
    m_chip->show(look.glyph, look.tone, look.word);
    QString meaning = models::exceptionMeaning(current->kind);
    if (!current->resolution.isEmpty())
        meaning += QLatin1Char('\n') + (current->state == guitai::wire::exception_states::kWaiting
                                            ? tr("Waits for a second person: %1. Remark: %2")
                                            : tr("%1. Remark: %2"))
                                           .arg(models::historyWord(current->resolution), current->remark);
    m_meaning->setText(meaning);
    m_sides->setText(sidesHtml());
    m_history->setText(historyHtml());
    m_told->setVisible(!m_told->text().isEmpty());
    showConsequence();
}

} // namespace guitai::screens::exceptions
