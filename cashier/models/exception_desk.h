// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ExceptionDesk: the workbench without its widgets: how many of each class there are, the one that is looked at with
// its history, and what is done about one or many. GUI thread.
#pragma once

#include "models/exception_table.h"

namespace guitai::models {

class ExceptionDesk final : public QObject
{
    Q_OBJECT

public:
    ExceptionDesk(backend_client::Reconciliation& backend, const Clock& clock);

    ExceptionTable& table() { return m_table; }
    /// The list and the classes anew. The class is not part of what the classes are counted by.
    void show(const wire::ExceptionFilter& filter);
    void reload() { show(m_table.filter()); }
    const std::vector<wire::ExceptionClass>& classes() const { return m_classes; }

    void lookAt(int row);
    const std::optional<wire::ReconciliationException>& current() const { return m_current; }

    void act(const wire::ExceptionAction& action);
    /// What would come of it, or with dryRun off what came of it, for the checked rows or for all that pass the filter.
    void actOnMany(const wire::ExceptionAction& action, bool allMatching, bool dryRun);
    bool isActing() const { return m_isActing; }
    const std::optional<wire::BulkOutcome>& outcome() const { return m_outcome; }
    void forgetOutcome() { m_outcome.reset(); }

Q_SIGNALS:
    void classesChanged();
    void currentChanged();
    void acted(const QByteArray& action, bool waitsForSecond);
    void outcomeChanged();
    void notActed(const guitai::backend_client::Failure& failure);

private:
    void askClasses();

    backend_client::Reconciliation& m_backend;
    ExceptionTable m_table;
    std::vector<wire::ExceptionClass> m_classes;
    std::optional<wire::ReconciliationException> m_current;
    std::optional<wire::BulkOutcome> m_outcome;
    int m_classTurn = 0;
    int m_currentTurn = 0;
    bool m_isActing = false;
};

/// Actions that move money or close the case for good; the others are always done at once.
bool isAboutMoney(const QByteArray& action);
/// What can be done about it as it is now.
std::vector<QByteArray> actionsFor(const wire::ReconciliationException& exception);

} // namespace guitai::models
