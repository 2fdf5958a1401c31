// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ReconciliationBoard: what finance's overview shows: days, what is open in all, the runs; and what it does to them.
// While a run is under way it asks for the runs again; when one has ended, for the days. GUI thread, no widgets.
#pragma once

#include "backend_client/alarm.h"
#include "backend_client/reconciliation.h"
#include "models/day_matrix.h"

namespace guitai::models {

class ReconciliationBoard final : public QObject
{
    Q_OBJECT

public:
    enum class Deed { Run, Cancel, Close, Reopen };
    Q_ENUM(Deed)

    static constexpr int kDays = 31;

    ReconciliationBoard(backend_client::Reconciliation& backend, async::Timers& timers, const Clock& clock);

    void load();
    /// Nothing is asked for until load() again.
    void rest();
    bool isLoaded() const { return m_isLoaded; }
    /// With an empty code when the last question was answered.
    const backend_client::Failure& failure() const { return m_failure; }

    const wire::ReconciliationOverview& overview() const { return m_overview; }
    DayMatrix& matrix() { return m_matrix; }
    const DayMatrix& matrix() const { return m_matrix; }
    /// Under way, or ended in the last minutes, newest first.
    std::vector<wire::ReconciliationRun> shownRuns() const;
    void take(const wire::ReconciliationRun& run);

    void startRun(const ChannelAccountId& account, const QByteArray& day);
    void cancelRun(const RunId& runId);
    void closeDay(const ChannelAccountId& account, const QByteArray& day, const QString& remark);
    void reopenDay(const ChannelAccountId& account, const QByteArray& day, const QString& remark);

    QByteArray firstDay() const;
    QByteArray lastDay() const;

Q_SIGNALS:
    void changed();
    void runsChanged();
    void done(guitai::models::ReconciliationBoard::Deed deed);
    void notDone(const guitai::backend_client::Failure& failure);

private:
    void askRuns();
    void takeRuns(const backend_client::Answer<wire::ReconciliationRunPage>& answer);
    template <class T>
    backend_client::Reply<T> ending(Deed deed);

    backend_client::Reconciliation& m_backend;
    const Clock& m_clock;
    backend_client::Alarm m_next;
    DayMatrix m_matrix;
    wire::ReconciliationOverview m_overview;
    std::vector<wire::ReconciliationRun> m_runs;
    backend_client::Failure m_failure;
    int m_turn = 0;
    bool m_isLoaded = false;
    bool m_isActive = false;
    bool m_isAskingRuns = false;
};

bool isUnderWay(const wire::ReconciliationRun& run);
/// Of the whole run, 0 to 100; none while it waits its turn.
std::optional<int> percentOf(const wire::ReconciliationRun& run);

} // namespace guitai::models
