// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// DoubtfulTable: money that arrived for payments which could not take it, and what a person decides about it.
#pragma once

#include "models/paged_table.h"

namespace guitai::models {

class DoubtfulTable final : public PagedTable
{
    Q_OBJECT

public:
    enum Column { Age, Amount, Reason, Channel, Payment, Status, kColumns };
    enum class Decision { Refund, Accept };

    DoubtfulTable(backend_client::Books& books, const Clock& clock) : m_books(books), m_clock(clock) {}

    void showAll(bool all);
    bool showsAll() const { return m_all; }
    const std::vector<wire::DoubtfulMoney>& items() const { return m_items; }
    int rowOf(const DoubtfulId& id) const;
    /// Of what waits for a person, among the rows read so far.
    int openCount() const;
    Money atRisk() const;
    std::optional<UtcTime> oldest() const;

    /// who may be nobody: then the session's own operator decides.
    void decide(const wire::DoubtfulMoney& money, Decision decision, const wire::SecondPerson& who);
    bool isDeciding() const { return m_deciding; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void decided(guitai::models::DoubtfulTable::Decision decision, const guitai::Money& amount);
    void notDecided(const guitai::backend_client::Failure& failure);

private:
    void askPage(const QByteArray& cursor, int turn) override;
    QString text(const wire::DoubtfulMoney& money, int column) const;
    void endDecision(Decision decision, const Money& amount, const backend_client::Failure* failure);

    backend_client::Books& m_books;
    const Clock& m_clock;
    std::vector<wire::DoubtfulMoney> m_items;
    bool m_all = false;
    bool m_deciding = false;
};

} // namespace guitai::models
