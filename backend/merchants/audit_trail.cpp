// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/audit_trail.h"

#include "crypto/hash.h"

namespace guitai::merchants {

namespace {

const storage::Statement kLastEntry{"merchants/last_audit_entry"};
const storage::Statement kAppend{"merchants/append_audit_entry"};
const storage::Statement kPage{"merchants/page_audit_entries"};

constexpr int kMostTries = 5;
constexpr int kPageRows = 500;

struct ChainEnd
{
    std::int64_t sequence = 0;
    QByteArray hash;
};

/// Length before content, so that moving a byte from one field to the next changes the hash.
void appendField(QByteArray& text, QByteArrayView field)
{
    text.append(QByteArray::number(field.size())).append(':').append(field).append(',');
}

QByteArray hashOf(const ChainEnd& previous, const AuditEntry& entry)
{
    QByteArray text;
    appendField(text, previous.hash);
    appendField(text, QByteArray::number(previous.sequence + 1));
    appendField(text, QByteArray::number(entry.at.ms()));
    appendField(text, entry.actor);
    appendField(text, entry.action);
    appendField(text, entry.object);
    appendField(text, entry.detail.toUtf8());
    return crypto::sha256(text).toHex();
}

Result<ChainEnd> chainEnd(storage::Reader& reader)
{
    const auto rows = reader.rows(kLastEntry, {});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return ChainEnd{};
    return ChainEnd{rows->front().number(0), rows->front().utf8(1)};
}

AuditEntry entryOf(const storage::Row& row)
{
    return {row.time(1), row.utf8(2), row.utf8(3), row.utf8(4), row.text(5)};
}

} // namespace

Result<Done> appendAuditEntry(storage::Transaction& tx, AuditEntry entry)
{
    for (int tries = 0; tries < kMostTries; ++tries) {
        const auto end = chainEnd(tx);
        if (!end)
            return end.error();
        // The insert itself numbers the row and takes place only while `end` is still the end of the chain.
        const auto inserted =
            tx.run(kAppend, {entry.at, storage::Bind::text(entry.actor), storage::Bind::text(entry.action),
                             storage::Bind::text(entry.object), entry.detail, storage::Bind::text(end->hash),
                             storage::Bind::text(hashOf(*end, entry)), end->sequence});
        if (inserted && *inserted == 1)
            return Done{};
        if (!inserted && !(inserted.error().code == storage::errors::kUniqueViolation))
            return inserted.error();
    }
    return Error{storage::errors::kConflict, {}, QStringLiteral("the audit trail is contended")};
}

Result<std::int64_t> firstBrokenAuditEntry(storage::Reader& reader)
{
    ChainEnd end;
    for (;;) {
        const auto rows = reader.rows(kPage, {end.sequence, kPageRows});
        if (!rows)
            return rows.error();
        for (const storage::Row& row : *rows) {
            const bool follows = row.number(0) == end.sequence + 1 && row.utf8(6) == end.hash;
            if (!follows || row.utf8(7) != hashOf(end, entryOf(row)))
                return end.sequence + 1;
            end = {end.sequence + 1, row.utf8(7)};
        }
        if (rows->size() < static_cast<size_t>(kPageRows))
            return std::int64_t{0};
    }
}

} // namespace guitai::merchants
