// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ExceptionTable: differences that somebody has to explain, as a filter finds them, with a check beside each.
#pragma once

#include "backend_client/reconciliation.h"
#include "models/paged_table.h"

#include <QSet>

namespace guitai::models {

class ExceptionTable final : public PagedTable
{
    Q_OBJECT

public:
    enum Column { Check, Age, Kind, Channel, Ours, Theirs, Difference, Assignee, Status, kColumns };

    ExceptionTable(backend_client::Reconciliation& backend, const Clock& clock) : m_backend(backend), m_clock(clock) {}

    void filter(const wire::ExceptionFilter& filter);
    const wire::ExceptionFilter& filter() const { return m_filter; }
    const std::vector<wire::ReconciliationException>& items() const { return m_items; }
    /// One has changed: as it is now.
    void replace(const wire::ReconciliationException& exception);

    void toggle(int row);
    void toggleAll();
    void clearChecks();
    std::vector<ExceptionId> checked() const;
    Money checkedAtRisk() const;
    /// What is shown, in the till's language, safe in a spreadsheet.
    QByteArray toCsv() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void checksChanged();

private:
    void askPage(const QByteArray& cursor, int turn) override;
    QString text(const wire::ReconciliationException& exception, int column) const;

    backend_client::Reconciliation& m_backend;
    const Clock& m_clock;
    wire::ExceptionFilter m_filter;
    std::vector<wire::ReconciliationException> m_items;
    QSet<ExceptionId> m_checked;
};

/// A field of both sides, as they are compared.
struct SideField
{
    QString name;
    QString ours;
    QString theirs;
    bool differs = false;
};
std::vector<SideField> sideBySide(const wire::ReconciliationException& exception);
/// Ours less theirs where both are there, else the whole amount with the side that has it.
QString differenceOf(const wire::ReconciliationException& exception);
/// "Alipay, amount differs, 11-21": what a filter lets through.
QString filterText(const wire::ExceptionFilter& filter);

} // namespace guitai::models
