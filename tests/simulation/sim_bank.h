// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The payout port in front of the bank's books. Lives as long as one life of the house.
#pragma once

#include "simulation/bank_books.h"
#include "simulation/canary.h"
#include "simulation/wire_call.h"

namespace guitai::simulation {

class SimBank final : public payouts::PayoutBank
{
public:
    SimBank(const WireTools& tools, BankBooks& books, Life life, Canary canary)
        : m_tools(tools), m_books(books), m_life(life), m_canary(canary)
    {
    }

    const payouts::BankAccount& account() const override { return m_account; }
    QByteArray accountNo() const override { return BankBooks::accountNo(); }
    const std::vector<Duration>& checkDelays() const override { return m_delays; }
    async::Task<payouts::PayoutReport> send(payouts::PayoutOrder order) override;
    async::Task<payouts::PayoutReport> query(payouts::PayoutOrder order) override;
    async::Task<Result<std::optional<payouts::RawNotice>>> fetchNotice(std::int64_t after) override;
    Result<payouts::BankNotice> readNotice(QByteArrayView document) const override { return m_books.read(document); }

private:
    payouts::PayoutReport understood(payouts::PayoutReport report) const;

    const WireTools m_tools;
    BankBooks& m_books;
    const Life m_life;
    const Canary m_canary;
    const payouts::BankAccount m_account{"house", "simulated", {}, Secret("{}")};
    const std::vector<Duration> m_delays{std::chrono::seconds(10), std::chrono::minutes(1), std::chrono::minutes(5)};
};

} // namespace guitai::simulation
