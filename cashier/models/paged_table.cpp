// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paged_table.h"

namespace guitai::models {

void PagedTable::reload()
{
    m_first = true;
    m_next.clear();
    ask({});
}

bool PagedTable::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_state == State::Ready && hasMore();
}

void PagedTable::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_first = false;
    ask(m_next);
}

void PagedTable::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void PagedTable::ask(const QByteArray& cursor)
{
    m_state = State::Loading;
    Q_EMIT stateChanged();
    askPage(cursor, ++m_turn);
}

void PagedTable::end(State state, const backend_client::Failure& failure)
{
    m_state = state;
    m_failure = failure;
    Q_EMIT stateChanged();
}

} // namespace guitai::models
