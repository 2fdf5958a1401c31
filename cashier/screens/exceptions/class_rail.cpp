// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/exceptions/class_rail.h"

#include "models/money_text.h"
#include "models/reconciliation_words.h"
#include "widgets/button.h"

#include <QButtonGroup>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::screens::exceptions {

namespace {

constexpr int kWidth = 160;

} // namespace

ClassRail::ClassRail(const Tools& tools, models::ExceptionDesk& desk)
    : m_tools(tools), m_desk(desk), m_group(new QButtonGroup(this))
{
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    const auto& kinds = models::exceptionKinds();
    for (int i = 0; i <= static_cast<int>(kinds.size()); ++i) {
        auto* chip = new widgets::Button(tools.theme, widgets::ButtonKind::Chip);
        chip->setObjectName(
            QStringLiteral("class_") +
            (i == 0 ? QStringLiteral("all") : QString::fromLatin1(kinds[static_cast<std::size_t>(i - 1)]).toLower()));
        chip->setCheckable(true);
        m_group->addButton(chip, i);
        column->addWidget(chip);
    }
    column->addStretch();
    m_group->button(0)->setChecked(true);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) {
        Q_EMIT chosen(id == 0 ? QByteArray() : models::exceptionKinds()[static_cast<std::size_t>(id - 1)]);
    });
    connect(&desk, &models::ExceptionDesk::classesChanged, this, &ClassRail::retranslate);
    retranslate();
}

void ClassRail::choose(const QByteArray& kind)
{
    const auto& kinds = models::exceptionKinds();
    const auto at = std::ranges::find(kinds, kind);
    m_group->button(at == kinds.end() ? 0 : static_cast<int>(at - kinds.begin()) + 1)->setChecked(true);
}

void ClassRail::retranslate()
{
    const auto& kinds = models::exceptionKinds();
    int sum = 0;
    std::int64_t money = 0;
    const auto label = [](const QString& name, int count, const Money& amount) {
        return tr("%1 · %2\n%3").arg(name).arg(count).arg(models::moneyText(amount));
    };
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const auto& classes = m_desk.classes();
        const auto known = std::ranges::find(classes, kinds[i], &guitai::wire::ExceptionClass::kind);
        const int count = known == classes.end() ? 0 : known->exceptions;
        const Money amount = known == classes.end() ? Money(0, Currency::cny()) : known->atRisk;
        sum += count;
        money += amount.currency() == Currency::cny() ? amount.minor() : 0;
        auto* chip = static_cast<widgets::Button*>(m_group->button(static_cast<int>(i) + 1));
        chip->setLabel(label(models::exceptionKind(kinds[i]), count, amount));
        chip->setEnabled(count > 0 || chip->isChecked());
    }
    static_cast<widgets::Button*>(m_group->button(0))
        ->setLabel(label(tr("All classes"), sum, Money(money, Currency::cny())));
}

} // namespace guitai::screens::exceptions
