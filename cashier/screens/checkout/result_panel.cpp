// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/checkout/result_panel.h"

#include "log/log.h"
#include "models/money_text.h"
#include "models/shop_time.h"
#include "models/till_desk.h"
#include "models/words.h"
#include "screens/checkout/result_row.h"
#include "widgets/announce.h"
#include "widgets/button.h"
#include "widgets/glyph_paint.h"
#include "widgets/status_chip.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace guitai::screens::checkout {

namespace {

const log::Category lc{"checkout"};

using models::Key;
using models::PaymentState;

constexpr int kPicture = 88;
constexpr int kAmount = 56;
constexpr int kLowPanel = 460; // below, picture and figures shrink so that no word is lost
constexpr int kLowPicture = 52;
constexpr int kLowAmount = 36;

QString stateText(const char* text)
{
    return *text ? QCoreApplication::translate("PaymentState", text) : QString();
}

QLabel* makeLine(int size, QFont::Weight weight, const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setFont(widgets::textFont(size, weight));
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

ResultPanel::ResultPanel(const Tools& tools)
    : m_tools(tools), m_flow(tools.desk.flow()), m_picture(new QWidget), m_wallet(new widgets::StatusChip(tools.theme)),
      m_title(makeLine(widgets::sizes::kFigure, QFont::Bold, "state_title")),
      m_amount(makeLine(kAmount, QFont::Bold, "state_amount")),
      m_advice(makeLine(widgets::sizes::kButton, QFont::Normal, "state_advice")),
      m_detail(makeLine(widgets::sizes::kTable, QFont::Normal, "state_detail")),
      m_primary(new widgets::Button(tools.theme, widgets::ButtonKind::Primary)),
      m_query(new widgets::Button(tools.theme, widgets::ButtonKind::Secondary, models::Glyph::Refresh)),
      m_stop(new widgets::Button(tools.theme, widgets::ButtonKind::Secondary))
{
    build();
    connect(m_primary, &widgets::Button::clicked, this, &ResultPanel::primaryPressed);
    connect(m_query, &widgets::Button::clicked, this, &ResultPanel::queryPressed);
    connect(m_stop, &widgets::Button::clicked, this, &ResultPanel::stopPressed);
    connect(&m_flow, &models::PaymentFlow::stateChanged, this, &ResultPanel::showSale);
    connect(&m_flow, &models::PaymentFlow::saleChanged, this, &ResultPanel::showSale);
    connect(&tools.theme, &widgets::Theme::changed, this, &ResultPanel::colour);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &ResultPanel::showWaited);
    showSale();
}

void ResultPanel::build()
{
    m_picture->setFixedSize(kPicture, kPicture);
    m_wallet->setObjectName(QStringLiteral("state_wallet"));
    m_primary->setObjectName(QStringLiteral("state_primary"));
    m_query->setObjectName(QStringLiteral("state_query"));
    m_stop->setObjectName(QStringLiteral("state_stop"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    buttons->addWidget(m_stop);
    buttons->addWidget(m_query);
    buttons->addWidget(m_primary);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 24, 20, 24);
    column->setSpacing(10);
    column->addStretch(3);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(m_wallet, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_amount);
    column->addWidget(m_advice);
    column->addWidget(m_detail);
    column->addStretch(4);
    column->addLayout(buttons);
}

void ResultPanel::showSale()
{
    const bool ours = m_flow.state() != PaymentState::Entering && m_flow.state() != PaymentState::ShowingQr;
    if (!ours)
        return;
    showWallet();
    showWords();
    showButtons();
    colour();
}

void ResultPanel::showWords()
{
    const models::StateLook& look = models::lookOf(m_flow.state());
    const models::Sale& sale = m_flow.sale();
    m_glyph = look.glyph;
    const QString title = stateText(look.title);
    const bool isNew = title != m_title->text();
    m_title->setText(title);
    m_amount->setText(models::moneyText(sale.amount));
    QString advice = stateText(look.advice);
    if (m_flow.state() == PaymentState::Failed) {
        const models::Words words = sale.failure
                                        ? models::wordsOf(*sale.failure)
                                        : models::wordsOf(sale.payment ? sale.payment->errorCode : QByteArray());
        advice = tr("%1 %2").arg(words.happened, words.todo);
    } else if (m_flow.state() == PaymentState::Sending && sale.stopAsked) {
        advice = tr("It is stopped as soon as the backend answers.");
    } else if (m_flow.state() == PaymentState::Sending && sale.isScanned()) {
        advice = tr("The customer's code was read. The wallet answers in a moment.");
    } else if (m_flow.state() == PaymentState::Reversed && sale.isScanned()) {
        advice = tr("Should the customer's phone show a payment, it goes back by itself.");
    }
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    showWaited();
    if (isNew)
        widgets::announce(m_title);
}

void ResultPanel::showWallet()
{
    const models::Sale& sale = m_flow.sale();
    m_wallet->setVisible(sale.isScanned());
    if (!sale.isScanned())
        return;
    const QString wallet = sale.payment ? models::walletName(sale.payment->payWay) : models::walletName(sale.wallet);
    m_wallet->show(models::Glyph::Phone, models::Tone::Info, QStringLiteral("%1  ·  %2").arg(wallet, sale.shortCode));
}

/// How long the customer, or the channel, has been waited for.
void ResultPanel::showWaited()
{
    const bool waits = m_flow.state() == PaymentState::Confirming || m_flow.state() == PaymentState::Reversing;
    if (!waits) {
        m_tick.stop();
        m_detail->setText(detailText());
        return;
    }
    if (!m_tick.isActive())
        m_tick.start();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_flow.inStateFor()).count();
    m_detail->setText(
        QStringLiteral("%1\n%2").arg(tr("%n second(s) so far", nullptr, static_cast<int>(seconds)), detailText()));
}

QString ResultPanel::detailText() const
{
    const models::Sale& sale = m_flow.sale();
    const QString order = tr("Order %1").arg(sale.key.text());
    if (m_flow.state() == PaymentState::Paid && sale.payment) {
        const QString time = models::shopTime(sale.payment->paidAt.value_or(sale.payment->createdAt));
        return QStringLiteral("%1  ·  %2\n%3").arg(models::channelName(sale.payment->channel), time, order);
    }
    QByteArray code;
    if (m_flow.state() == PaymentState::Failed)
        code = sale.failure ? sale.failure->code : sale.payment ? sale.payment->errorCode : QByteArray();
    return code.isEmpty() ? order : QStringLiteral("%1\n%2").arg(order, QString::fromLatin1(code));
}

void ResultPanel::showButtons()
{
    const models::StateLook& look = models::lookOf(m_flow.state());
    const models::Keys keys = m_flow.keys();
    m_primary->setVisible(keys.testFlag(Key::Primary));
    m_primary->setLabel(tr("%1  (Enter)").arg(stateText(look.primary)));
    m_primary->setAccessibleName(stateText(look.primary));
    m_query->setVisible(keys.testFlag(Key::Query));
    m_query->setEnabled(!m_flow.isAsking());
    m_query->setLabel(tr("Ask  (F5)"));
    m_query->setAccessibleName(tr("Ask for the result now"));
    m_stop->setVisible(keys.testFlag(Key::Stop));
    const bool moveOn = keys.testFlag(Key::Primary);
    m_stop->setLabel(moveOn ? tr("Next  (Esc)") : tr("Stop  (Esc)"));
    m_stop->setAccessibleName(moveOn ? tr("Next customer") : tr("Stop this payment"));
}

void ResultPanel::colour()
{
    const bool paid = m_flow.state() == PaymentState::Paid;
    const widgets::Tokens& tokens = m_tools.theme.tokens();
    const widgets::ToneColours& tone = tokens.of(models::lookOf(m_flow.state()).tone);
    // Paid is seen from across the shop: by day it fills the panel with the full colour.
    const QColor ink = paid && !m_tools.theme.isDark() ? QColor(Qt::white) : tone.ink;
    for (QLabel* label : {m_title, m_amount, m_advice, m_detail})
        label->setStyleSheet(QStringLiteral("color:%1").arg(ink.name()));
    // Where the ground is strong the usual primary colour would clash; on failure red would read as danger.
    const bool strong = paid || models::lookOf(m_flow.state()).tone == models::Tone::Unknown;
    if (strong)
        m_primary->setColours(ink, paid && !m_tools.theme.isDark() ? tone.ink : tone.tint);
    else
        m_primary->setStyleSheet({});
    update();
}

void ResultPanel::paintEvent(QPaintEvent*)
{
    const bool paid = m_flow.state() == PaymentState::Paid;
    const widgets::ToneColours& tone = m_tools.theme.tokens().of(models::lookOf(m_flow.state()).tone);
    const bool full = paid && !m_tools.theme.isDark();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone.ink, paid ? 2 : 1));
    painter.setBrush(full ? tone.ink : tone.tint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), widgets::sizes::kRadius, widgets::sizes::kRadius);
    widgets::paintGlyph(painter, m_glyph, m_picture->geometry(), full ? QColor(Qt::white) : tone.ink);
    if (paid)
        notePainted();
}

void ResultPanel::notePainted()
{
    const auto& payment = m_flow.sale().payment;
    if (!payment || payment->paymentNo == m_painted)
        return;
    m_painted = payment->paymentNo;
    // Queued, so that it runs when this paint event has reached the screen.
    QMetaObject::invokeMethod(
        this,
        [this, paymentNo = m_painted] {
            log::info(lc, "paid_painted")
                .with("payment_no", paymentNo.bytes())
                .with("monotonic_ns", static_cast<qint64>(m_tools.clock.monotonic().count()));
            Q_EMIT paidPainted(paymentNo);
        },
        Qt::QueuedConnection);
}

void ResultPanel::resizeEvent(QResizeEvent* event)
{
    const bool low = height() < kLowPanel;
    const int picture = low ? kLowPicture : kPicture;
    m_picture->setFixedSize(picture, picture);
    m_amount->setFont(widgets::textFont(low ? kLowAmount : kAmount, QFont::Bold));
    layout()->setSpacing(low ? 4 : 10);
    layout()->setContentsMargins(20, low ? 12 : 24, 20, low ? 12 : 24);
    QWidget::resizeEvent(event);
}

void ResultPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showSale();
    QWidget::changeEvent(event);
}

} // namespace guitai::screens::checkout
