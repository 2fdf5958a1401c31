// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/audit_transfers.h"

namespace guitai::app {

namespace {

using storage::Bind;

constexpr storage::Statement kListArrived{"app/list_arrived_transfers"};
constexpr storage::Statement kListSettled{"app/list_settled_transfers"};
constexpr storage::Statement kFindOut{"app/find_transfer_out"};
constexpr storage::Statement kFindIn{"app/find_transfer_in"};
constexpr int kChunk = 10'000;
constexpr qsizetype kMostOffenders = 20;

/// A list of transfers on one shard and what each must find on the other.
struct Direction
{
    storage::Statement list;
    storage::Statement find;
};

/// Columns of both: id, the other slot, amount, currency, state. What is final here has its counterpart there: money
/// that was posted was sent and never taken back, money that was taken back was refused.
bool agree(const storage::Row& here, const storage::Rows& there)
{
    if (there.empty())
        return false;
    const storage::Row& other = there.front();
    const bool sameMoney = here.number(2) == other.number(0) && here.utf8(3) == other.utf8(1);
    const QByteArray state = other.utf8(2);
    const bool back = here.utf8(4) == "REFUSED" || here.utf8(4) == "VOID";
    const bool known = back ? state == "REFUSED" || state == "VOID" || state == "SENT"
                            : state == "POSTED" || state == "DONE" || state == "SENT";
    return sameMoney && known;
}

Result<Done> compare(const std::vector<storage::Reader*>& shards, storage::Reader& from, const Direction& direction,
                     QStringList& offenders)
{
    QByteArray last = "";
    for (bool more = true; more;) {
        const auto rows = from.rows(direction.list, {Bind::text(last), kChunk});
        if (!rows)
            return rows.error();
        for (const storage::Row& row : *rows) {
            last = row.utf8(0);
            const auto shard = static_cast<size_t>(row.number(1)) % shards.size();
            const auto there = shards[shard]->rows(direction.find, {Bind::text(last)});
            if (!there)
                return there.error();
            if (!agree(row, *there) && offenders.size() < kMostOffenders)
                offenders.append(QString::fromLatin1(last));
        }
        more = rows->size() == static_cast<size_t>(kChunk);
    }
    return Done{};
}

} // namespace

Result<QStringList> contradictingTransfers(const std::vector<storage::Reader*>& shards)
{
    QStringList offenders;
    for (storage::Reader* const shard : shards) {
        for (const Direction& direction : {Direction{kListArrived, kFindOut}, Direction{kListSettled, kFindIn}}) {
            if (const auto compared = compare(shards, *shard, direction, offenders); !compared)
                return compared.error();
        }
    }
    return offenders;
}

} // namespace guitai::app
