// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// EntryTable: the entries of one account, newest first; money in has a plus and money out a minus.
#pragma once

#include "models/paged_table.h"

namespace guitai::models {

/// What people call an account's money: a drawer is booked below 0 by the cash that lies in it.
Money shownBalance(const wire::Account& account);

class EntryTable final : public PagedTable
{
    Q_OBJECT

public:
    enum Column { Time, What, Amount, Reference, kColumns };

    EntryTable(backend_client::Books& books, const Clock& clock) : m_books(books), m_clock(clock) {}

    void show(const wire::Account& account);
    const std::vector<wire::AccountEntry>& entries() const { return m_entries; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void askPage(const QByteArray& cursor, int turn) override;
    bool isMoneyIn(const wire::AccountEntry& entry) const;
    QString text(const wire::AccountEntry& entry, int column) const;

    backend_client::Books& m_books;
    const Clock& m_clock;
    wire::Account m_account;
    std::vector<wire::AccountEntry> m_entries;
};

} // namespace guitai::models
