// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/refund/outcome_panel.h"

#include "models/money_text.h"
#include "models/payment_timeline.h"
#include "widgets/announce.h"
#include "widgets/button.h"
#include "widgets/glyph_label.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace guitai::screens::refund {

namespace {

using models::RefundState;
using widgets::Button;
using widgets::ButtonKind;

constexpr int kPicture = 96;

QString stateText(const char* text)
{
    return *text ? QCoreApplication::translate("RefundState", text) : QString();
}

} // namespace

OutcomePanel::OutcomePanel(const widgets::Theme& theme, models::RefundFlow& flow)
    : m_theme(theme), m_flow(flow), m_glyph(new widgets::GlyphLabel(theme, kPicture)), m_title(new QLabel),
      m_amount(new QLabel), m_advice(new QLabel), m_number(new QLabel),
      m_ask(new Button(theme, ButtonKind::Secondary, models::Glyph::Refresh)),
      m_done(new Button(theme, ButtonKind::Primary))
{
    setProperty("kind", QByteArray("card"));
    m_title->setProperty("kind", QByteArray("heading"));
    m_title->setObjectName(QStringLiteral("refund_state"));
    m_amount->setProperty("kind", QByteArray("big"));
    m_advice->setWordWrap(true);
    m_advice->setObjectName(QStringLiteral("refund_advice"));
    m_number->setProperty("kind", QByteArray("number"));
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ask->setObjectName(QStringLiteral("refund_ask"));
    m_done->setObjectName(QStringLiteral("refund_done"));
    for (QLabel* label : {m_title, m_amount, m_advice, m_number})
        label->setAlignment(Qt::AlignHCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(96, 24, 96, 24);
    column->setSpacing(12);
    column->addStretch();
    column->addWidget(m_glyph, 0, Qt::AlignHCenter);
    for (QLabel* label : {m_title, m_amount})
        column->addWidget(label);
    column->addWidget(m_advice);
    column->addWidget(m_number);
    column->addStretch();
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_ask);
    row->addWidget(m_done);
    row->addStretch();
    column->addLayout(row);
    showState();
    connect(m_ask, &Button::clicked, this, &OutcomePanel::askPressed);
    connect(m_done, &Button::clicked, this, &OutcomePanel::donePressed);
    connect(&theme, &widgets::Theme::changed, this, qOverload<>(&QWidget::update));
}

void OutcomePanel::showState()
{
    const models::RefundStateLook& look = models::lookOf(m_flow.state());
    m_glyph->show(look.glyph, look.tone);
    m_title->setText(stateText(look.title));
    m_amount->setText(models::moneyText(m_flow.amount()));
    QString advice = stateText(look.advice);
    const auto& refund = m_flow.refund();
    const QByteArray code = refund ? refund->errorCode : QByteArray();
    if (m_flow.state() == RefundState::Failed && !code.isEmpty())
        advice += QStringLiteral(" (%1)").arg(QString::fromLatin1(code));
    m_advice->setText(advice);
    QStringList lines;
    if (refund)
        lines << tr("Refund number %1").arg(refund->refundNo.text());
    if (refund && refund->approval && !refund->approval->checker.isEmpty())
        lines << tr("Approved by %1").arg(models::actorName(refund->approval->checker));
    m_number->setText(lines.join(QLatin1Char('\n')));
    m_ask->setVisible(look.watched);
    m_ask->setLabel(tr("Ask now  F5"));
    m_done->setLabel(tr("Done  Enter"));
    m_done->setVisible(m_flow.mayLeave());
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_advice->text());
    if (isVisible())
        widgets::announce(m_title);
    update();
}

void OutcomePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showState();
    QFrame::changeEvent(event);
}

void OutcomePanel::paintEvent(QPaintEvent*)
{
    const widgets::ToneColours& colours = m_theme.tokens().of(models::lookOf(m_flow.state()).tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.ink, 1));
    painter.setBrush(colours.tint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), widgets::sizes::kRadius,
                            widgets::sizes::kRadius);
}

} // namespace guitai::screens::refund
