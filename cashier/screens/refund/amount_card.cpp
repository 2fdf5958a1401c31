// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/refund/amount_card.h"

#include "models/amount_entry.h"
#include "models/money_text.h"
#include "models/payment_look.h"
#include "models/shop_time.h"
#include "models/words.h"
#include "widgets/button.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace guitai::screens::refund {

AmountCard::AmountCard(const widgets::Theme& theme, models::RefundFlow& flow)
    : m_flow(flow), m_facts(new QLabel), m_refundableTitle(new QLabel), m_refundable(new QLabel),
      m_amountLabel(new QLabel), m_amount(new QLineEdit),
      m_all(new widgets::Button(theme, widgets::ButtonKind::Secondary)), m_leaves(new QLabel)
{
    setProperty("kind", QByteArray("card"));
    build();
    connect(m_amount, &QLineEdit::textEdited, this, [this] { m_touched = true; });
    connect(m_amount, &QLineEdit::textChanged, this, [this] {
        showLeaves();
        Q_EMIT edited();
    });
    connect(m_amount, &QLineEdit::returnPressed, this, &AmountCard::submitted);
    connect(m_all, &widgets::Button::clicked, this, [this] {
        if (m_flow.payment())
            fill(models::refundableOf(*m_flow.payment()));
        focusAmount();
    });
    retranslate();
}

void AmountCard::build()
{
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_facts->setProperty("kind", QByteArray("secondary"));
    m_facts->setObjectName(QStringLiteral("refund_facts"));
    m_refundableTitle->setProperty("kind", QByteArray("caption"));
    m_refundable->setProperty("kind", QByteArray("big"));
    m_refundable->setObjectName(QStringLiteral("refundable"));
    m_amountLabel->setBuddy(m_amount);
    m_amountLabel->setProperty("kind", QByteArray("caption"));
    m_amount->setProperty("kind", QByteArray("amount"));
    m_amount->setObjectName(QStringLiteral("refund_amount"));
    m_amount->setAlignment(Qt::AlignRight);
    m_amount->setMaxLength(12);
    m_amount->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]*\\.?[0-9]{0,2}")), this));
    m_all->setObjectName(QStringLiteral("refund_all"));
    m_leaves->setObjectName(QStringLiteral("leaves"));
    m_leaves->setAlignment(Qt::AlignRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 20);
    column->setSpacing(4);
    column->addWidget(m_refundableTitle);
    column->addWidget(m_refundable);
    column->addSpacing(4);
    column->addWidget(m_facts);
    column->addStretch();
    column->addWidget(m_amountLabel);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_amount, 1);
    row->addWidget(m_all);
    column->addLayout(row);
    column->addWidget(m_leaves);
}

std::optional<Money> AmountCard::amount() const
{
    const auto minor = models::AmountEntry::totalOf(m_amount->text().toLatin1());
    if (!minor || !m_flow.payment())
        return std::nullopt;
    const Money most = models::refundableOf(*m_flow.payment());
    return *minor > 0 && *minor <= most.minor() ? std::optional(Money(*minor, most.currency())) : std::nullopt;
}

void AmountCard::begin()
{
    m_touched = false;
    showPayment();
}

void AmountCard::fill(const Money& amount)
{
    const QString text = models::plainAmountText(amount).remove(QLatin1Char(','));
    if (text == m_amount->text())
        return;
    m_amount->setText(text);
    if (m_amount->hasFocus())
        m_amount->selectAll(); // the next digit begins another amount
}

void AmountCard::setFrozen(bool frozen)
{
    m_amount->setEnabled(!frozen);
    m_all->setEnabled(!frozen);
}

void AmountCard::focusAmount()
{
    m_amount->setFocus();
    m_amount->selectAll();
}

void AmountCard::showPayment()
{
    const auto& payment = m_flow.payment();
    if (!payment)
        return;
    QStringList facts{tr("%1, %2").arg(models::channelName(payment->channel),
                                       models::shopTime(payment->createdAt, QStringLiteral("yyyy-MM-dd HH:mm"))),
                      tr("Order %1").arg(payment->merchantOrderNo.text()),
                      tr("Paid %1").arg(models::moneyText(payment->amount))};
    if (payment->refunded.minor() > 0)
        facts << tr("Already refunded %1").arg(models::moneyText(payment->refunded));
    if (payment->refundReserved.minor() > 0)
        facts << tr("On its way back %1").arg(models::moneyText(payment->refundReserved));
    m_facts->setText(facts.join(QLatin1Char('\n')));
    m_refundable->setText(models::moneyText(models::refundableOf(*payment)));
    if (m_flow.state() != models::RefundState::Editing)
        fill(m_flow.amount());
    else if (!m_touched)
        fill(models::refundableOf(*payment));
    showLeaves();
}

void AmountCard::showLeaves()
{
    if (!m_flow.payment())
        return;
    const Money most = models::refundableOf(*m_flow.payment());
    const auto typed = models::AmountEntry::totalOf(m_amount->text().toLatin1()).value_or(0);
    if (m_flow.state() != models::RefundState::Editing)
        m_leaves->clear();
    else if (typed > most.minor())
        m_leaves->setText(tr("That is more than %1.").arg(models::moneyText(most)));
    else if (typed == 0)
        m_leaves->setText(tr("Type how much goes back."));
    else
        m_leaves->setText(tr("leaves %1").arg(models::moneyText(Money(most.minor() - typed, most.currency()))));
    m_leaves->setProperty("kind", QByteArray(typed > most.minor() ? "problem" : "secondary"));
    m_leaves->setStyleSheet(m_leaves->styleSheet()); // reads the property again
}

void AmountCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void AmountCard::retranslate()
{
    m_refundableTitle->setText(tr("Can be refunded"));
    m_amountLabel->setText(tr("Amount that goes back"));
    m_amount->setAccessibleName(m_amountLabel->text());
    m_all->setLabel(tr("All"));
    showPayment();
}

} // namespace guitai::screens::refund
