// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/checkout/qr_panel.h"

#include "models/money_text.h"
#include "models/payment_reading.h"
#include "models/till_desk.h"
#include "models/words.h"
#include "widgets/button.h"
#include "widgets/countdown_ring.h"
#include "widgets/qr_view.h"
#include "widgets/status_chip.h"
#include "widgets/theme.h"
#include "wire/channel_wire.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace guitai::screens::checkout {

namespace {

constexpr int kTickMs = 200;
constexpr int kSideWidth = 156;

QString minutesAndSeconds(int seconds)
{
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

QrPanel::QrPanel(const Tools& tools)
    : m_tools(tools), m_flow(tools.desk.flow()), m_title(new QLabel), m_number(new QLabel), m_code(new widgets::QrView),
      m_ring(new widgets::CountdownRing(tools.theme)), m_left(new QLabel), m_steps(new QLabel),
      m_link(new widgets::StatusChip(tools.theme)),
      m_query(new widgets::Button(tools.theme, widgets::ButtonKind::Secondary, models::Glyph::Refresh)),
      m_stop(new widgets::Button(tools.theme, widgets::ButtonKind::Danger, models::Glyph::Stop))
{
    setProperty("kind", QByteArray("card"));
    m_title->setProperty("kind", QByteArray("heading"));
    m_number->setProperty("kind", QByteArray("number"));
    m_code->setObjectName(QStringLiteral("qr"));
    m_steps->setObjectName(QStringLiteral("scan_steps"));
    m_query->setObjectName(QStringLiteral("query"));
    m_stop->setObjectName(QStringLiteral("stop"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_number);
    auto* body = new QHBoxLayout;
    body->setSpacing(20);
    body->addWidget(m_code, 1);
    body->addWidget(buildSide());
    auto* foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(m_query);
    foot->addStretch(); // what destroys stands apart
    foot->addWidget(m_stop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 14, 20, 16);
    column->setSpacing(12);
    column->addLayout(head);
    column->addLayout(body, 1);
    column->addLayout(foot);
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &QrPanel::showTime);
    connect(m_query, &widgets::Button::clicked, this, &QrPanel::queryPressed);
    connect(m_stop, &widgets::Button::clicked, this, &QrPanel::stopPressed);
    connect(&m_flow, &models::PaymentFlow::saleChanged, this, &QrPanel::showSale);
    connect(&tools.desk, &models::TillDesk::liveChanged, this, &QrPanel::showLink);
    retranslate();
}

QWidget* QrPanel::buildSide()
{
    auto* side = new QWidget;
    side->setFixedWidth(kSideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_left->setAlignment(Qt::AlignCenter);
    m_left->setProperty("kind", QByteArray("secondary"));
    m_steps->setWordWrap(true);
    m_steps->setTextFormat(Qt::RichText);
    column->addStretch();
    column->addWidget(m_ring, 0, Qt::AlignHCenter);
    column->addWidget(m_left);
    column->addSpacing(8);
    column->addWidget(m_steps);
    column->addSpacing(8);
    column->addWidget(m_link, 0, Qt::AlignHCenter);
    column->addStretch();
    return side;
}

void QrPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void QrPanel::showEvent(QShowEvent* event)
{
    showSale();
    m_tick.start();
    QFrame::showEvent(event);
}

void QrPanel::hideEvent(QHideEvent* event)
{
    m_tick.stop();
    QFrame::hideEvent(event);
}

void QrPanel::retranslate()
{
    m_query->setLabel(tr("Ask now  (F5)"));
    m_query->setAccessibleName(tr("Ask for the result now"));
    m_stop->setLabel(tr("Stop  (Esc)"));
    m_stop->setAccessibleName(tr("Stop this payment"));
    m_code->setAccessibleName(tr("Payment code"));
    m_ring->setAccessibleName(tr("Time left"));
    showSale();
}

void QrPanel::showSale()
{
    const models::Sale& sale = m_flow.sale();
    m_title->setText(tr("Scan to pay %1").arg(models::moneyText(sale.amount)));
    m_number->setText(tr("Order %1").arg(models::shortNumber(sale.key.bytes())));
    m_steps->setText(stepsOf(sale));
    m_code->setText(sale.payment && sale.payment->credential ? sale.payment->credential->text : QString());
    m_query->setEnabled(!m_flow.isAsking());
    showTime();
    showLink();
}

QString QrPanel::stepsOf(const models::Sale& sale) const
{
    const QByteArray channel = sale.payment ? sale.payment->channel : QByteArray();
    const bool isForAll = sale.payment && models::hasPage(*sale.payment);
    QString steps = QStringLiteral("<p style='margin:0 0 6px 0'><b>1</b>&nbsp;&nbsp;%1</p><p "
                                   "style='margin:0'><b>2</b>&nbsp;&nbsp;%2</p>")
                        .arg(isForAll ? tr("Open any wallet") : tr("Open %1").arg(models::channelName(channel)),
                             tr("Scan this code"));
    if (isForAll && channel != guitai::wire::kAggregate)
        steps += QStringLiteral("<p style='margin:10px 0 0 0'><b>%1</b></p>")
                     .arg(tr("The customer chose %1").arg(models::channelName(channel)));
    return steps;
}

void QrPanel::showTime()
{
    const Duration left = m_flow.codeLeft();
    m_ring->show(left, m_flow.codeLife());
    const QString time = minutesAndSeconds(widgets::secondsLeft(left));
    const bool urgent = m_ring->isUrgent();
    m_left->setText(urgent ? tr("Expires in %1!").arg(time) : tr("%1 left").arg(time));
    m_left->setStyleSheet(
        urgent ? QStringLiteral("font-weight:700;color:%1").arg(m_tools.theme.tokens().failed.ink.name()) : QString());
    m_ring->setAccessibleDescription(m_left->text());
}

void QrPanel::showLink()
{
    if (m_tools.desk.isLive())
        m_link->show(models::Glyph::CheckCircle, models::Tone::Paid, tr("Live"));
    else
        m_link->show(models::Glyph::Refresh, models::Tone::Waiting, tr("Asking every 3 s"));
}

} // namespace guitai::screens::checkout
