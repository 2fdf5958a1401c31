// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The bank's own books, which no crash of the house touches: what it was told to pay, what it paid, what came back, and
// the notices it keeps for whoever fetches them. It is honest and knows a number for ever.
#pragma once

#include "payouts/payout_bank.h"
#include "simulation/faults.h"
#include "simulation/virtual_time.h"

#include <map>

namespace guitai::simulation {

enum class PayoutEnd { Open, Paid, Rejected, Returned };

struct Payout
{
    payouts::PayoutOrder order;
    PayoutEnd end = PayoutEnd::Open;
    int timesSent = 0;
};

class BankBooks
{
public:
    using Violation = std::function<void(QByteArray)>;
    BankBooks(Scheduler& scheduler, const Faults& faults, SeededRandom random, Violation violation)
        : m_scheduler(scheduler), m_faults(faults), m_random(random), m_violation(std::move(violation))
    {
    }

    payouts::PayoutReport send(const payouts::PayoutOrder& order);
    payouts::PayoutReport report(const WithdrawalNo& withdrawalNo);
    std::optional<payouts::RawNotice> noticeAfter(std::int64_t sequence) const;
    Result<payouts::BankNotice> read(QByteArrayView document) const;

    const std::map<WithdrawalNo, Payout>& payouts() const { return m_payouts; }
    std::int64_t notices() const { return static_cast<std::int64_t>(m_documents.size()); }
    /// What it still has to do by itself.
    int underWay() const { return m_underWay; }
    static const char* accountNo() { return "6200000000"; }

private:
    payouts::PayoutReport reportOf(const Payout& payout);
    void decide(const WithdrawalNo& withdrawalNo);
    void giveBack(const WithdrawalNo& withdrawalNo);
    void later(std::int64_t mostMs, std::function<void()> step);
    void tell(const Payout& payout, payouts::EntryKind kind);

    Scheduler& m_scheduler;
    const Faults& m_faults;
    SeededRandom m_random;
    Violation m_violation;
    std::map<WithdrawalNo, Payout> m_payouts;
    std::map<QByteArray, payouts::BankNotice> m_written; ///< by document
    std::vector<QByteArray> m_documents;                 ///< in the order of their sequence
    int m_underWay = 0;
};

} // namespace guitai::simulation
