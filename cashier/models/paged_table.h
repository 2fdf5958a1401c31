// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PagedTable: a table whose rows come from the backend page by page. Reloading keeps what is shown until the first
// page is there; an answer to an older question is dropped. GUI thread, no widgets.
#pragma once

#include "backend_client/books.h"
#include "models/payment_states.h"

#include <QAbstractTableModel>

namespace guitai::models {

/// Beside Qt's roles, for columns that show a state.
inline constexpr int kGlyphRole = Qt::UserRole + 1; ///< int(Glyph)
inline constexpr int kToneRole = Qt::UserRole + 2;  ///< int(Tone)
/// What stands beneath a cell's text, where there is room for two lines.
inline constexpr int kSecondLineRole = Qt::UserRole + 3;

class PagedTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class State { Idle, Loading, Ready, Failed };

    State state() const { return m_state; }
    const backend_client::Failure& failure() const { return m_failure; }
    bool hasMore() const { return !m_next.isEmpty(); }

    void reload();
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    /// Words have changed language.
    void retranslate();

Q_SIGNALS:
    void stateChanged();

protected:
    /// Asks for the page behind the cursor and hands its answer to takePage with the same turn.
    virtual void askPage(const QByteArray& cursor, int turn) = 0;

    template <class Row>
    void takePage(int turn, std::vector<Row>& rows, const backend_client::Answer<std::vector<Row>>& answer,
                  const QByteArray& next)
    {
        if (turn != m_turn)
            return;
        if (!answer.ok()) {
            end(State::Failed, answer.failure());
            return;
        }
        const std::vector<Row>& fresh = answer.value();
        if (m_first) {
            beginResetModel();
            rows = fresh;
            endResetModel();
        } else if (!fresh.empty()) {
            const int at = static_cast<int>(rows.size());
            beginInsertRows({}, at, at + static_cast<int>(fresh.size()) - 1);
            rows.insert(rows.end(), fresh.begin(), fresh.end());
            endInsertRows();
        }
        m_next = next;
        end(State::Ready, {});
    }

private:
    void ask(const QByteArray& cursor);
    void end(State state, const backend_client::Failure& failure);

    State m_state = State::Idle;
    backend_client::Failure m_failure;
    QByteArray m_next;
    bool m_first = true;
    int m_turn = 0;
};

} // namespace guitai::models
