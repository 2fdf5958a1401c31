// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What finance sees: the days by wallets, one that differs, and the workbench where its differences are explained.
#include "till/story/story.h"

#include "models/day_matrix.h"

#include <QAbstractItemView>

namespace guitai::till {

namespace {

constexpr Duration kSettle{600};
constexpr Duration kSoon = std::chrono::seconds(15);

QAbstractItemView* viewOf(QWidget* widget)
{
    auto* view = qobject_cast<QAbstractItemView*>(widget);
    return view && view->model()->rowCount() > 0 ? view : nullptr;
}

/// The first cell of one wallet that has something to explain, newest day first; the newest day's where none has.
QModelIndex cellInNeed(const models::DayMatrix& matrix)
{
    for (int row = 0; row < matrix.rowCount(); ++row) {
        for (int column = 0; column + 1 < matrix.columnCount(); ++column) {
            const QModelIndex cell = matrix.index(row, column);
            if (models::figuresOf(matrix.cell(cell)).open > 0)
                return cell;
        }
    }
    return matrix.index(0, 0);
}

} // namespace

async::Task<bool> Story::keepBooks()
{
    const std::function<bool()> online = [this] {
        return m_till.desk().link().state() == backend_client::LinkWatch::State::Online;
    };
    auto reached = waitFor(online, std::chrono::seconds(20));
    if (!co_await reached)
        co_return fail("backend_not_reached");
    auto entering = enterAs(QStringLiteral("finance"), m_plan.financePassword);
    if (!co_await entering)
        co_return fail("finance_refused");
    const std::function<bool()> days = [this] { return viewOf(shown("day_matrix")) != nullptr; };
    auto compared = waitFor(days, kSoon);
    if (!co_await compared)
        co_return fail("no_days");
    QAbstractItemView* matrix = viewOf(shown("day_matrix"));
    matrix->setCurrentIndex(cellInNeed(*static_cast<const models::DayMatrix*>(matrix->model())));
    auto settle = rest(kSettle);
    co_await settle;
    auto overview = takePictures("reconciliation");
    co_await overview;
    matrix->setFocus();
    press(Qt::Key_Return); // the differences behind the number
    const std::function<bool()> listed = [this] { return viewOf(shown("exception_list")) != nullptr; };
    auto found = waitFor(listed, kSoon);
    if (!co_await found)
        co_return fail("no_exceptions");
    auto loads = rest(kSettle);
    co_await loads;
    auto workbench = takePictures("exceptions");
    co_await workbench;
    tell({{QStringLiteral("event"), QStringLiteral("books_shown")},
          {QStringLiteral("exceptions"), viewOf(shown("exception_list"))->model()->rowCount()}});
    co_return true;
}

} // namespace guitai::till
