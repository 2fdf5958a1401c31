// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/reconciliation/counter_row.h"

#include "models/money_text.h"
#include "widgets/button.h"

#include <QHBoxLayout>

namespace guitai::screens::reconciliation {

namespace {

using widgets::Button;

constexpr std::array kNames = {"rate", "open", "risk", "second", "due", "awaited", "failed"};

} // namespace

CounterRow::CounterRow(const Tools& tools, models::ReconciliationBoard& board) : m_board(board)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (int i = 0; i < kCounters; ++i) {
        auto* button = new Button(tools.theme, widgets::ButtonKind::Counter);
        button->setObjectName(QStringLiteral("counter_") + QLatin1String(kNames[static_cast<std::size_t>(i)]));
        m_buttons[static_cast<std::size_t>(i)] = button;
        row->addWidget(button, i == AtRisk ? 4 : 3);
        connect(button, &Button::clicked, this, [this, i] { Q_EMIT chosen(i); });
    }
    connect(&board, &models::ReconciliationBoard::changed, this, &CounterRow::retranslate);
    retranslate();
}

QString CounterRow::nameOf(Counter counter)
{
    switch (counter) {
    case Rate: return tr("matched");
    case Open: return tr("open");
    case AtRisk: return tr("at risk");
    case SecondPerson: return tr("2nd person");
    case DueLater: return tr("due later");
    case Awaited: return tr("bills awaited");
    case FailedBills: return tr("failed bills");
    case kCounters: break;
    }
    return {};
}

QString CounterRow::figureOf(Counter counter) const
{
    const guitai::wire::ReconciliationOverview& all = m_board.overview();
    std::int64_t rows = 0;
    std::int64_t matched = 0;
    std::int64_t notDue = 0;
    for (const guitai::wire::ReconciliationDay& day : all.days) {
        rows += day.rows;
        matched += day.matched;
        notDue += day.notDue;
    }
    const std::int64_t due = rows - notDue;
    switch (counter) {
    case Rate: {
        if (due <= 0)
            return QStringLiteral("–");
        const std::int64_t share = std::min<std::int64_t>(10'000, matched * 10'000 / due);
        return QStringLiteral("%1.%2 %").arg(share / 100).arg(share % 100, 2, 10, QLatin1Char('0'));
    }
    case Open: return QString::number(all.openExceptions);
    case AtRisk: return models::moneyText(all.atRisk);
    case SecondPerson: return QString::number(all.waitingExceptions);
    case DueLater: return QString::number(notDue);
    case Awaited: return QString::number(all.awaitedBills);
    case FailedBills: return QString::number(all.failedBills);
    case kCounters: break;
    }
    return {};
}

void CounterRow::retranslate()
{
    for (int i = 0; i < kCounters; ++i) {
        const auto counter = static_cast<Counter>(i);
        const QString figure = m_board.isLoaded() ? figureOf(counter) : QStringLiteral("–");
        Button& button = *m_buttons[static_cast<std::size_t>(i)];
        button.setText(QStringLiteral("%1\n%2").arg(figure, nameOf(counter)));
        button.setAccessibleName(QStringLiteral("%1: %2").arg(nameOf(counter), figure));
    }
}

} // namespace guitai::screens::reconciliation
