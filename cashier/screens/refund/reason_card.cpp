// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/refund/reason_card.h"

#include "widgets/button.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include <array>

namespace guitai::screens::refund {

namespace {

// clang-format off
constexpr std::array kReasons{
    QT_TRANSLATE_NOOP("RefundReason", "Goods returned"),
    QT_TRANSLATE_NOOP("RefundReason", "Wrong amount"),
    QT_TRANSLATE_NOOP("RefundReason", "Paid twice"),
    QT_TRANSLATE_NOOP("RefundReason", "Other"),
};
// clang-format on
constexpr int kLongestReason = 80;
constexpr int kLongestNote = 56;

QString wordsOf(int reason)
{
    return QCoreApplication::translate("RefundReason", kReasons[static_cast<std::size_t>(reason)]);
}

} // namespace

ReasonCard::ReasonCard(const widgets::Theme& theme)
    : m_title(new QLabel), m_reasons(new QButtonGroup(this)), m_note(new QLineEdit)
{
    setProperty("kind", QByteArray("card"));
    m_title->setProperty("kind", QByteArray("caption"));
    m_note->setObjectName(QStringLiteral("refund_note"));
    m_note->setMaxLength(kLongestNote);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(20, 12, 20, 16);
    grid->setSpacing(8);
    grid->addWidget(m_title, 0, 0, 1, 2);
    for (int i = 0; i < static_cast<int>(kReasons.size()); ++i) {
        auto* chip = new widgets::Button(theme, widgets::ButtonKind::Chip);
        chip->setObjectName(QStringLiteral("refund_reason"));
        chip->setCheckable(true);
        m_reasons->addButton(chip, i);
        grid->addWidget(chip, 1 + i / 2, i % 2);
    }
    grid->addWidget(m_note, 3, 0, 1, 2);
    connect(m_note, &QLineEdit::returnPressed, this, &ReasonCard::submitted);
    clear();
    retranslate();
}

QString ReasonCard::reason() const
{
    const QString note = m_note->text().simplified();
    const QString reason = wordsOf(m_reasons->checkedId());
    return (note.isEmpty() ? reason : tr("%1: %2").arg(reason, note)).left(kLongestReason);
}

void ReasonCard::clear()
{
    m_reasons->button(0)->setChecked(true);
    m_note->clear();
}

void ReasonCard::setFrozen(bool frozen)
{
    setEnabled(!frozen);
}

void ReasonCard::setTitled(bool titled)
{
    m_title->setVisible(titled);
}

void ReasonCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void ReasonCard::retranslate()
{
    m_title->setText(tr("Why"));
    for (int i = 0; i < static_cast<int>(kReasons.size()); ++i)
        static_cast<widgets::Button*>(m_reasons->button(i))->setLabel(wordsOf(i));
    m_note->setPlaceholderText(tr("Note (the customer may see it)"));
    m_note->setAccessibleName(tr("Note"));
}

} // namespace guitai::screens::refund
