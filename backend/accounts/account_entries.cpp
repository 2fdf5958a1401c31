// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account_entries.h"

#include <algorithm>
#include <limits>

namespace guitai::accounts {

namespace {

using storage::Bind;

const storage::Statement kListEntries{"accounts/list_entries"};
constexpr int kMostRows = 200;

/// Where a page ended: "<posted ms>.<line>.<effect key>".
struct PageEnd
{
    std::int64_t postedMs = std::numeric_limits<std::int64_t>::max();
    int line = 0;
    QByteArray effectKey;
};

std::optional<PageEnd> parseCursor(const QByteArray& cursor)
{
    if (cursor.isEmpty())
        return PageEnd{};
    const qsizetype first = cursor.indexOf('.');
    const qsizetype second = cursor.indexOf('.', first + 1);
    if (first < 1 || second < 0 || second + 1 == cursor.size())
        return std::nullopt;
    bool isTime = false;
    bool isLine = false;
    PageEnd end;
    end.postedMs = cursor.left(first).toLongLong(&isTime);
    end.line = cursor.mid(first + 1, second - first - 1).toInt(&isLine);
    end.effectKey = cursor.mid(second + 1);
    return isTime && isLine ? std::optional(end) : std::nullopt;
}

QByteArray cursorAt(const storage::Row& row)
{
    return row.utf8(4) + '.' + row.utf8(6) + '.' + row.utf8(5);
}

} // namespace

Result<wire::AccountEntryPage> listEntries(storage::Reader& reader, const AccountNo& accountNo,
                                           const QByteArray& cursor, int limit)
{
    const auto end = parseCursor(cursor);
    if (!end)
        return Error{guitai::errors::kInvalidRequest, QStringLiteral("cursor"),
                     QStringLiteral("This is no cursor of a list of entries.")};
    const int wanted = std::clamp(limit, 1, kMostRows);
    const auto rows = reader.rows(kListEntries, {accountNo, end->postedMs, end->postedMs, Bind::text(end->effectKey),
                                                 Bind::text(end->effectKey), end->line, wanted + 1});
    if (!rows)
        return rows.error();
    wire::AccountEntryPage page;
    const size_t count = std::min(rows->size(), static_cast<size_t>(wanted));
    for (size_t i = 0; i < count; ++i) {
        const storage::Row& row = rows->at(i);
        const auto currency = Currency::parse(row.utf8(3));
        if (!currency)
            return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored entry is unreadable.")};
        wire::AccountEntry entry;
        entry.kind = row.utf8(0);
        entry.reference = row.utf8(7);
        entry.side = row.utf8(1) == "D" ? "DEBIT" : "CREDIT";
        entry.amount = Money(row.number(2), *currency);
        entry.postedAt = row.time(4);
        page.entries.push_back(std::move(entry));
    }
    if (rows->size() > count)
        page.nextCursor = cursorAt(rows->at(count - 1));
    return page;
}

} // namespace guitai::accounts
