// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The port for reading a provider's bill of a day, unpacked, as `Channel::fetchBill` hands it on or a person uploads
// it. Every row of the file goes to the sink in the file's order; one that cannot be read goes there as unreadable.
// What the sink was given counts only once finish() has agreed that the file is whole. Memory is bounded. Pure; any
// thread.
#pragma once

#include "result/result.h"
#include "rows/bill_row.h"
#include "rows/fund_row.h"
#include "time/utc_time.h"

#include <QByteArray>

#include <cstdint>
#include <functional>

namespace guitai::channels {

/// Where the rows of a bill go, by the kind of bill: `row` for trades, `fund` for fund flows.
struct BillSinks
{
    std::function<void(const rows::BillRow&)> row = {};
    std::function<void(const rows::FundRow&)> fund = {};
};

/// What a bill came to. Sums are minor units of its rows that could be read, whatever their state.
struct BillTotals
{
    struct Side
    {
        std::int64_t count = 0;
        std::int64_t sum = 0;

        friend bool operator==(const Side&, const Side&) = default;
    };

    std::int64_t rows = 0;       ///< as many as the sink was given, unreadable ones too
    std::int64_t unreadable = 0; ///< of them
    Side payments;               ///< of a trade bill, those that were taken back later too
    Side reversed;               ///< payments that were taken back
    Side refunds;
    std::int64_t fees = 0; ///< charged, less what was given back
    Side incoming;         ///< of a fund flow
    Side outgoing;
    QByteArray format;   ///< what the file turned out to be: "wechat/trade", "alipay/details"
    QByteArray encoding; ///< "UTF-8", "UTF-8 BOM", "GBK"
    QByteArray trailer;  ///< the provider's own sums, as UTF-8; empty where the format has none

    friend bool operator==(const BillTotals&, const BillTotals&) = default;
};

namespace errors {
/// The file does not end where its format says that it ends.
inline constexpr ErrorCode kBillCut{"BILL_CUT", 422};
/// Its rows do not come to what its own trailer says.
inline constexpr ErrorCode kBillTotalsDiffer{"BILL_TOTALS_DIFFER", 422};
/// No bill of that channel and kind.
inline constexpr ErrorCode kBillFormatUnknown{"BILL_FORMAT_UNKNOWN", 422};
/// A bill, but another day's.
inline constexpr ErrorCode kBillOtherDay{"BILL_OTHER_DAY", 422};
/// A bill, but another merchant's.
inline constexpr ErrorCode kBillOtherMerchant{"BILL_OTHER_MERCHANT", 422};
} // namespace errors

class BillReader
{
public:
    virtual ~BillReader() = default;

    /// The file's next bytes, cut anywhere.
    virtual void add(QByteArrayView piece) = 0;
    /// When all has come; nothing may be added afterwards. An error's detail says where the file went wrong.
    virtual Result<BillTotals> finish() = 0;
};

} // namespace guitai::channels
