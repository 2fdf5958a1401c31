// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/checkout/result_row.h"

#include "models/money_text.h"
#include "models/payment_look.h"
#include "models/shop_time.h"
#include "models/words.h"
#include "widgets/status_chip.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace guitai::screens::checkout {

namespace {

QLabel* makeLabel(const char* kind)
{
    auto* label = new QLabel;
    label->setProperty("kind", QByteArray(kind));
    label->setFont(widgets::textFont(widgets::sizes::kTable));
    return label;
}

} // namespace

ResultRow::ResultRow(const widgets::Theme& theme)
    : m_theme(theme), m_time(makeLabel("secondary")), m_channel(makeLabel("")), m_number(makeLabel("number")),
      m_amount(makeLabel("")), m_chip(new widgets::StatusChip(theme))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_time);
    row->addWidget(m_channel);
    row->addWidget(m_number);
    row->addStretch(1);
    row->addWidget(m_amount);
    auto* chipPlace = new QWidget;
    auto* place = new QHBoxLayout(chipPlace);
    place->setContentsMargins(0, 0, 0, 0);
    place->addWidget(m_chip, 0, Qt::AlignRight);
    chipPlace->setFixedWidth(144); // the longest word; amounts stay in one column whatever the words are
    row->addWidget(chipPlace);
    m_amount->setFont(widgets::textFont(widgets::sizes::kBody, QFont::Bold));
    setMinimumHeight(40);
    setMaximumHeight(56);
}

void ResultRow::show(const wire::Payment& payment)
{
    const models::Look look = models::lookOf(payment);
    m_time->setText(models::shopTime(payment.paidAt.value_or(payment.createdAt)));
    m_channel->setText(models::channelName(payment.channel));
    m_number->setText(models::shortNumber(payment.merchantOrderNo.bytes()));
    m_amount->setText(models::moneyText(payment.amount));
    m_chip->show(look.glyph, look.tone, look.word);
    setAccessibleName(
        QStringList{m_time->text(), m_channel->text(), m_amount->text(), m_chip->word()}.join(QStringLiteral(", ")));
}

void ResultRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.tokens().hairline);
}

} // namespace guitai::screens::checkout
