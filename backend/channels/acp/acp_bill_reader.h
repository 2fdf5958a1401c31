// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's settlement tables: ZM, the transactions, and ZME, the adjustments, one after the other in any order. A
// record's length tells which table it is of. They have no sums and no last line of their own: that they are whole is
// known by what they were packed in. Pure; any thread.
#pragma once

#include "channels/bill_lines.h"
#include "channels/bill_tally.h"

namespace guitai::acp {

class BillReader final : public channels::BillReader
{
public:
    /// A table of another merchant than that is refused; empty: of nobody.
    BillReader(QByteArray merId, BusinessDate day, channels::BillSinks sinks);

    void add(QByteArrayView piece) override;
    Result<channels::BillTotals> finish() override;

private:
    void take(const channels::BillLine& line);
    /// Why the record cannot be read; nullptr when `m_row` is what it says.
    const char* faultInTransaction(QByteArrayView record);
    const char* faultInAdjustment(QByteArrayView record);
    const char* faultInTime(QByteArrayView record);
    const char* faultInKind(QByteArrayView record);
    const char* faultInMoney(QByteArrayView record);

    const QByteArray m_merId;
    const BusinessDate m_day;
    channels::BillTally m_tally;
    channels::BillLines m_lines;
    rows::BillRow m_row;
    bool m_hasRecord = false; ///< one of a table's length
};

} // namespace guitai::acp
