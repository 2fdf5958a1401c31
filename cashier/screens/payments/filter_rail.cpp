// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/payments/filter_rail.h"

#include "models/filter_totals.h"
#include "models/shop_time.h"
#include "widgets/button.h"

#include <QButtonGroup>
#include <QDateEdit>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace guitai::screens::payments {

namespace {

using models::Days;
using models::StateGroup;

constexpr int kWidth = 212;
constexpr int kBar = 12; // room for the scroll bar

QLabel* addTitle(QVBoxLayout& column)
{
    auto* title = new QLabel;
    title->setProperty("kind", QByteArray("caption"));
    column.addWidget(title);
    return title;
}

QDateEdit* makeDate(const char* name, const QDate& day)
{
    auto* date = new QDateEdit(day);
    date->setObjectName(QLatin1String(name));
    date->setCalendarPopup(false);
    date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    date->setMaximumDate(day);
    date->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return date;
}

/// The field inside is what a reader meets.
void nameDate(QDateEdit& date, const QString& name)
{
    date.setAccessibleName(name);
    if (auto* field = date.findChild<QLineEdit*>())
        field->setAccessibleName(name);
}

} // namespace

FilterRail::FilterRail(const widgets::Theme& theme, const Clock& clock)
    : m_theme(theme), m_days(new QButtonGroup(this)), m_states(new QButtonGroup(this)), m_tills(new QButtonGroup(this)),
      m_range(new QWidget), m_first(makeDate("range_first", models::shopDay(clock.now()))),
      m_last(makeDate("range_last", models::shopDay(clock.now())))
{
    setFixedWidth(kWidth);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, kBar, 0);
    column->setSpacing(4);
    // In a low window the rail scrolls rather than be squeezed.
    auto* scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(scroll);
    m_daysTitle = addTitle(*column);
    addChip(*column, *m_days, int(Days::Today), "days_today")->setChecked(true);
    addChip(*column, *m_days, int(Days::Yesterday), "days_yesterday");
    addChip(*column, *m_days, int(Days::Range), "days_range");
    buildRange(*column);
    column->addSpacing(8);
    m_statesTitle = addTitle(*column);
    for (const StateGroup group : models::kStateGroups)
        addChip(*column, *m_states, int(group), "state");
    m_states->button(int(StateGroup::All))->setChecked(true);
    column->addSpacing(8);
    m_tillsTitle = addTitle(*column);
    addChip(*column, *m_tills, 0, "this_till")->setChecked(true);
    addChip(*column, *m_tills, 1, "whole_shop");
    column->addStretch();
    for (QButtonGroup* group : {m_days, m_states, m_tills})
        connect(group, &QButtonGroup::idClicked, this, [this] {
            m_range->setVisible(filter().days == Days::Range);
            Q_EMIT changed();
        });
    retranslate();
}

widgets::Button* FilterRail::addChip(QVBoxLayout& column, QButtonGroup& group, int id, const char* name)
{
    auto* chip = new widgets::Button(m_theme, widgets::ButtonKind::Chip);
    chip->setObjectName(QLatin1String(name));
    chip->setCheckable(true);
    group.addButton(chip, id);
    column.addWidget(chip);
    return chip;
}

void FilterRail::buildRange(QVBoxLayout& column)
{
    auto* row = new QVBoxLayout(m_range);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_first);
    row->addWidget(m_last);
    m_range->hide();
    column.addWidget(m_range);
    for (QDateEdit* date : {m_first, m_last})
        connect(date, &QDateEdit::dateChanged, this, &FilterRail::changed);
}

models::PaymentFilter FilterRail::filter() const
{
    models::PaymentFilter filter;
    filter.days = static_cast<Days>(m_days->checkedId());
    filter.first = m_first->date();
    filter.last = m_last->date();
    filter.group = static_cast<StateGroup>(m_states->checkedId());
    filter.wholeShop = m_tills->checkedId() == 1;
    return filter;
}

void FilterRail::showCounts(const wire::PaymentTotals& totals)
{
    m_totals = totals;
    retranslate();
}

void FilterRail::setIgnored(bool ignored)
{
    setEnabled(!ignored);
}

void FilterRail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void FilterRail::retranslate()
{
    m_daysTitle->setText(tr("Days"));
    m_statesTitle->setText(tr("State"));
    m_tillsTitle->setText(tr("Tills"));
    const QString days[] = {tr("Today"), tr("Yesterday"), tr("From – to")};
    for (int i = 0; i < 3; ++i)
        static_cast<widgets::Button*>(m_days->button(i))->setLabel(days[i]);
    const QString states[] = {tr("All"), tr("Paid"), tr("Refunded"), tr("Waiting"), tr("Closed")};
    for (const StateGroup group : models::kStateGroups) {
        const auto count = models::totalsOf(m_totals, group).rows;
        static_cast<widgets::Button*>(m_states->button(int(group)))
            ->setLabel(tr("%1 · %2").arg(states[int(group)]).arg(count));
    }
    static_cast<widgets::Button*>(m_tills->button(0))->setLabel(tr("This till"));
    static_cast<widgets::Button*>(m_tills->button(1))->setLabel(tr("Whole shop"));
    nameDate(*m_first, tr("First day"));
    nameDate(*m_last, tr("Last day"));
}

} // namespace guitai::screens::payments
