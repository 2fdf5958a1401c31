// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/load_book.h"

namespace guitai::test {

LoadPlan mixOf(LoadTurns turns, LoadRequests& requests, quint16 port, int connections)
{
    LoadPlan plan;
    plan.port = port;
    plan.connections = connections;
    plan.next = [turns, &requests](std::int64_t index) {
        const auto count = static_cast<std::int64_t>(turns.size());
        QByteArray bytes;
        for (std::int64_t i = 0; i < count && bytes.isEmpty(); ++i)
            bytes = turns[static_cast<size_t>((index + i) % count)]->next(index, requests);
        return bytes;
    };
    plan.answered = [turns](const LoadAnswer& answer) {
        for (LoadBook* book : turns) {
            if (book->take(answer))
                return;
        }
    };
    return plan;
}

} // namespace guitai::test
