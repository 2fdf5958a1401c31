// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/approver_fields.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

namespace guitai::widgets {

namespace {

constexpr int kLongestName = 64;

} // namespace

ApproverFields::ApproverFields()
    : m_nameLabel(new QLabel), m_pinLabel(new QLabel), m_name(new QLineEdit), m_pin(new QLineEdit)
{
    m_name->setObjectName(QStringLiteral("approver_name"));
    m_pin->setObjectName(QStringLiteral("approver_pin"));
    m_name->setMaxLength(kLongestName);
    m_pin->setMaxLength(wire::SecondPerson::kMostPinDigits);
    m_pin->setEchoMode(QLineEdit::Password);
    m_pin->setInputMethodHints(Qt::ImhDigitsOnly);
    m_nameLabel->setBuddy(m_name);
    m_pinLabel->setBuddy(m_pin);
    for (QLabel* label : {m_nameLabel, m_pinLabel})
        label->setProperty("kind", QByteArray("caption"));
    for (QLineEdit* field : {m_name, m_pin}) {
        field->setContextMenuPolicy(Qt::NoContextMenu);
        connect(field, &QLineEdit::textChanged, this, &ApproverFields::edited);
        connect(field, &QLineEdit::returnPressed, this, [this] {
            if (isComplete())
                Q_EMIT submitted();
            else
                focusMissing();
        });
    }
    connect(m_name, &QLineEdit::textEdited, m_pin, &QLineEdit::clear);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(m_nameLabel, 0, 0);
    grid->addWidget(m_pinLabel, 0, 1);
    grid->addWidget(m_name, 1, 0);
    grid->addWidget(m_pin, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    retranslate();
}

bool ApproverFields::isComplete() const
{
    return OperatorId::parse(m_name->text().trimmed().toUtf8()) && wire::isPin(m_pin->text().toUtf8());
}

wire::SecondPerson ApproverFields::take()
{
    wire::SecondPerson who;
    if (const auto name = OperatorId::parse(m_name->text().trimmed().toUtf8()))
        who.operatorId = *name;
    who.pin = Secret(m_pin->text().toUtf8());
    m_pin->clear();
    return who;
}

void ApproverFields::clear()
{
    m_name->clear();
    m_pin->clear();
}

void ApproverFields::clearPin()
{
    m_pin->clear();
}

void ApproverFields::focusMissing()
{
    (m_name->text().trimmed().isEmpty() ? m_name : m_pin)->setFocus();
}

void ApproverFields::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ApproverFields::retranslate()
{
    m_nameLabel->setText(tr("Supervisor's name"));
    m_pinLabel->setText(
        tr("PIN (%1 to %2 digits)").arg(wire::SecondPerson::kLeastPinDigits).arg(wire::SecondPerson::kMostPinDigits));
    m_name->setAccessibleName(m_nameLabel->text());
    m_pin->setAccessibleName(m_pinLabel->text());
}

} // namespace guitai::widgets
