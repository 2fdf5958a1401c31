// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What every reader of a bill counts, so that as many rows leave it as came in. Pure; any thread.
#pragma once

#include "channels/bill_reader.h"

namespace guitai::channels {

class BillTally
{
public:
    BillTally(BusinessDate day, BillSinks sinks) : m_day(day), m_sinks(std::move(sinks)) {}

    /// Counts it and hands it on.
    void give(const rows::BillRow& row);
    void give(const rows::FundRow& row);
    void giveUnreadable(std::int64_t line, const char* note);
    void giveUnreadableFund(std::int64_t line, const char* note);

    /// The bill names its merchant, and it is not the account's.
    void noteOtherMerchant() { m_isOtherMerchants = true; }

    BillTotals& totals() { return m_totals; }
    const BillTotals& totals() const { return m_totals; }
    /// The totals, unless the rows say that this is not the bill that was meant.
    Result<BillTotals> finish() const;

private:
    void noteTime(UtcTime at);
    void add(BillTotals::Side& side, std::int64_t amount);

    const BusinessDate m_day;
    const BillSinks m_sinks;
    BillTotals m_totals;
    bool m_isOtherMerchants = false;
    bool m_hasTime = false;
    bool m_hasTimeOfDay = false;
    bool m_isTooMuch = false;
};

/// A refusal with the line where the file went wrong.
Error billRefused(const ErrorCode& code, std::int64_t line);

} // namespace guitai::channels
