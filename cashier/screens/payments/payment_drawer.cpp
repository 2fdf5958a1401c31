// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/payments/payment_drawer.h"

#include "models/book_failures.h"
#include "models/money_text.h"
#include "models/payment_look.h"
#include "models/shop_time.h"
#include "models/words.h"
#include "screens/payments/timeline_view.h"
#include "widgets/announce.h"
#include "widgets/button.h"
#include "widgets/status_chip.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace guitai::screens::payments {

namespace {

using models::Glyph;
using widgets::Button;
using widgets::ButtonKind;

constexpr int kWidth = 344;
constexpr int kRoomForFacts = 480; // below, the buttons and what happened last come first

QString row(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td style='padding:2px 12px 2px 0'>%1</td><td style='padding:2px 0'>%2</td></tr>")
        .arg(name.toHtmlEscaped().replace(QLatin1Char(' '), QStringLiteral("&nbsp;")), value.toHtmlEscaped());
}

} // namespace

PaymentDrawer::PaymentDrawer(const Tools& tools, models::PaymentInspector& inspector)
    : m_tools(tools), m_inspector(inspector), m_amount(new QLabel), m_chip(new widgets::StatusChip(tools.theme)),
      m_facts(new QLabel), m_timelineTitle(new QLabel), m_timeline(new TimelineView(tools.theme)), m_hint(new QLabel),
      m_refund(new Button(tools.theme, ButtonKind::Primary, Glyph::Refund)),
      m_query(new Button(tools.theme, ButtonKind::Secondary, Glyph::Refresh)),
      m_copy(new Button(tools.theme, ButtonKind::Secondary, Glyph::Copy)),
      m_close(new Button(tools.theme, ButtonKind::Quiet, Glyph::Stop))
{
    setProperty("kind", QByteArray("card"));
    setObjectName(QStringLiteral("payment_drawer"));
    setFixedWidth(kWidth);
    build();
    connect(m_refund, &Button::clicked, this, &PaymentDrawer::pressRefund);
    connect(m_query, &Button::clicked, this, &PaymentDrawer::pressQuery);
    connect(m_copy, &Button::clicked, this, &PaymentDrawer::pressCopy);
    connect(m_close, &Button::clicked, this, &PaymentDrawer::closePressed);
    connect(&inspector, &models::PaymentInspector::changed, this, &PaymentDrawer::showPayment);
    retranslate();
}

void PaymentDrawer::build()
{
    m_amount->setProperty("kind", QByteArray("big"));
    m_amount->setObjectName(QStringLiteral("detail_amount"));
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setProperty("kind", QByteArray("caption"));
    m_facts->setWordWrap(true);
    m_timelineTitle->setProperty("kind", QByteArray("title"));
    m_timeline->setObjectName(QStringLiteral("timeline"));
    m_hint->setProperty("kind", QByteArray("caption"));
    m_hint->setWordWrap(true);
    m_refund->setObjectName(QStringLiteral("detail_refund"));
    m_query->setObjectName(QStringLiteral("detail_query"));
    m_copy->setObjectName(QStringLiteral("detail_copy"));
    m_close->setObjectName(QStringLiteral("detail_close"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 16);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(m_amount, 1);
    head->addWidget(m_close);
    column->addLayout(head);
    column->addWidget(m_chip);
    column->addWidget(m_facts);
    column->addWidget(m_timelineTitle);
    auto* scroll = new QScrollArea;
    auto* inside = new QWidget;
    auto* stack = new QVBoxLayout(inside);
    stack->setContentsMargins(0, 0, 8, 0);
    stack->addWidget(m_timeline);
    stack->addStretch();
    inside->setAutoFillBackground(false);
    scroll->setWidget(inside);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::TabFocus); // so that a long story is read with the arrow keys
    scroll->setObjectName(QStringLiteral("timeline_scroll"));
    m_scroll = scroll;
    // What happened last is what is asked about.
    connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this,
            [this] { m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum()); });
    column->addWidget(scroll, 1);
    column->addWidget(m_hint);
    column->addWidget(m_refund);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(8);
    pair->addWidget(m_query, 1);
    pair->addWidget(m_copy, 1);
    column->addLayout(pair);
}

void PaymentDrawer::pressRefund()
{
    if (m_refund->isEnabled())
        Q_EMIT refundPressed();
}

void PaymentDrawer::pressQuery()
{
    m_inspector.query();
}

void PaymentDrawer::pressCopy()
{
    if (!m_inspector.payment())
        return;
    QGuiApplication::clipboard()->setText(m_inspector.payment()->paymentNo.text());
    m_hint->setText(tr("The number is on the clipboard."));
    widgets::announce(m_hint);
}

void PaymentDrawer::resizeEvent(QResizeEvent* event)
{
    m_facts->setVisible(height() >= kRoomForFacts);
    QFrame::resizeEvent(event);
}

void PaymentDrawer::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void PaymentDrawer::retranslate()
{
    m_timelineTitle->setText(tr("What happened"));
    m_timeline->setAccessibleName(tr("What happened"));
    m_scroll->setAccessibleName(tr("What happened"));
    m_refund->setLabel(tr("Refund  F7"));
    m_copy->setLabel(tr("Copy number"));
    m_close->setAccessibleName(tr("Close the details"));
    m_close->setToolTip(m_close->accessibleName());
    showPayment();
}

void PaymentDrawer::showPayment()
{
    const auto& payment = m_inspector.payment();
    m_query->setLabel(m_inspector.isQuerying() ? tr("Asking…") : tr("Ask  F5"));
    if (!payment)
        return;
    const models::Look look = models::lookOf(*payment);
    m_amount->setText(models::moneyText(payment->amount));
    m_chip->show(look.glyph, look.tone, look.word);
    showFacts(*payment);
    m_refund->setEnabled(models::isRefundable(*payment));
    m_query->setEnabled(!m_inspector.isQuerying());
    m_timeline->show(m_inspector.detail() ? models::timelineOf(*m_inspector.detail(), m_inspector.refunds())
                                          : std::vector<models::TimelineEvent>());
    showHint(*payment);
}

void PaymentDrawer::showFacts(const wire::Payment& payment)
{
    QString rows = row(tr("Paid with"), models::channelName(payment.channel)) +
                   row(tr("Created"), models::shopTime(payment.createdAt, QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    if (payment.refunded.minor() > 0)
        rows += row(tr("Refunded"), models::moneyText(payment.refunded));
    if (payment.refundReserved.minor() > 0)
        rows += row(tr("On its way"), models::moneyText(payment.refundReserved));
    rows += row(tr("Our number"), payment.paymentNo.text()) + row(tr("Order"), payment.merchantOrderNo.text());
    if (!payment.channelTradeNo.isEmpty())
        rows += row(tr("Channel"), payment.channelTradeNo.text());
    m_facts->setText(QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows));
}

void PaymentDrawer::showHint(const wire::Payment& payment)
{
    if (!m_inspector.failure().code.isEmpty()) {
        const models::Words words = models::bookWordsOf(m_inspector.failure());
        m_hint->setText(tr("%1 (%2)").arg(words.happened, QString::fromLatin1(words.code)));
    } else if (payment.frozen) {
        m_hint->setText(tr("The answers about this payment contradict each other. A supervisor must look at it."));
    } else if (payment.doubtfulMoney) {
        m_hint->setText(tr("Money came that this payment could not take. Decide about it under “Doubtful money”."));
    } else {
        m_hint->clear();
    }
    m_hint->setVisible(!m_hint->text().isEmpty());
}

} // namespace guitai::screens::payments
