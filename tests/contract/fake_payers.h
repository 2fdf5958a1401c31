// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Users' accounts that always have the money, kept in memory.
#pragma once

#include "channels/payer_accounts.h"

#include <map>

namespace guitai::test {

class FakePayers final : public channels::PayerAccounts
{
public:
    async::Task<channels::PlaceOutcome> charge(MerchantId, channels::Order order) override
    {
        const auto charged = m_charges.try_emplace(order.attemptNo.bytes(), order.amount).first;
        channels::PlaceOutcome outcome;
        outcome.state = channels::PlaceState::Paid;
        outcome.money = moneyOf(order.attemptNo, charged->second);
        co_return outcome;
    }
    async::Task<channels::Report> findCharge(AttemptNo attemptNo) override
    {
        channels::Report report;
        report.attemptNo = attemptNo;
        const auto charged = m_charges.find(attemptNo.bytes());
        report.state = charged == m_charges.end() ? channels::ReportedState::NotFound : channels::ReportedState::Paid;
        if (charged != m_charges.end())
            report.money = moneyOf(attemptNo, charged->second);
        co_return report;
    }
    async::Task<channels::CloseOutcome> voidCharge(AttemptNo attemptNo) override
    {
        channels::CloseOutcome outcome;
        outcome.state =
            m_charges.contains(attemptNo.bytes()) ? channels::CloseState::TooLate : channels::CloseState::Closed;
        co_return outcome;
    }
    async::Task<channels::RefundReport> payBack(channels::RefundOrder order) override
    {
        m_refunds.try_emplace(order.refundNo.bytes(), order.amount);
        co_return reportOf(order, channels::RefundState::Succeeded);
    }
    async::Task<channels::RefundReport> findPayBack(channels::RefundOrder order) override
    {
        const bool known = m_refunds.contains(order.refundNo.bytes());
        co_return reportOf(order, known ? channels::RefundState::Succeeded : channels::RefundState::NotFound);
    }

private:
    static channels::ReceivedMoney moneyOf(const AttemptNo& attemptNo, const Money& amount)
    {
        return {ChannelTradeNo::trusted(attemptNo.bytes()), amount, {}};
    }
    static channels::RefundReport reportOf(const channels::RefundOrder& order, channels::RefundState state)
    {
        channels::RefundReport report;
        report.state = state;
        report.refundNo = order.refundNo;
        report.attemptNo = order.attemptNo;
        report.amount = order.amount;
        return report;
    }

    std::map<QByteArray, Money> m_charges;
    std::map<QByteArray, Money> m_refunds;
};

} // namespace guitai::test
