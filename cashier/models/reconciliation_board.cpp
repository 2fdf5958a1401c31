// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reconciliation_board.h"

#include "models/shop_time.h"

#include <algorithm>

namespace guitai::models {

namespace {

using backend_client::Answer;
using backend_client::Reply;

constexpr Duration kBetweenLooks = std::chrono::seconds(1);
constexpr Duration kEndedShown = std::chrono::minutes(10);

QByteArray iso(const QDate& day)
{
    return day.toString(Qt::ISODate).toLatin1();
}

} // namespace

bool isUnderWay(const wire::ReconciliationRun& run)
{
    return run.state == wire::reconciliation_runs::kQueued || run.state == wire::reconciliation_runs::kRunning;
}

std::optional<int> percentOf(const wire::ReconciliationRun& run)
{
    if (run.state == wire::reconciliation_runs::kDone)
        return 100;
    if (run.chunks > 0)
        return std::clamp(run.chunksDone * 100 / run.chunks, 0, 100);
    if (run.rows > 0)
        return static_cast<int>(std::clamp<std::int64_t>(run.rowsDone * 100 / run.rows, 0, 100));
    return std::nullopt;
}

ReconciliationBoard::ReconciliationBoard(backend_client::Reconciliation& backend, async::Timers& timers,
                                         const Clock& clock)
    : m_backend(backend), m_clock(clock), m_next(timers)
{
}

QByteArray ReconciliationBoard::lastDay() const
{
    return iso(shopDay(m_clock.now()));
}

QByteArray ReconciliationBoard::firstDay() const
{
    return iso(shopDay(m_clock.now()).addDays(1 - kDays));
}

void ReconciliationBoard::load()
{
    m_isActive = true;
    const int turn = ++m_turn;
    m_backend.overview(
        firstDay(), lastDay(),
        Reply<wire::ReconciliationOverview>(this, [this, turn](const Answer<wire::ReconciliationOverview>& answer) {
            if (turn != m_turn)
                return;
            m_failure = answer.ok() ? backend_client::Failure{} : answer.failure();
            if (answer.ok()) {
                m_isLoaded = true;
                m_overview = answer.value();
                m_matrix.show(m_overview.days);
            }
            Q_EMIT changed();
        }));
    askRuns();
}

void ReconciliationBoard::rest()
{
    m_isActive = false;
    m_next.stop();
}

void ReconciliationBoard::askRuns()
{
    if (std::exchange(m_isAskingRuns, true))
        return;
    m_backend.listRuns(Reply<wire::ReconciliationRunPage>(
        this, [this](const Answer<wire::ReconciliationRunPage>& answer) { takeRuns(answer); }));
}

void ReconciliationBoard::takeRuns(const Answer<wire::ReconciliationRunPage>& answer)
{
    m_isAskingRuns = false;
    const auto before = std::ranges::count_if(m_runs, isUnderWay);
    if (answer.ok())
        m_runs = answer.value().runs;
    const auto after = std::ranges::count_if(m_runs, isUnderWay);
    Q_EMIT runsChanged();
    if (!m_isActive)
        return;
    if (after < before)
        load();
    else if (after > 0)
        m_next.start(kBetweenLooks, [this] { askRuns(); });
}

void ReconciliationBoard::take(const wire::ReconciliationRun& run)
{
    const auto known = std::ranges::find(m_runs, run.runId, &wire::ReconciliationRun::runId);
    const bool wasUnderWay = known != m_runs.end() && isUnderWay(*known);
    if (known != m_runs.end())
        *known = run;
    else
        m_runs.insert(m_runs.begin(), run);
    Q_EMIT runsChanged();
    if (!m_isActive)
        return;
    if (isUnderWay(run) && !m_next.isRunning())
        m_next.start(kBetweenLooks, [this] { askRuns(); });
    if (wasUnderWay && !isUnderWay(run))
        load();
}

std::vector<wire::ReconciliationRun> ReconciliationBoard::shownRuns() const
{
    std::vector<wire::ReconciliationRun> shown;
    const UtcTime since = m_clock.now() - kEndedShown;
    for (const wire::ReconciliationRun& run : m_runs) {
        if (isUnderWay(run) || (run.finishedAt && *run.finishedAt > since))
            shown.push_back(run);
    }
    std::ranges::stable_sort(shown, [](const auto& a, const auto& b) { return isUnderWay(a) && !isUnderWay(b); });
    return shown;
}

template <class T>
Reply<T> ReconciliationBoard::ending(Deed deed)
{
    return Reply<T>(this, [this, deed](const Answer<T>& answer) {
        if (answer.ok())
            Q_EMIT done(deed);
        else
            Q_EMIT notDone(answer.failure());
        // Whatever was answered, the days say what is so now.
        load();
    });
}

void ReconciliationBoard::startRun(const ChannelAccountId& account, const QByteArray& day)
{
    m_backend.startRun(wire::StartRun{account, day}, ending<wire::ReconciliationRun>(Deed::Run));
}

void ReconciliationBoard::cancelRun(const RunId& runId)
{
    m_backend.cancelRun(runId, ending<wire::ReconciliationRun>(Deed::Cancel));
}

void ReconciliationBoard::closeDay(const ChannelAccountId& account, const QByteArray& day, const QString& remark)
{
    m_backend.closeDay(account, day, remark, ending<wire::ReconciliationDay>(Deed::Close));
}

void ReconciliationBoard::reopenDay(const ChannelAccountId& account, const QByteArray& day, const QString& remark)
{
    m_backend.reopenDay(account, day, remark, ending<wire::ReconciliationDay>(Deed::Reopen));
}

} // namespace guitai::models
