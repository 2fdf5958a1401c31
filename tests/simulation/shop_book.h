// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What merchants were told: every answer they got is a promise that must still hold at the end.
#pragma once

#include "wire/account_wire.h"
#include "wire/doubtful_money_wire.h"
#include "wire/payment_wire.h"
#include "wire/refund_wire.h"
#include "wire/withdrawal_wire.h"

#include <functional>
#include <map>
#include <set>

namespace guitai::simulation {

struct KnownPayment
{
    wire::Payment last;
    std::set<QByteArray> statuses; ///< that were ever answered
    std::int64_t mostRefunded = 0;
};

struct KnownRefund
{
    wire::Refund last;
    std::set<QByteArray> statuses;
};

class ShopBook
{
public:
    using Violation = std::function<void(QByteArray)>;
    explicit ShopBook(Violation violation) : m_violation(std::move(violation)) {}

    void saw(const wire::Payment& payment);
    void saw(const wire::Refund& refund);
    void saw(const wire::Withdrawal& withdrawal) { m_withdrawals[withdrawal.withdrawalNo].insert(withdrawal.status); }
    void saw(const wire::Freeze& freeze) { m_freezes[freeze.freezeNo].insert(freeze.status); }
    void accepted(const wire::DoubtfulMoney& money) { m_accepted.insert(money.paymentNo); }
    void mayHaveAccepted(const PaymentNo& paymentNo) { m_accepted.insert(paymentNo); }
    bool wasAccepted(const PaymentNo& paymentNo) const { return m_accepted.contains(paymentNo); }

    const std::map<PaymentNo, KnownPayment>& payments() const { return m_payments; }
    const std::map<RefundNo, KnownRefund>& refunds() const { return m_refunds; }
    /// Every status that was answered, by number.
    const std::map<QByteArray, std::set<QByteArray>>& freezes() const { return m_freezes; }
    const std::map<WithdrawalNo, std::set<QByteArray>>& withdrawals() const { return m_withdrawals; }

private:
    Violation m_violation;
    std::map<PaymentNo, KnownPayment> m_payments;
    std::map<RefundNo, KnownRefund> m_refunds;
    std::map<QByteArray, std::set<QByteArray>> m_freezes;
    std::map<WithdrawalNo, std::set<QByteArray>> m_withdrawals;
    std::set<PaymentNo> m_accepted;
};

} // namespace guitai::simulation
