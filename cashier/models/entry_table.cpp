// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/entry_table.h"

#include "models/book_words.h"
#include "models/money_text.h"
#include "models/shop_time.h"

namespace guitai::models {

using backend_client::Answer;
using backend_client::Reply;

Money shownBalance(const wire::Account& account)
{
    const bool below = account.kind == "DRAWER";
    return below ? Money(-account.balance.minor(), account.balance.currency()) : account.balance;
}

void EntryTable::show(const wire::Account& account)
{
    if (m_account.accountNo != account.accountNo) {
        beginResetModel();
        m_entries.clear();
        endResetModel();
    }
    m_account = account;
    reload();
}

void EntryTable::askPage(const QByteArray& cursor, int turn)
{
    using Page = wire::AccountEntryPage;
    using Rows = std::vector<wire::AccountEntry>;
    m_books.listEntries(m_account.accountNo, cursor, Reply<Page>(this, [this, turn](const Answer<Page>& answer) {
                            takePage<wire::AccountEntry>(turn, m_entries,
                                                         answer.ok() ? Answer<Rows>(answer.value().entries)
                                                                     : Answer<Rows>(answer.failure()),
                                                         answer.ok() ? answer.value().nextCursor : QByteArray());
                        }));
}

int EntryTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int EntryTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

bool EntryTable::isMoneyIn(const wire::AccountEntry& entry) const
{
    return (entry.side == "CREDIT") != (m_account.kind == "DRAWER");
}

QString EntryTable::text(const wire::AccountEntry& entry, int column) const
{
    switch (column) {
    case Time: return shortShopTime(entry.postedAt, m_clock.now());
    case What: return entryWords(entry);
    case Amount: return (isMoneyIn(entry) ? QChar(u'+') : QChar(u'-')) + moneyText(entry.amount);
    // Folded takings come from many payments; the slot they name tells people nothing.
    case Reference: return entry.kind == "FOLD" ? QString() : QString::fromLatin1(entry.reference);
    default: return {};
    }
}

QVariant EntryTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const wire::AccountEntry& entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text(entry, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        if (index.column() != Time)
            return text(entry, index.column());
        return QStringList{text(entry, Time), text(entry, What), text(entry, Amount)}.join(QStringLiteral(", "));
    default: return {};
    }
}

QVariant EntryTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case What: return tr("What");
    case Amount: return tr("Amount");
    case Reference: return tr("About");
    default: return {};
    }
}

} // namespace guitai::models
