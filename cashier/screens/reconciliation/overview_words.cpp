// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the overview says in words and in charts.
#include "models/book_failures.h"
#include "models/money_text.h"
#include "models/shop_time.h"
#include "models/till_desk.h"
#include "models/words.h"
#include "screens/reconciliation/day_card.h"
#include "screens/reconciliation/reconciliation_screen.h"
#include "widgets/bar_chart.h"
#include "widgets/button.h"
#include "widgets/matrix_view.h"
#include "widgets/trend_chart.h"

#include <QLabel>

#include <map>

namespace guitai::screens::reconciliation {

namespace {

constexpr qsizetype kMostAwaited = 4;

} // namespace

QString ReconciliationScreen::sentence() const
{
    if (!m_board.failure().code.isEmpty())
        return models::retrySentenceOf(models::bookWordsOf(m_board.failure()));
    if (!m_board.isLoaded())
        return tr("Looking…");
    const guitai::wire::ReconciliationOverview& all = m_board.overview();
    if (all.daysInNeed == 0 && all.openExceptions == 0)
        return tr("Nothing needs you. Every difference is explained.");
    QStringList parts;
    parts << (all.daysInNeed == 1 ? tr("1 day needs you") : tr("%1 days need you").arg(all.daysInNeed));
    if (all.openExceptions > 0)
        parts << (all.openExceptions == 1 ? tr("1 exception") : tr("%1 exceptions").arg(all.openExceptions))
              << tr("%1 at risk").arg(models::moneyText(all.atRisk));
    if (all.oldestOpenAt)
        parts << tr("oldest %1").arg(models::ageText(*all.oldestOpenAt, m_tools.clock.now()));
    return parts.join(QStringLiteral(" · "));
}

QString ReconciliationScreen::awaitedText() const
{
    QStringList names;
    for (const guitai::wire::ReconciliationDay& day : m_board.overview().days) {
        if (day.state != "AWAITED" && day.state != "NO_BILL")
            continue;
        const QString which = tr("%1 of %2").arg(m_board.matrix().accountName(day.accountId), models::dayName(day.day));
        names << (day.nextLookAt
                      ? tr("%1 (next look %2)").arg(which, models::shortShopTime(*day.nextLookAt, m_tools.clock.now()))
                      : which);
    }
    if (names.isEmpty())
        return m_board.isLoaded() ? tr("No bill is awaited.") : QString();
    const qsizetype more = names.size() - kMostAwaited;
    if (more > 0)
        names = names.first(kMostAwaited) << tr("%1 more").arg(more);
    return tr("Still awaited: %1").arg(names.join(tr(", ")));
}

void ReconciliationScreen::showCharts()
{
    const models::DayMatrix& matrix = m_board.matrix();
    const std::vector<QByteArray> dates = matrix.dates();
    std::vector<widgets::TrendChart::Series> series;
    std::vector<widgets::BarChart::Bar> mix;
    std::map<QByteArray, std::size_t> barOf;
    m_mixChannels.clear();
    for (const models::DayMatrix::Account& account : matrix.accounts()) {
        widgets::TrendChart::Series one{matrix.accountName(account.accountId), {}};
        qint64 open = 0;
        for (const QByteArray& date : dates) {
            const guitai::wire::ReconciliationDay* day = matrix.find(account.accountId, date);
            one.values.push_back(day ? models::exceptionRate(*day) : std::nullopt);
            open += day ? day->openExceptions : 0;
        }
        series.push_back(std::move(one));
        const QByteArray channel = account.channel.bytes();
        const auto [at, isNew] = barOf.try_emplace(channel, mix.size());
        if (isNew) {
            mix.push_back({models::channelName(channel), {}, 0});
            m_mixChannels.push_back(channel);
        }
        mix[at->second].size += open;
    }
    for (widgets::BarChart::Bar& bar : mix)
        bar.figure = QString::number(bar.size);
    m_trend->setEmptyText(tr("Nothing was compared yet."));
    m_trend->show(tr("Rows that differ, 30 days"), std::move(series),
                  dates.empty() ? QString() : models::dayName(dates.front()),
                  dates.empty() ? QString() : models::dayName(dates.back()));
    m_mix->setEmptyText(tr("Nothing is open."));
    m_mix->show(tr("Open by wallet"), std::move(mix));
    std::vector<widgets::BarChart::Bar> ages;
    const auto& known = m_board.overview().ages;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const QString name = i + 1 < known.size() ? tr("%1 to %2 d").arg(known[i].fromDays).arg(known[i + 1].fromDays)
                                                  : tr("over %1 d").arg(known[i].fromDays);
        ages.push_back({name, QString::number(known[i].exceptions), known[i].exceptions});
    }
    m_ages->setEmptyText(tr("Nothing is open."));
    m_ages->show(tr("Open by age"), std::move(ages));
}

void ReconciliationScreen::retranslate()
{
    m_sentence->setText(sentence());
    m_sentence->setAccessibleName(m_sentence->text());
    m_awaited->setText(awaitedText());
    m_importButton->setLabel(tr("Import…"));
    m_importButton->setToolTip(tr("Import a bill (Ctrl+O), or drop it anywhere on this page"));
    m_importButton->setVisible(mayAct() && m_days->isVisibleTo(this));
    m_chartsButton->setLabel(tr("Charts"));
    m_view->setAccessibleName(tr("Days by wallets"));
    m_view->setEmptyText(m_board.failure().code.isEmpty()
                             ? m_board.isLoaded() ? tr("No day was compared yet. Import a bill, or wait for the night.")
                                                  : tr("Looking…")
                             : m_sentence->text());
    m_dropText->setText(tr("Drop the bill here\nCSV, TXT, GZ or ZIP, as the wallet offers it"));
    m_keys->setText(mayAct() ? tr("↑↓←→ days · Enter differences · F8 compare · Ctrl+O import · F5 look again")
                             : tr("↑↓←→ days · Enter differences · F5 look again"));
    showCharts();
    m_card->show(m_view->currentIndex());
    layOut();
}

} // namespace guitai::screens::reconciliation
