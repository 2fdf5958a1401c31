// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Bills as they were received: their rows, inside transactions on the home shard. A day's bill is one file or all parts
// of a set; the newest whole one counts.
#pragma once

#include "channels/channel.h"
#include "storage/transaction.h"
#include "wire/bill_wire.h"

namespace guitai::bills {

namespace errors {
/// The same bytes were received before; the detail says by whom and when.
inline constexpr ErrorCode kBillDuplicate{"BILL_DUPLICATE", 409};
inline constexpr ErrorCode kBillNotFound{"BILL_NOT_FOUND", 404};
} // namespace errors

namespace states {
inline constexpr char kCurrent[] = "CURRENT";   ///< what the next run compares
inline constexpr char kWaiting[] = "WAITING";   ///< a part whose set is not whole
inline constexpr char kReplaced[] = "REPLACED"; ///< another came for the same day
} // namespace states

QByteArray nameOf(channels::BillKind kind); ///< "TRADE", "FUND_FLOW"
std::optional<channels::BillKind> kindNamed(QByteArrayView name);

struct BillRecord
{
    wire::Bill bill;
    MerchantId merchantId;
    QByteArray state;
};

Result<std::optional<BillRecord>> findBill(storage::Reader& reader, const BillId& billId);
Result<std::optional<BillRecord>> findBillByContent(storage::Reader& reader, const ChannelAccountId& accountId,
                                                    const QByteArray& sha256);
/// What counts for a day: all parts of a set, or the only file; nothing while it is not there.
Result<std::vector<BillRecord>> currentBills(storage::Reader& reader, const ChannelAccountId& accountId,
                                             const QByteArray& day, channels::BillKind kind);
struct BillFilter
{
    ChannelAccountId accountId; ///< empty: any
    QByteArray day;             ///< empty: any
    QByteArray cursor;
    int limit = 50;
};
Result<wire::BillPage> listBills(storage::Reader& reader, const MerchantId& merchantId, const BillFilter& filter);

/// Its files are durable already. True when its day has a whole bill now, false while parts are missing;
/// BILL_DUPLICATE.
Result<bool> insertBill(storage::Transaction& tx, const BillRecord& record);

} // namespace guitai::bills
