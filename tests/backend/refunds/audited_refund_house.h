// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A house of refunds whose books are audited at its end, for sweeps of mishaps.
#pragma once

#include "backend/refunds/refund_house.h"
#include "support/audited.h"

namespace guitai::test {

/// What every step must survive.
constexpr std::initializer_list<Mishap> kAnyMishap{Mishap::Fails, Mishap::Unchanged, Mishap::Unknown, Mishap::Missing};

struct AuditedRefundHouse : RefundHouse
{
    /// What goes on by itself comes to its end.
    void rest()
    {
        do // a work that is done may still have to be heard of, and what follows it begins only then
            settle();
        while (statements.isBusy());
    }
    /// The checker, until it has nothing left to do.
    void recover()
    {
        for (int round = 0; round < 6; ++round) {
            clock.advance(std::chrono::minutes(20));
            wait(checker->runOnce());
            rest();
        }
    }
    /// The books of these houses have no home accounts: their funds are scripted.
    QString audit() const { return auditFindings(folder, 2).join(QStringLiteral("; ")); }

    QByteArray next() { return "r-" + QByteArray::number(++refunds); }
    int refunds = 0;

    DoubtfulId doubtfulOf(const PaymentNo& paymentNo)
    {
        const auto page = wait(doubtful->list(merchant, {"OPEN", 200, {}}));
        for (const wire::DoubtfulMoney& one : page->items) {
            if (one.paymentNo == paymentNo)
                return one.doubtfulId;
        }
        return {};
    }
    /// From now on the channel gives back what it is called for, and knows nothing of what it was not called for.
    void answerTruly()
    {
        using channels::RefundState;
        channel->calls = std::deque(4, RefundState::Succeeded);
        channel->queries = std::deque(4, channel->called.empty() ? RefundState::NotFound : RefundState::Succeeded);
    }
    /// In a write whose statements go wrong as they are told to.
    bool tell(const refunds::Reported& reported)
    {
        storage::Storage& shaky = statements;
        std::function<Result<refunds::Applied>(storage::Transaction&)> work = [reported](storage::Transaction& tx) {
            return refunds::applyRefundReport(tx, reported);
        };
        return wait(shaky.write<refunds::Applied>(payment.payment.slot, std::move(work))).ok();
    }
};

} // namespace guitai::test
