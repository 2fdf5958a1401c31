// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exception_desk.h"

#include <algorithm>

namespace guitai::models {

namespace {

using backend_client::Answer;
using backend_client::Reply;
namespace actions = wire::exception_actions;

} // namespace

bool isAboutMoney(const QByteArray& action)
{
    return action == actions::kMakeUp || action == actions::kWriteOff || action == actions::kRefund ||
           action == actions::kLink || action == actions::kIgnore;
}

std::vector<QByteArray> actionsFor(const wire::ReconciliationException& exception)
{
    if (exception.state != wire::exception_states::kOpen)
        return {actions::kAssign, actions::kComment};
    const bool isUnreadable = exception.kind == "UNREADABLE";
    std::vector<QByteArray> possible;
    if (!isUnreadable)
        possible.emplace_back(actions::kQuery);
    if (exception.kind == "THEIRS_ONLY" || exception.kind == "STATE_DIFFERS")
        possible.emplace_back(actions::kMakeUp);
    if (exception.kind == "OURS_ONLY" || exception.kind == "THEIRS_ONLY")
        possible.insert(possible.end(), {actions::kLink, actions::kNextDay});
    if (exception.kind == "THEIRS_ONLY" || exception.kind == "DUPLICATE")
        possible.emplace_back(actions::kRefund);
    if (!isUnreadable)
        possible.emplace_back(actions::kWriteOff);
    possible.insert(possible.end(), {actions::kIgnore, actions::kRerun, actions::kAssign, actions::kComment});
    return possible;
}

ExceptionDesk::ExceptionDesk(backend_client::Reconciliation& backend, const Clock& clock)
    : m_backend(backend), m_table(backend, clock)
{
}

void ExceptionDesk::show(const wire::ExceptionFilter& filter)
{
    m_outcome.reset();
    m_table.filter(filter);
    askClasses();
}

void ExceptionDesk::askClasses()
{
    wire::ExceptionFilter filter = m_table.filter();
    filter.kind.clear();
    const int turn = ++m_classTurn;
    m_backend.exceptionClasses(
        filter, Reply<wire::ExceptionClasses>(this, [this, turn](const Answer<wire::ExceptionClasses>& answer) {
            if (turn != m_classTurn || !answer.ok())
                return;
            m_classes = answer.value().classes;
            Q_EMIT classesChanged();
        }));
}

void ExceptionDesk::lookAt(int row)
{
    const int turn = ++m_currentTurn;
    if (row < 0 || row >= m_table.rowCount()) {
        m_current.reset();
        Q_EMIT currentChanged();
        return;
    }
    const wire::ReconciliationException& one = m_table.items()[static_cast<std::size_t>(row)];
    const bool same = m_current && m_current->exceptionId == one.exceptionId;
    const auto history = same ? m_current->history : std::vector<wire::ExceptionEvent>();
    m_current = one;
    m_current->history = history;
    Q_EMIT currentChanged();
    m_backend.getException(
        one.exceptionId,
        Reply<wire::ReconciliationException>(this, [this, turn](const Answer<wire::ReconciliationException>& answer) {
            if (turn != m_currentTurn || !answer.ok())
                return;
            m_current = answer.value();
            Q_EMIT currentChanged();
        }));
}

void ExceptionDesk::act(const wire::ExceptionAction& action)
{
    if (!m_current || std::exchange(m_isActing, true))
        return;
    ++m_currentTurn; // an older look would show what was before
    m_backend.actOn(m_current->exceptionId, action,
                    Reply<wire::ReconciliationException>(
                        this, [this, name = action.action](const Answer<wire::ReconciliationException>& answer) {
                            m_isActing = false;
                            if (!answer.ok()) {
                                Q_EMIT notActed(answer.failure());
                                return;
                            }
                            const wire::ReconciliationException& after = answer.value();
                            m_table.replace(after);
                            if (m_current && m_current->exceptionId == after.exceptionId)
                                m_current = after;
                            askClasses();
                            Q_EMIT acted(name, after.state == wire::exception_states::kWaiting && isAboutMoney(name));
                            Q_EMIT currentChanged();
                        }));
}

void ExceptionDesk::actOnMany(const wire::ExceptionAction& action, bool allMatching, bool dryRun)
{
    if (std::exchange(m_isActing, true))
        return;
    wire::BulkAction bulk;
    bulk.action = action;
    bulk.dryRun = dryRun;
    if (allMatching)
        bulk.filter = m_table.filter();
    else
        bulk.exceptionIds = m_table.checked();
    m_backend.actOnMany(bulk, Reply<wire::BulkOutcome>(this, [this, dryRun](const Answer<wire::BulkOutcome>& answer) {
                            m_isActing = false;
                            if (!answer.ok()) {
                                Q_EMIT notActed(answer.failure());
                                return;
                            }
                            if (!dryRun)
                                reload();
                            m_outcome = answer.value();
                            Q_EMIT outcomeChanged();
                        }));
}

} // namespace guitai::models
